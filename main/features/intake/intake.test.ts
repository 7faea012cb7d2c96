import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { generateX25519Identity, identityToRecipient } from 'age-encryption';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openSealed, verifySealed } from '#main/features/batch/file/open-batch.ts';
import { openSealedPart } from '#main/features/batch/file/open-sealed-part.ts';
import { keyFingerprint, parseSshPublicKey } from '#main/features/batch/file/ssh-signature.ts';
import type { Identity } from '#main/features/batch/identity/identity.ts';
import { findIncarnation } from '#main/features/folder/folder-store.ts';
import { readJudgedResponses } from '#main/features/rating/response-store.ts';
import { verifyRatings } from '#main/features/rating/verify-ratings.ts';
import { openDatabase, openReader } from '#main/storage/database.ts';
import { Receipt } from '#shared/features/batch/receipt.ts';
import { identityOfFolder } from '#tests/support/folder-identity.ts';
import { makeTempFolder, removeFolder } from '#tests/support/folders.ts';
import { createFakeClock } from '#tests/support/fake-clock.ts';
import {
  buildBatch,
  createSender,
  enrol,
  type SendingStation,
} from '#tests/support/station-batch.ts';
import {
  aRating,
  anId,
  aStation,
  createTestApp,
  officerPhrase,
  type TestApp,
  usualPeople,
} from '#tests/support/test-app.ts';
import { publicFile } from './kept-files.ts';

const unit = {
  unit: {
    code: '00000',
    codeSystem: 'QD19-2025' as const,
    name: 'Trung tâm xã Thử',
    namesBefore: [],
  },
};
const leaderPhrase = 'thuận buồm xuôi gió cả năm';
const day = 24 * 60 * 60_000;
const morning = '2026-11-23T08:00:00+07:00';

/** A station on another machine: the same program on a folder of its own. */
interface Station {
  readonly app: TestApp;
  readonly sender: SendingStation;
  readonly life: string;
  /** Citizens rate, some change their mind or write. */
  rate(scores: readonly (1 | 2 | 3 | 4 | 5)[], words?: string): Promise<void>;
  /** How far its chain has come. */
  last(): number;
}

async function createStation(code: string): Promise<Station> {
  const app = await createTestApp({
    clock: createFakeClock(morning),
    settings: { ...unit, stations: [aStation({ code })] },
  });
  const read = <T>(look: (db: ReturnType<typeof openReader>) => T): T => {
    const db = openReader(app.folder.database);
    try {
      return look(db);
    } finally {
      db.close();
    }
  };
  const life = read((db) => findIncarnation(db, code)) ?? '';
  return {
    app,
    life,
    sender: await createSender(life, { unitCode: '00000', stationCode: code }),
    async rate(scores, words) {
      const kiosk = app.kiosk();
      for (const score of scores) {
        app.clock.pass(5 * 60_000);
        const rating = aRating({ score });
        await kiosk.rating.submit(rating);
        if (score === 3) {
          await kiosk.rating.change({ ...aRating({ score: 4 }), responseId: rating.id });
        }
        if (words !== undefined) {
          await kiosk.rating.comment({ id: anId(), responseId: rating.id, text: words });
        }
      }
    },
    last: () =>
      read(
        (db) =>
          db
            .prepare<[string], { last: number | null }>(
              `SELECT max(sequence) AS last FROM rating WHERE incarnation_id = ?`,
            )
            .get(life)?.last ?? 0,
      ),
  };
}

let desk: TestApp;
let stick: string;
let deskKeys: Identity;
let stations: Station[];

beforeEach(async () => {
  stick = makeTempFolder();
  stations = [];
  desk = await createTestApp({ clock: createFakeClock(morning), settings: unit });
  const db = openDatabase(desk.folder.database);
  deskKeys = await identityOfFolder(desk.folder, db);
  db.close();
});
afterEach(() => {
  desk.close();
  for (const { app } of stations) app.close();
  removeFolder(stick);
});

async function station(code: string): Promise<Station> {
  const made = await createStation(code);
  stations.push(made);
  inDesk((db) => enrol(db, made.sender));
  return made;
}

function inDesk<T>(look: (db: ReturnType<typeof openDatabase>) => T): T {
  const db = openDatabase(desk.folder.database);
  try {
    return look(db);
  } finally {
    db.close();
  }
}

type Wanted = Partial<Parameters<typeof buildBatch>[3]>;

/** Closes a batch of a station's rows after a sequence and carries it to the stick. */
async function send(from: Station, number: number, after: number, wanted: Wanted = {}) {
  const db = openReader(from.app.folder.database);
  try {
    return await buildBatch(db, from.sender, stick, {
      number,
      ranges: [[from.life, after, from.last()]],
      desk: deskKeys.recipient,
      ...wanted,
    });
  } finally {
    db.close();
  }
}

async function officer() {
  const client = desk.desk();
  await client.access.signIn({ code: 'tong-hop', secret: officerPhrase });
  return client;
}

async function takeIn(...paths: string[]) {
  return (await officer()).intake.takeIn({ paths: paths.length > 0 ? paths : [stick] });
}

const scoresHere = () =>
  inDesk((db) =>
    [...readJudgedResponses(db)]
      .map(([{ station_code, score }]) => `${station_code} ${score}`)
      .toSorted((one, other) => one.localeCompare(other)),
  );
const rowsHere = () =>
  inDesk((db) => db.prepare<[], { n: number }>(`SELECT count(*) AS n FROM rating`).get()?.n);

describe('the desk takes in what its stations gathered', () => {
  it('counts every rating once, in the same tables as its own', async () => {
    const [one, two] = [await station('may-2'), await station('may-3')];
    await one.rate([5, 3], 'Phục vụ tốt, "rất" nhanh,\nxin cảm ơn');
    await two.rate([1, 2, 5]);
    await desk.kiosk().rating.submit(aRating({ score: 4 }));
    await send(one, 1, 0);
    await send(two, 1, 0);
    const taken = await takeIn();
    expect(taken.files.map(({ state, rows }) => [state, rows])).toEqual([
      ['counted', 5],
      ['counted', 3],
    ]);
    expect(scoresHere()).toEqual([
      'may-1 4',
      'may-2 4',
      'may-2 5',
      'may-3 1',
      'may-3 2',
      'may-3 5',
    ]);
    const words = inDesk((db) => db.prepare(`SELECT body FROM free_text`).pluck().all());
    expect(words).toEqual(Array(2).fill('Phục vụ tốt, "rất" nhanh,\nxin cảm ơn'));
    inDesk((db) => expect(verifyRatings(db)).toEqual({ rows: 9, fault: undefined }));
  });

  it('leaves everything as it is when a batch comes again', async () => {
    const from = await station('may-2');
    await from.rate([5, 4]);
    await send(from, 1, 0);
    await takeIn();
    const before = rowsHere();
    expect((await takeIn()).files).toMatchObject([{ state: 'already', number: 1 }]);
    expect(rowsHere()).toBe(before);
  });

  it('counts what comes after a gap, shows the gap, and closes it when the rest comes', async () => {
    const from = await station('may-2');
    await from.rate([5, 4]);
    const first = await send(from, 1, 0);
    await from.rate([3]);
    const second = await send(from, 2, 2, { previous: first.name });
    await from.rate([1]);
    const third = await send(from, 3, 4, { previous: second.name });
    await takeIn(first.file);
    expect((await takeIn(third.file)).files).toMatchObject([{ state: 'counted' }]);
    const missing = async () => (await (await officer()).intake.look()).stations[0]?.missing;
    expect(await missing()).toEqual([{ from: 2, to: 2 }]);
    inDesk((db) => expect(verifyRatings(db).fault).toBeUndefined());
    inDesk((db) => expect(verifyRatings(db, 1).fault).toBeUndefined());
    await desk.restart();
    expect((await takeIn(second.file)).files).toMatchObject([{ state: 'counted', rows: 2 }]);
    expect(await missing()).toEqual([]);
    inDesk((db) => expect(verifyRatings(db)).toEqual({ rows: 5, fault: undefined }));
    expect(scoresHere()).toEqual(['may-2 1', 'may-2 4', 'may-2 4', 'may-2 5']);
  });

  it('notices a row that somebody takes out of what a station sent', async () => {
    const from = await station('may-2');
    await from.rate([5, 4, 2]);
    await send(from, 1, 0);
    await takeIn();
    inDesk((db) => {
      db.exec('DROP TRIGGER rating_is_never_removed');
      db.prepare('DELETE FROM rating WHERE sequence = 3').run();
      expect(verifyRatings(db).fault).toMatchObject({ sequence: 3, fault: 'missing' });
    });
  });

  it('keeps another batch of the same number for people to look at, and removes nothing', async () => {
    const from = await station('may-2');
    await from.rate([5, 4]);
    const first = await send(from, 1, 0);
    await takeIn(first.file);
    await from.rate([1]);
    const other = await send(from, 1, 0);
    expect((await takeIn(other.file)).files).toMatchObject([{ state: 'held', reason: 'fork' }]);
    expect(scoresHere()).toEqual(['may-2 4', 'may-2 5']);
    const { stations: shown } = await (await officer()).intake.look();
    expect(shown).toMatchObject([{ counted: 1, held: [{ number: 1, reason: 'fork' }] }]);
    const after = await send(from, 2, 2, { previous: other.name });
    expect((await takeIn(after.file)).files).toMatchObject([{ state: 'held' }]);
  });

  it('takes a row that two lives bring once, and holds one that says something else', async () => {
    const from = await station('may-2');
    await from.rate([5, 4]);
    const ranges = [[from.life, 0, 2]] as const;
    await send(from, 1, 0, { ranges });
    const copy = await createSender('22222222-2222-4222-8222-222222222222', from.sender);
    inDesk((db) => enrol(db, copy));
    await send({ ...from, sender: copy }, 1, 0, { ranges });
    const { files } = await takeIn();
    expect(files.map(({ state, rows, repeated }) => [state, rows, repeated])).toEqual(
      expect.arrayContaining([
        ['counted', 2, 0],
        ['counted', 0, 2],
      ]),
    );
    expect(rowsHere()).toBe(2);
    const db = openDatabase(from.app.folder.database);
    db.exec('DROP TRIGGER rating_is_never_removed; DELETE FROM rating WHERE sequence = 2');
    db.close();
    await from.rate([1]);
    const other = await createSender('33333333-3333-4333-8333-333333333333', from.sender);
    inDesk((store) => enrol(store, other));
    const odd = await send({ ...from, sender: other }, 1, 0);
    expect((await takeIn(odd.file)).files).toMatchObject([
      { state: 'held', reason: 'rowConflict' },
    ]);
    expect(rowsHere()).toBe(2);
  });
});

describe('the desk refuses', () => {
  async function refusal(wanted: Wanted, prepare: (from: Station) => void = () => {}) {
    const from = await station('may-2');
    await from.rate([5, 3], 'lời');
    prepare(from);
    const { file } = await send(from, 1, 0, wanted);
    const bytes = readFileSync(file);
    const { files } = await takeIn(file);
    expect(rowsHere()).toBe(0);
    expect(readFileSync(file).equals(bytes)).toBe(true);
    expect(inDesk((db) => db.prepare('SELECT name FROM batch_in').all())).toEqual([]);
    return files[0]?.reason;
  }
  const lie = (change: object) => refusal({ lie: (content) => ({ ...content, ...change }) });

  it('what a station sends whose card is not known, or was revoked', async () => {
    const forget = () => inDesk((db) => db.exec('DELETE FROM correspondent'));
    expect(await refusal({}, forget)).toBe('senderUnknown');
  });
  it('what was signed by a key that was revoked', async () => {
    const revoke = () =>
      inDesk((db) => db.exec(`UPDATE correspondent SET revoked_at_ms = 1, revoked_by = 'cntt'`));
    expect(await refusal({}, revoke)).toBe('senderRevoked');
  });
  it('what a trial gathered', async () => {
    expect(await lie({ folderKind: 'trial' })).toBe('simulatedHere');
  });
  it('what was not sealed to it', async () => {
    const other = await identityToRecipient(await generateX25519Identity());
    expect(await refusal({ desk: other })).toBe('notForUs');
  });
  it('counts that are not those of its rows', async () => {
    const counts = { answer: 1, change: 1, fact: 0, comment: 2, redaction: 0 };
    expect(await lie({ counts })).toBe('countsDiffer');
  });
  it('a score that is not the one in the chain', async () => {
    const better = (csv: string) => csv.replace(/,5,,(\d{13})/, ',4,,$1');
    expect(await refusal({ alter: better })).toBe('chainBroken');
  });
  it('an answer that says it is a change of itself', async () => {
    const first = (csv: string) => csv.replace(/,5,,(\d{13})/, ',5,1,$1');
    expect(await refusal({ alter: first })).toBe('rowsInvalid');
  });
  it('a table with other columns', async () => {
    expect(await refusal({ alter: (csv) => csv.replace('language', 'tongue') })).toBe(
      'rowsInvalid',
    );
  });
  it('another unit’s station', async () => {
    const from = await station('may-2');
    await from.rate([5]);
    const sender = { ...from.sender, unitCode: '01819' };
    inDesk((db) => db.exec('DELETE FROM correspondent'));
    inDesk((db) => enrol(db, sender));
    const { file } = await send({ ...from, sender }, 1, 0);
    expect((await takeIn(file)).files).toMatchObject([{ state: 'refused', reason: 'otherUnit' }]);
  });
  it('what is no batch, and goes on with the others', async () => {
    const from = await station('may-2');
    await from.rate([5]);
    await send(from, 1, 0);
    writeFileSync(join(stick, 'a.hlb'), 'nothing of the kind');
    expect((await takeIn()).files.map(({ state }) => state)).toEqual(['refused', 'counted']);
  });
});

describe('what was taken in', () => {
  it('is released with the closed days on which it came, and changes nothing released before', async () => {
    const from = await station('may-2');
    await from.rate([5, 5, 5, 5, 5, 5, 5, 5, 5, 5]);
    for (let tap = 0; tap < 12; tap += 1) {
      desk.clock.pass(60_000);
      await desk.kiosk().rating.submit(aRating({ score: 4 }));
    }
    desk.clock.pass(day - 12 * 60_000);
    const before = await (await officer()).figures.listPeriods();
    await send(from, 1, 0);
    await takeIn();
    expect(await (await officer()).figures.listPeriods()).toEqual(before);
    desk.clock.pass(day);
    const after = await (await officer()).figures.listPeriods();
    expect(after.periods.length).toBe(before.periods.length + 1);
    const received = inDesk((db) =>
      db.prepare(`SELECT DISTINCT received_at_ms FROM rating WHERE station_code = 'may-2'`).all(),
    );
    expect(received).toEqual([{ received_at_ms: Date.parse('2026-11-24T08:00:00+07:00') }]);
  });

  it('does not set this folder’s clock, however wrong the station’s was', async () => {
    const from = await station('may-2');
    from.app.clock.set('2031-01-01T09:00:00+07:00');
    await from.app.restart();
    await from.rate([5]);
    await send(from, 1, 0);
    await takeIn();
    await desk.restart();
    await desk.kiosk().rating.submit(aRating());
    const states = inDesk((db) =>
      db.prepare(`SELECT clock_state FROM rating WHERE station_code = 'may-1'`).pluck().all(),
    );
    expect(states).toEqual(['trusted']);
  });

  it('is receipted beside the files, signed by the desk, also what was refused', async () => {
    const from = await station('may-2');
    await from.rate([5]);
    const { name } = await send(from, 1, 0);
    const { receipts, receiptFolder } = await takeIn();
    expect(receiptFolder).toBe(stick);
    const [receipt = ''] = receipts;
    const signed = JSON.parse(readFileSync(join(stick, receipt), 'utf8'));
    expect(Receipt.parse(JSON.parse(signed.document))).toMatchObject({
      author: from.sender.fingerprint,
      batches: [{ name, state: 'counted', reason: null }],
    });
    expect(existsSync(publicFile(desk.folder.batches.in, name))).toBe(true);
  });

  it('goes on to the superior as it was made, and its private part stays behind', async () => {
    const from = await station('may-2');
    await from.rate([5, 3], 'lời riêng');
    const { name } = await send(from, 1, 0);
    await takeIn();
    const superior = await createSender('44444444-4444-4444-8444-444444444444', {
      unitCode: '00001',
    });
    inDesk((db) => enrol(db, superior, 'superior'));
    const up = makeTempFolder();
    for await (const event of await (await officer()).batch.carry({ folder: up })) void event;
    const file = join(up, readdirSync(up).find((each) => each.includes(name.slice(0, 8))) ?? '');
    const deskKey = parseSshPublicKey(deskKeys.publicKey) ?? Buffer.alloc(0);
    const sealed = await verifySealed(file, () => deskKey);
    const into = join(up, 'open');
    mkdirSync(into);
    const identities = [superior.identity.sealingKey];
    const authorKey = parseSshPublicKey(from.sender.identity.publicKey) ?? Buffer.alloc(0);
    const opened = await openSealed(file, sealed, { identities, authorKey, into });
    expect(sealed.envelope.manifest).toBe(name);
    expect(readFileSync(opened.fileOf('data/ratings.csv'), 'utf8').split('\r\n')).toHaveLength(7);
    expect(sealed.envelope.leftOut).toEqual(['private/chain.csv.gz.age']);
    expect(existsSync(opened.fileOf('private/chain.csv.gz.age'))).toBe(false);
    removeFolder(up);
  });
});

describe('words that are erased at the desk', () => {
  const secret = 'Nhờ gọi qzxwvkjh giúp';

  /** Files of the folder in which the desk's keys find the words, however deep they are sealed. */
  async function filesWithWords(): Promise<readonly string[]> {
    const found: string[] = [];
    for (const entry of readdirSync(desk.folder.path, { recursive: true, withFileTypes: true })) {
      if (!entry.isFile()) continue;
      const file = join(entry.parentPath, entry.name);
      if ((await contentsOf(file)).some((content) => content.includes(secret))) found.push(file);
    }
    return found.map((file) => file.slice(desk.folder.path.length + 1));
  }

  async function contentsOf(file: string): Promise<readonly Buffer[]> {
    if (!file.endsWith('.hlb')) return [readFileSync(file)];
    const keys = [deskKeys, ...stations.map(({ sender }) => sender.identity)];
    const known = new Map(
      keys.map(({ publicKey }) => {
        const key = parseSshPublicKey(publicKey) ?? Buffer.alloc(0);
        return [keyFingerprint(key), key];
      }),
    );
    const trustOf = (fingerprint: string) => known.get(fingerprint) ?? 'senderUnknown';
    const sealed = await verifySealed(file, trustOf);
    const authorKey = known.get(sealed.envelope.author.key) ?? Buffer.alloc(0);
    const into = makeTempFolder();
    const identities = [deskKeys.sealingKey];
    try {
      const { manifest, fileOf } = await openSealed(file, sealed, { identities, authorKey, into });
      const parts = manifest.parts.map(({ path }) => fileOf(path)).filter(existsSync);
      const opened = parts.map((part) =>
        part.endsWith('.age')
          ? buffer(openSealedPart(part, identities))
          : Promise.resolve(readFileSync(part)),
      );
      return await Promise.all(opened);
    } finally {
      removeFolder(into);
    }
  }

  it('are opened by no key of the desk in any file of its folder', async () => {
    desk.close();
    desk = await createTestApp({
      clock: createFakeClock(morning),
      settings: unit,
      people: [...usualPeople, { code: 'lanh-dao', role: 'leader', secret: leaderPhrase }],
    });
    deskKeys = await inDesk((db) => identityOfFolder(desk.folder, db));
    const from = await station('may-2');
    await from.rate([5, 5, 5, 5, 5, 5, 5, 5, 5, 5], 'Cảm ơn');
    await from.rate([3], secret);
    const { name } = await send(from, 1, 0);
    await takeIn();
    expect(await filesWithWords()).toEqual(
      expect.not.arrayContaining([expect.stringContaining('.hlb')]),
    );
    const fork = await send(from, 1, 0, { builtAt: '2026-11-28T09:00:00+07:00' });
    const { files } = await takeIn();
    expect(files.map(({ state }) => state).toSorted()).toEqual(['already', 'held']);
    const whole = `batches/in/${fork.name}.hlb`;
    expect(await filesWithWords()).toContain(whole);

    desk.clock.pass(3 * day);
    const leader = desk.desk();
    await leader.access.signIn({ code: 'lanh-dao', secret: leaderPhrase });
    await leader.inbox.open();
    const [item] = (await leader.inbox.list({ search: 'qzxwvkjh' })).items;
    await leader.inbox.erase({ item: item?.id ?? 0, basedOn: 0, reason: 'writerAsked' });
    expect(await filesWithWords()).toEqual([]);
    const kept = readdirSync(join(desk.folder.batches.in, 'public'));
    expect(kept.toSorted()).toEqual([`${name}.hlb`, `${fork.name}.hlb`].toSorted());
    expect(inDesk((db) => verifyRatings(db).fault)).toBeUndefined();
  });

  it('are let go by the next start where a run was cut off before', async () => {
    const from = await station('may-2');
    await from.rate([3], secret);
    const { file, name } = await send(from, 1, 0);
    await takeIn();
    const lies = join(desk.folder.batches.in, `${name}.hlb`);
    rmSync(publicFile(desk.folder.batches.in, name));
    copyFileSync(file, lies);
    await desk.restart();
    await expect.poll(() => existsSync(lies), { timeout: 20_000 }).toBe(false);
    expect(existsSync(publicFile(desk.folder.batches.in, name))).toBe(true);
  });
});
