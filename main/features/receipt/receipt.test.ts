import { hash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { createRouterClient } from '@orpc/server';
import { safe } from '@orpc/client';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createApp } from '#main/app.ts';
import { verifyRatings } from '#main/features/rating/verify-ratings.ts';
import { createFileLog } from '#main/platform/log.ts';
import { openReader } from '#main/storage/database.ts';
import { createFakeClock } from '#tests/support/fake-clock.ts';
import { makeTempFolder, removeFolder } from '#tests/support/folders.ts';
import { aCampaign, listed, supervisorKeys } from '#tests/support/supervisor.ts';
import {
  aRating,
  anId,
  createTestApp,
  makeFolder,
  officerPhrase,
  staffPin,
  temporaryFolder,
  usualPeople,
  workerUrl,
  type TestApp,
} from '#tests/support/test-app.ts';

const code = 'H55.242-260115-0007';

let office: TestApp;
beforeEach(async () => {
  office = await createTestApp({ settings: { receipts: true } });
});
afterEach(() => office.close());

/** A citizen rates and gives a code; what the core answers. */
async function rateWith(scan: string, gift: { id?: string; responseId?: string } = {}) {
  const rating = aRating();
  if (gift.responseId === undefined) await office.kiosk().rating.submit(rating);
  const id = gift.id ?? anId();
  const responseId = gift.responseId ?? rating.id;
  const { data, error } = await safe(office.kiosk().receipt.give({ id, responseId, code: scan }));
  return { id, responseId, data, error: error && Reflect.get(error, 'code') };
}

function read<Row>(sql: string): Row[] {
  const db = openReader(office.folder.database);
  try {
    return db.prepare<[], Row>(sql).all();
  } finally {
    db.close();
  }
}

const facts = () =>
  read<{ choices: string }>(
    `SELECT choices FROM rating WHERE question = 'receipt' ORDER BY arrival`,
  ).map(({ choices }) => choices);

describe('a receipt', () => {
  it('is noted with its response as the first of its dossier, or not', async () => {
    const first = await rateWith(code);
    const again = await rateWith(code);
    await rateWith('000.00.12.H62-201105-0004');
    expect(
      read(`SELECT response_id, kind, question, choices, audience FROM rating
        WHERE kind = 'fact' ORDER BY arrival LIMIT 2`),
    ).toEqual(
      [first, again].map(({ responseId }, place) => ({
        response_id: responseId,
        kind: 'fact',
        question: 'receipt',
        choices: place === 0 ? '["first"]' : '["again"]',
        audience: null,
      })),
    );
    expect(facts()).toEqual(['["first"]', '["again"]', '["first"]']);
  });

  it('is answered in the same way whichever it was', async () => {
    const first = await rateWith(code);
    const again = await rateWith(code);
    expect(first).toMatchObject({ data: { id: first.id }, error: null });
    expect(again).toMatchObject({ data: { id: again.id }, error: null });
  });

  it('is the same dossier’s however it was typed or scanned', async () => {
    for (const scan of [code, 'h55 242 260115 0007\n', `https://dvc.example.vn/?maHoSo=${code}`]) {
      await rateWith(scan);
    }
    expect(facts()).toEqual(['["first"]', '["again"]', '["again"]']);
  });

  it('given twice under one id is one, and what was found first stands', async () => {
    const first = await rateWith(code);
    expect(await rateWith(code, first)).toEqual(first);
    await office.restart();
    expect(await rateWith(code, first)).toEqual(first);
    expect(facts()).toEqual(['["first"]']);
  });

  it('stays a response’s only one: no other code is used up through it', async () => {
    const { responseId } = await rateWith(code);
    expect(await rateWith('H55.242-260115-0008', { responseId })).toMatchObject({ error: null });
    expect(facts()).toEqual(['["first"]']);
    await rateWith('H55.242-260115-0008');
    expect(facts()).toEqual(['["first"]', '["first"]']);
  });

  it('keeps the chain whole', async () => {
    await rateWith(code);
    await rateWith(code);
    const db = openReader(office.folder.database);
    expect(verifyRatings(db)).toEqual({ rows: 4, fault: undefined });
    db.close();
  });

  it('is refused where the office has not switched it on', async () => {
    office.close();
    office = await createTestApp();
    expect(await rateWith(code)).toMatchObject({ error: 'RECEIPTS_OFF' });
    expect(facts()).toEqual([]);
  });

  it('is refused while a supervisor asks instead of the office', async () => {
    const keysFolder = makeTempFolder();
    const keys = await supervisorKeys(keysFolder);
    office.close();
    const secret = officerPhrase;
    office = await createTestApp({
      people: [...usualPeople, { code: 'lanh-dao', role: 'leader', secret }],
      settings: { receipts: true, supervisors: listed(keys) },
    });
    const desk = office.desk();
    await desk.access.signIn({ code: 'lanh-dao', secret });
    await desk.campaign.open({ file: aCampaign(keys).file });
    await desk.access.signOut();
    const gift = { id: anId(), responseId: anId(), code };
    const { error } = await safe(office.kiosk().receipt.give(gift));
    expect(error).toMatchObject({ code: 'RECEIPTS_OFF' });
    removeFolder(keysFolder);
  });

  it.each(['0912 345 678', '079201012345', '1.004222', 'Nguyễn Văn A'])(
    'is refused if it is %s, and nothing is kept of it',
    async (scan) => {
      expect(await rateWith(scan)).toMatchObject({ error: 'CODE_UNREADABLE' });
      await office.restart();
      expect([facts(), read('SELECT * FROM receipt'), read('SELECT * FROM receipt_key')]).toEqual([
        [],
        [],
        [],
      ]);
    },
  );

  it('is refused for a rating that is not there', async () => {
    expect(await rateWith(code, { responseId: anId() })).toMatchObject({
      error: 'RESPONSE_UNKNOWN',
    });
    expect(await rateWith(code)).toMatchObject({ error: null });
    expect(facts()).toEqual(['["first"]']);
  });

  it('is refused under an id that stands for something else', async () => {
    const rating = aRating();
    await office.kiosk().rating.submit(rating);
    const outcome = await rateWith(code, { id: rating.id, responseId: rating.id });
    expect(outcome).toMatchObject({ error: 'ID_TAKEN' });
  });

  it('is refused while somebody is signed in on the screen; a retry is confirmed', async () => {
    const given = await rateWith(code);
    const rating = aRating();
    await office.kiosk().rating.submit(rating);
    await office.desk().access.signIn({ code: 'can-bo', secret: staffPin });
    expect(await rateWith(code, { responseId: rating.id })).toMatchObject({
      error: 'STAFF_SIGNED_IN',
    });
    expect(await rateWith(code, given)).toEqual(given);
  });

  it('cannot be given from the desk', async () => {
    const gift = { id: anId(), responseId: anId(), code };
    const { error } = await safe(office.desk().receipt.give(gift));
    expect(error).toMatchObject({ code: 'FORBIDDEN' });
  });

  it('cannot be claimed as an answer to a question', async () => {
    const rating = aRating();
    await office.kiosk().rating.submit(rating);
    const claim = { id: anId(), responseId: rating.id, question: 'receipt', choices: ['first'] };
    const { error } = await safe(office.kiosk().rating.fact(claim));
    expect(error).toMatchObject({ code: 'QUESTION_UNKNOWN' });
  });

  it('is known at the station it was given at, and at no other', async () => {
    await rateWith(code);
    const here = office;
    office = await createTestApp({ settings: { receipts: true } });
    await rateWith(code);
    expect(facts()).toEqual(['["first"]']);
    here.close();
  });
});

describe('of a code', () => {
  it('nothing is left on disk but a keyed hash: no code, no hash that could be tried out', async () => {
    const { folder, remove } = temporaryFolder();
    const system = createFakeClock();
    await makeFolder(folder, { clock: system, people: usualPeople, settings: { receipts: true } });
    const log = createFileLog(folder.logs);
    const app = await createApp({ folder, system, log, workerUrl });
    const clientOf = (page: 'kiosk' | 'desk') =>
      createRouterClient(app.router, { context: { caller: app.connect(page).caller } });
    const kiosk = clientOf('kiosk');
    const personal = '0912 345 678';
    const scans = [code, `https://dvc.example.vn/?maHoSo=${code}&ten=Nguyen`, personal];
    const ids: string[] = [];
    for (const scan of scans) {
      const rating = aRating();
      await kiosk.rating.submit(rating);
      await safe(kiosk.receipt.give({ id: anId(), responseId: rating.id, code: scan }));
      ids.push(rating.id);
    }
    log.error('written so that there is a log', new Error('and a stack'));
    const officer = clientOf('desk');
    await officer.access.signIn({ code: 'tong-hop', secret: officerPhrase });
    const exported = await officer.tables.export({ format: 'csv', plain: true });
    let written: readonly string[] = [];
    for await (const { files = [] } of exported) written = files;
    expect(written.length).toBeGreaterThan(0);

    const bare = code.replaceAll(/[.-]/g, '');
    const texts = [...scans, code, code.toLowerCase(), bare, personal.replaceAll(' ', '')];
    const traces = texts.flatMap(tracesOf);
    const tracesIn = (bytes: Buffer) => traces.filter((trace) => bytes.includes(trace)).length;
    const files = filesUnder(folder.path);
    expect(files.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['kiosk.db', 'kiosk.db-wal', 'logs/main.log']),
    );
    expect(files.some(({ name }) => name.startsWith('exports/'))).toBe(true);
    expect(files.filter(({ bytes }) => tracesIn(bytes) > 0)).toEqual([]);
    app.close();

    const after = filesUnder(folder.path);
    expect(after.filter(({ bytes }) => tracesIn(bytes) > 0)).toEqual([]);
    const db = openReader(folder.database);
    const tables = db
      .prepare<[], { name: string }>(`SELECT name FROM sqlite_schema WHERE type = 'table'`)
      .all();
    const dump = tables.map(({ name }) => [name, db.prepare(`SELECT * FROM "${name}"`).all()]);
    db.close();
    const said = Buffer.from(JSON.stringify(dump, hexOfBlobs));
    expect(tracesIn(said)).toBe(0);
    // the search would have found something: the ratings are there, and one hash, which is keyed
    expect(ids.every((id) => said.includes(id))).toBe(true);
    expect(dump.find(([name]) => name === 'receipt')).toEqual([
      'receipt',
      [{ hash: expect.any(Buffer) }],
    ]);
    remove();
  });
});

/** How a text could lie on a disk: itself, and hashes that anybody could make of every code. */
function tracesOf(text: string): Buffer[] {
  const hashes = ['md5', 'sha1', 'sha256', 'sha512', 'sha3-256', 'blake2b512'].flatMap((name) => {
    const bytes = hash(name, text, 'buffer');
    return [bytes, Buffer.from(bytes.toString('hex')), Buffer.from(bytes.toString('base64'))];
  });
  return [Buffer.from(text), Buffer.from(text, 'utf16le'), ...hashes];
}

function filesUnder(folder: string): { name: string; bytes: Buffer }[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => {
      const path = join(entry.parentPath, entry.name);
      return { name: path.slice(folder.length + 1), bytes: readFileSync(path) };
    });
}

/** Blobs as hexadecimal text, so that a dump says everything. */
function hexOfBlobs(_key: string, value: unknown): unknown {
  const isBlob = typeof value === 'object' && value !== null && 'data' in value;
  return isBlob && Array.isArray(value.data) ? Buffer.from(value.data).toString('hex') : value;
}
