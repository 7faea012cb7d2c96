import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { safe } from '@orpc/client';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openSealedPart } from '#main/features/batch/file/open-sealed-part.ts';
import type { Identity } from '#main/features/batch/identity/identity.ts';
import { findIncarnation } from '#main/features/folder/folder-store.ts';
import { verifyRatings } from '#main/features/rating/verify-ratings.ts';
import { openDatabase, openReader, type Database } from '#main/storage/database.ts';
import type { Choice } from '#shared/features/batch/decision.ts';
import { createFakeClock } from '#tests/support/fake-clock.ts';
import { identityOfFolder } from '#tests/support/folder-identity.ts';
import { makeTempFolder, removeFolder } from '#tests/support/folders.ts';
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
  usualPeople,
  type TestApp,
} from '#tests/support/test-app.ts';
import { restFile, wholeFile } from './kept-files.ts';

const leaderPhrase = 'thuận buồm xuôi gió cả năm';
const people = [
  ...usualPeople,
  { code: 'lanh-dao', role: 'leader', secret: leaderPhrase },
] as const;
const secret = 'Chị qzxwvkjh ở quầy ba gắt gỏng';

let desk: TestApp;
let station: TestApp;
let sender: SendingStation;
let life: string;
let deskKeys: Identity;
let stick: string;

beforeEach(async () => {
  stick = makeTempFolder();
  const clock = () => createFakeClock('2026-11-23T08:00:00+07:00');
  desk = await createTestApp({ clock: clock(), people });
  station = await createTestApp({
    clock: clock(),
    settings: { stations: [aStation({ code: 'may-2' })] },
  });
  life = within(station, (db) => findIncarnation(db, 'may-2') ?? '');
  sender = await createSender(life, { unitCode: '00000', stationCode: 'may-2' });
  deskKeys = await within(desk, (db) => identityOfFolder(desk.folder, db));
  within(desk, (db) => enrol(db, sender));
});
afterEach(() => {
  desk.close();
  station.close();
  removeFolder(stick);
});

function within<T>({ folder }: TestApp, look: (db: Database) => T): T {
  const db = openDatabase(folder.database);
  try {
    return look(db);
  } finally {
    db.close();
  }
}

async function rate(score: 1 | 2 | 3 | 4 | 5, words?: string): Promise<void> {
  station.clock.pass(5 * 60_000);
  const rating = aRating({ score });
  await station.kiosk().rating.submit(rating);
  if (words === undefined) return;
  await station.kiosk().rating.comment({ id: anId(), responseId: rating.id, text: words });
}

async function send(number: number, after: number, to: number, wanted: object = {}) {
  const db = openReader(station.folder.database);
  try {
    const ranges = [[life, after, to]] as const;
    return await buildBatch(db, sender, stick, {
      number,
      ranges,
      desk: deskKeys.recipient,
      ...wanted,
    });
  } finally {
    db.close();
  }
}

async function as(code: 'tong-hop' | 'lanh-dao') {
  const client = desk.desk();
  await client.access.signIn({ code, secret: code === 'lanh-dao' ? leaderPhrase : officerPhrase });
  return client;
}

const takeIn = async (...paths: string[]) => {
  const { files } = await (await as('tong-hop')).intake.takeIn({ paths });
  return files.map(({ state, reason }) => reason ?? state);
};
const look = async () => (await as('tong-hop')).intake.look();
const scores = () =>
  within(desk, (db) =>
    db.prepare(`SELECT score FROM rating WHERE kind = 'answer' ORDER BY sequence`).pluck().all(),
  );
const states = () =>
  within(desk, (db) =>
    db
      .prepare<[], { said: string }>(
        `SELECT number || ' ' || coalesce(reason, state) AS said FROM batch_in ORDER BY number, received_at_ms, state`,
      )
      .all()
      .map(({ said }) => said),
  );
const chain = () => within(desk, (db) => verifyRatings(db));
const keptIn = () => desk.folder.batches.in;

function choose(counts: string, aside: string, is: Choice['is'] = 'line'): { choice: Choice } {
  return { choice: { is, counts, aside: [aside], ground: 'senderSays' } };
}

/** The desk has counted the shorter of two batches of one number and holds the longer. */
async function aFork(words?: string) {
  await rate(5);
  await rate(4);
  const short = await send(1, 0, 2);
  expect(await takeIn(short.file)).toEqual(['counted']);
  await rate(1, words);
  const long = await send(1, 0, words === undefined ? 3 : 4);
  expect(await takeIn(long.file)).toEqual(['fork']);
  return { short, long };
}

describe('a held batch at the desk', () => {
  it('is shown beside the one that counts, with what it would bring', async () => {
    const { short, long } = await aFork();
    const { questions } = await look();
    expect(questions).toMatchObject([{ is: 'line', number: 1, waiting: 1, stationCode: 'may-2' }]);
    const sides = questions[0]?.sides ?? [];
    expect(sides).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ name: short.name, state: 'counted', answers: 2 }),
        expect.objectContaining({ name: long.name, state: 'held', answers: 3, kept: 'whole' }),
      ]),
    );
    expect(await (await as('lanh-dao')).intake.compare({ name: long.name })).toMatchObject({
      rows: 1,
      repeated: 2,
      isCountable: true,
      differing: [],
    });
  });

  it('is counted as if it had come first, once a leader decides so, and stays', async () => {
    const { short, long } = await aFork('Cảm ơn');
    const leader = await as('lanh-dao');
    const decided = await leader.intake.decide({
      ...choose(long.name, short.name),
      note: 'Theo CV 12',
    });
    expect(decided).toMatchObject({ batches: 1, rows: 2, waiting: 0 });
    expect(scores()).toEqual([5, 4, 1]);
    expect(chain()).toEqual({ rows: 4, fault: undefined });
    expect(within(desk, (db) => db.prepare(`SELECT body FROM free_text`).pluck().all())).toEqual([
      'Cảm ơn',
    ]);
    const { questions, decisions } = await look();
    expect(questions).toEqual([]);
    expect(decisions).toMatchObject([{ by: 'lanh-dao', note: 'Theo CV 12', isFinal: true }]);
    const { error } = await safe(leader.intake.undo({ id: decided.id }));
    expect(error).toMatchObject({ code: 'ALREADY_COUNTED' });
    expect(readdirSync(join(keptIn(), 'public'))).toContain(`${long.name}.hlb`);
    expect(existsSync(wholeFile(keptIn(), long.name))).toBe(false);
    const audit = within(desk, (db) =>
      db.prepare(`SELECT detail FROM audit WHERE action = 'intake.decided'`).pluck().all(),
    );
    expect(audit).toEqual([expect.stringContaining(long.name)]);
    expect(String(audit)).not.toContain('CV 12');
  });

  it('is left out, the batches after the other one count, and the decision can be taken back', async () => {
    const { short, long } = await aFork();
    const next = await send(2, 2, 3, { previous: short.name });
    expect(await takeIn(next.file)).toEqual(['fork']);
    const officer = await as('tong-hop');
    const decided = await officer.intake.decide(choose(short.name, long.name));
    expect(decided).toMatchObject({ batches: 1, rows: 1 });
    expect(states().toSorted()).toEqual(['1 counted', '1 setAside', '2 counted']);
    expect(chain()).toEqual({ rows: 3, fault: undefined });
    await officer.intake.undo({ id: decided.id });
    expect(states().toSorted()).toEqual(['1 counted', '1 fork', '2 counted']);
    expect((await look()).questions).toHaveLength(1);
    expect((await look()).decisions[0]?.undone).toMatchObject({ by: 'tong-hop' });
    const { error } = await safe(officer.intake.undo({ id: decided.id }));
    expect(error).toMatchObject({ code: 'NOT_ASKED' });
  });

  it('is not counted where it says something else of a counted row', async () => {
    const { short } = await aFork();
    within(station, (db) => {
      db.exec('DROP TRIGGER rating_is_never_removed; DELETE FROM rating WHERE sequence >= 2');
    });
    await station.restart();
    await rate(2);
    const other = await send(1, 0, 2, { builtAt: '2026-11-29T10:00:00+07:00' });
    expect(await takeIn(other.file)).toEqual(['fork']);
    const officer = await as('tong-hop');
    const compared = await officer.intake.compare({ name: other.name });
    expect(compared).toMatchObject({ isCountable: false });
    expect(compared.differing).toMatchObject([{ theirs: { score: 2 }, here: { score: 4 } }]);
    const claims = (await look()).questions[0]?.sides.map(({ name }) => name) ?? [];
    const aside = claims.filter((name) => name !== other.name);
    const choice = { is: 'line', counts: other.name, aside, ground: 'damaged' } as const;
    const { error } = await safe(officer.intake.decide({ choice }));
    expect(error).toMatchObject({ code: 'ROWS_DIFFER' });
    expect((await look()).decisions).toEqual([]);
    const rest = claims.filter((name) => name !== short.name);
    await officer.intake.decide({ choice: { ...choice, counts: short.name, aside: rest } });
    expect(states().toSorted()).toEqual(['1 counted', '1 setAside', '1 setAside']);
    expect(scores()).toEqual([5, 4]);
  });

  it('is decided once: who comes second is told', async () => {
    const { short, long } = await aFork();
    await (await as('tong-hop')).intake.decide(choose(short.name, long.name));
    const { error } = await safe(
      (await as('lanh-dao')).intake.decide(choose(long.name, short.name)),
    );
    expect(error).toMatchObject({ code: 'NOT_ASKED' });
  });

  it('waits for a version that has not come, and counts it when it comes', async () => {
    await rate(5);
    await rate(4);
    const short = await send(1, 0, 1);
    const whole = await send(1, 0, 2);
    await rate(3);
    const after = await send(2, 2, 3, { previous: whole.name });
    expect(await takeIn(short.file)).toEqual(['counted']);
    expect(await takeIn(after.file)).toEqual(['brokenLink']);
    const officer = await as('tong-hop');
    const decided = await officer.intake.decide(choose(whole.name, short.name));
    expect(decided).toMatchObject({ batches: 1, rows: 1 });
    expect((await look()).decisions).toMatchObject([{ isWaiting: true, isFinal: false }]);
    expect(await takeIn(whole.file)).toEqual(['counted']);
    expect((await look()).decisions).toMatchObject([{ isWaiting: false, isFinal: true }]);
    expect(scores()).toEqual([5, 4, 3]);
    expect(chain()).toEqual({ rows: 3, fault: undefined });
  });

  it('enters at the next start where a run was cut off after the decision', async () => {
    const { short, long } = await aFork();
    const lies = wholeFile(keptIn(), long.name);
    const away = join(stick, 'away.hlb');
    within(desk, (db) =>
      db
        .prepare(
          `INSERT INTO batch_decision (id, decision, brings, decided_on, decided_by)
           VALUES ('11111111-1111-4111-8111-111111111111', ?, 1, '2026-11-23', 'lanh-dao')`,
        )
        .run(JSON.stringify(choose(long.name, short.name).choice)),
    );
    expect(existsSync(lies)).toBe(true);
    expect(existsSync(away)).toBe(false);
    await desk.restart();
    await expect.poll(scores, { timeout: 20_000 }).toEqual([5, 4, 1]);
    expect(chain().fault).toBeUndefined();
  });

  it('refuses who may not decide', async () => {
    const { short, long } = await aFork();
    const { error } = await safe(desk.desk().intake.decide(choose(long.name, short.name)));
    expect(error).toMatchObject({ code: 'FORBIDDEN' });
  });
});

describe('words that were erased here', () => {
  /** A held batch with words that the leader erases, as another batch brought them. */
  async function erasedWords() {
    for (let count = 0; count < 11; count += 1) await rate(5, 'Cảm ơn');
    await rate(3, secret);
    const first = await send(1, 0, 24);
    expect(await takeIn(first.file)).toEqual(['counted']);
    await rate(1, 'Chờ lâu');
    const held = await send(1, 0, 26);
    expect(await takeIn(held.file)).toEqual(['fork']);
    desk.clock.pass(3 * 24 * 60 * 60_000);
    const leader = await as('lanh-dao');
    await leader.inbox.open();
    const [item] = (await leader.inbox.list({ search: 'qzxwvkjh' })).items;
    await leader.inbox.erase({ item: item?.id ?? 0, basedOn: 0, reason: 'writerAsked' });
    return { first, held, leader };
  }

  it('are gone from a held batch, which can still be counted with all the rest', async () => {
    const { first, held, leader } = await erasedWords();
    expect(existsSync(wholeFile(keptIn(), held.name))).toBe(false);
    const rest = await buffer(openSealedPart(restFile(keptIn(), held.name), [deskKeys.sealingKey]));
    expect(rest.toString()).toContain('Chờ lâu');
    expect(rest.toString()).not.toContain('qzxwvkjh');
    expect((await leader.intake.look()).questions[0]?.sides).toContainEqual(
      expect.objectContaining({ name: held.name, kept: 'rest' }),
    );
    const decided = await leader.intake.decide(choose(held.name, first.name));
    expect(decided).toMatchObject({ batches: 1, rows: 2 });
    expect(chain().fault).toBeUndefined();
    const words = within(desk, (db) =>
      db.prepare(`SELECT DISTINCT body FROM free_text ORDER BY body`).pluck().all(),
    );
    expect(words).toEqual(['Chờ lâu', 'Cảm ơn']);
    expect(existsSync(restFile(keptIn(), held.name))).toBe(false);
  });

  it('leave a batch whose private part is gone to be taken in again, and stay erased', async () => {
    const { first, held, leader } = await erasedWords();
    rmSync(restFile(keptIn(), held.name));
    const { error } = await safe(leader.intake.compare({ name: held.name }));
    expect(error).toMatchObject({ code: 'ROWS_GONE' });
    const decided = await leader.intake.decide(choose(held.name, first.name));
    expect(decided).toMatchObject({ batches: 0, waiting: 1 });
    expect((await leader.intake.look()).decisions).toMatchObject([{ isWaiting: true }]);
    expect(await takeIn(held.file)).toEqual(['counted']);
    expect(chain().fault).toBeUndefined();
    const words = within(desk, (db) => db.prepare(`SELECT body FROM free_text`).pluck().all());
    expect(words).toContain('Chờ lâu');
    expect(words).not.toContain(secret);
  });
});
