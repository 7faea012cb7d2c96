import {
  cpSync,
  existsSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { createRouterClient } from '@orpc/server';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createApp, type App } from '#main/app.ts';
import { readJudgedResponses } from '#main/features/rating/response-store.ts';
import { verifyRatings } from '#main/features/rating/verify-ratings.ts';
import { silentLog } from '#main/platform/log.ts';
import { findAuditFault, listAuditOfAction } from '#main/storage/audit-store.ts';
import { backUp } from '#main/storage/backup.ts';
import { dataFolderAt, prepareDataFolder, type DataFolder } from '#main/storage/data-folder.ts';
import { openDatabase, openReader, type Database } from '#main/storage/database.ts';
import { createFakeClock, type FakeClock } from '#tests/support/fake-clock.ts';
import { makeTempFolder, removeFolder } from '#tests/support/folders.ts';
import { aMachine } from '#tests/support/other-machine.ts';
import {
  aRating,
  makeFolder,
  officerPhrase,
  usualPeople,
  workerUrl,
} from '#tests/support/test-app.ts';
import { createLifeFiles } from './key-files.ts';
import { listLives } from './life-store.ts';

let place: string;
let folder: DataFolder;
let clock: FakeClock;
beforeEach(async () => {
  place = makeTempFolder();
  folder = prepareDataFolder(join(place, 'one'));
  clock = createFakeClock();
  await makeFolder(folder, { clock, people: usualPeople });
});
afterEach(() => removeFolder(place));

const here = aMachine('máy thứ nhất');

async function start(at = folder, machine = here): Promise<App> {
  clock.pass(60_000);
  return await createApp({ folder: at, system: clock, log: silentLog, workerUrl, machine });
}

/** The program runs for a while, and citizens give so many answers. */
async function run(answers = 0, at = folder, machine = here): Promise<void> {
  const app = await start(at, machine);
  await give(app, answers);
  app.close();
}

async function give(app: App, answers: number): Promise<void> {
  const kiosk = createRouterClient(app.router, { context: app.connect('kiosk') });
  for (let n = 0; n < answers; n += 1) await kiosk.rating.submit(aRating());
}

const keysOf = (at = folder) => {
  const keys = createLifeFiles(at.keys).read();
  if (typeof keys !== 'object') throw new Error(`keys are ${keys}`);
  return keys;
};

function inDatabase<Result>(look: (db: Database) => Result, at = folder): Result {
  const db = openReader(at.database);
  try {
    return look(db);
  } finally {
    db.close();
  }
}

const lives = (at = folder) => inDatabase((db) => listLives(db, keysOf(at).incarnation), at);
const reasons = (at = folder) => lives(at).map(({ reason }) => reason);

/** Ratings by life, and that every reader finds them all. */
function ratings(at = folder): number[] {
  return inDatabase((db) => {
    const { rows, fault } = verifyRatings(db);
    expect(fault).toBeUndefined();
    expect(findAuditFault(db)).toBeUndefined();
    const read = [...readJudgedResponses(db)];
    expect(read).toHaveLength(rows);
    expect(read.every(([, judgement]) => judgement !== undefined)).toBe(true);
    return db
      .prepare<[], number>(
        `SELECT count(*) FROM rating GROUP BY incarnation_id ORDER BY min(arrival)`,
      )
      .pluck()
      .all();
  }, at);
}

describe('a folder', () => {
  it('gets keys with its first start, which nobody else can read, and keeps them', async () => {
    await run(1);
    const first = keysOf();
    expect(statSync(join(folder.keys, 'identity.json')).mode & 0o777).toBe(0o600);
    const text = readFileSync(join(folder.keys, 'identity.json'), 'utf8');
    expect(text).not.toContain('máy thứ nhất');
    await run(1);
    expect(keysOf()).toEqual(first);
    expect(lives()).toMatchObject([{ id: first.incarnation, reason: 'setUp', previous_id: null }]);
    expect(lives()[0]?.public_key).toMatch(/^ssh-ed25519 /);
    expect(ratings()).toEqual([2]);
    expect(inDatabase((db) => listAuditOfAction(db, 'life.keyed'))).toHaveLength(1);
  });

  it('that is moved on its disk goes on', async () => {
    await run(1);
    const moved = dataFolderAt(join(place, 'moved'));
    renameSync(folder.path, moved.path);
    await run(1, moved);
    expect(reasons(moved)).toEqual(['setUp']);
    expect(ratings(moved)).toEqual([2]);
  });

  it('that is copied to two machines has a life of its own on each, and nothing is lost', async () => {
    await run(2);
    const [second, third] = ['two', 'three'].map((name) => dataFolderAt(join(place, name)));
    if (second === undefined || third === undefined) throw new Error('two copies');
    for (const copy of [second, third]) {
      cpSync(folder.path, copy.path, { recursive: true, preserveTimestamps: true });
    }
    await run(1);
    await run(1, second, aMachine('máy thứ hai'));
    await run(1, third, aMachine('máy thứ ba'));
    expect([reasons(), reasons(second), reasons(third)]).toEqual([
      ['setUp'],
      ['copied', 'setUp'],
      ['copied', 'setUp'],
    ]);
    const keys = [folder, second, third].map((at) => keysOf(at).signingKey);
    expect(new Set(keys).size).toBe(3);
    expect([ratings(), ratings(second), ratings(third)]).toEqual([[3], [2, 1], [2, 1]]);
    const [begun] = inDatabase((db) => listAuditOfAction(db, 'life.begun'), second);
    expect(begun?.detail).toMatchObject({ reason: 'copied', previous: keysOf().incarnation });
    expect(createLifeFiles(second.keys).listRetired(keysOf().folderId)).toMatchObject([
      { incarnation: keysOf().incarnation },
    ]);
    await run(1, second, aMachine('máy thứ hai'));
    expect(ratings(second)).toEqual([2, 2]);
  });

  it('has one series of figures and tables, whatever its lives', async () => {
    await run(6);
    rmSync(folder.keys, { recursive: true });
    await run(6);
    clock.pass(3 * 24 * 60 * 60_000); // the days are closed by then
    const app = await start();
    const context = { caller: app.connect('desk').caller };
    const desk = createRouterClient(app.router, { context });
    await desk.access.signIn({ code: 'tong-hop', secret: officerPhrase });
    const { periods } = await desk.figures.listPeriods();
    expect(periods).toMatchObject([{ n: 12 }]);
    const { series } = await desk.figures.show({ periodId: periods[0]?.id ?? 0 });
    expect(series.map(({ total }) => total.raw.n)).toEqual([12]);
    let rows = 0;
    for await (const event of await desk.tables.export({ format: 'csv' })) rows = event.rows;
    expect(rows).toBe(12);
    expect(await desk.health.show()).toMatchObject({ works: true });
    app.close();
  });

  it('counts the answer that a citizen changed last, in whichever life that was', async () => {
    const tap = aRating({ score: 5 });
    const changeTo = async (app: App, score: 1 | 2) => {
      const kiosk = createRouterClient(app.router, { context: app.connect('kiosk') });
      await kiosk.rating.change({ ...aRating({ score }), responseId: tap.id });
    };
    const first = await start();
    const kiosk = createRouterClient(first.router, { context: first.connect('kiosk') });
    await kiosk.rating.submit(tap);
    await changeTo(first, 2);
    first.close();
    rmSync(folder.keys, { recursive: true });
    const second = await start();
    await changeTo(second, 1);
    second.close();
    const scores = inDatabase((db) => [...readJudgedResponses(db)].map(([{ score }]) => score));
    expect(scores).toEqual([1]);
  });

  it('that is copied on the same machine is told from its original', async () => {
    await run(1);
    const copy = dataFolderAt(join(place, 'copy'));
    cpSync(folder.path, copy.path, { recursive: true, preserveTimestamps: true });
    await run(1, copy);
    expect(reasons(copy)).toEqual(['copied', 'setUp']);
  });

  it('whose database came back from a backup of the program begins a life, however little is lost', async () => {
    await run(2);
    const db = openDatabase(folder.database);
    const backup = backUp(db, folder.backups, '2026-11-27');
    db.close();
    putBack(backup);
    await run(1);
    expect(reasons()).toEqual(['restored', 'setUp']);
    expect(ratings()).toEqual([2, 1]);
    await run(1);
    expect(reasons()).toEqual(['restored', 'setUp']); // it is no backup any more
    expect(ratings()).toEqual([2, 2]);
  });

  it('whose database was put back by hand is found out by the mark beside its keys', async () => {
    await run(2);
    const byHand = join(place, 'kiosk.db');
    cpSync(folder.database, byHand);
    await run(1);
    const before = keysOf();
    putBack(byHand);
    await run(1);
    expect(reasons()).toEqual(['restored', 'setUp']);
    expect(lives()[0]).toMatchObject({ previous_id: before.incarnation });
    expect(ratings()).toEqual([2, 1]);
  });

  it('restored after an export names the batch that the lost part had closed', async () => {
    await run(2);
    const byHand = join(place, 'kiosk.db');
    cpSync(folder.database, byHand);
    const name = 'a'.repeat(64);
    const app = await start();
    await give(app, 1);
    const db = openDatabase(folder.database);
    db.prepare(
      `INSERT INTO batch_out VALUES (?, 'station', ?, 1, NULL, 0, 'trusted', NULL, NULL, 3, 9, ?, x'00')`,
    ).run(name, keysOf().incarnation, name);
    db.close();
    app.close();
    putBack(byHand);
    await run(1);
    expect(lives()[0]).toMatchObject({ reason: 'restored', grown_from_batch: name });
  });

  it('knows the life it lost when its database goes back to before that life began', async () => {
    await run(1);
    const byHand = join(place, 'kiosk.db');
    cpSync(folder.database, byHand);
    rmSync(folder.keys, { recursive: true });
    await run(1);
    const lost = keysOf().incarnation;
    putBack(byHand);
    await run(1);
    expect(reasons()).toEqual(['restored', 'keysLost', 'setUp']);
    expect(lives()[1]?.id).toBe(lost);
  });

  it.each([
    ['gone', (file: string) => rmSync(file)],
    ['damaged', (file: string) => writeFileSync(file, '{"format":')],
  ])('whose keys are %s begins a life and throws nothing away', async (_name, lose) => {
    await run(1);
    lose(join(folder.keys, 'identity.json'));
    await run(1);
    expect(reasons()).toEqual(['keysLost', 'setUp']);
    expect(ratings()).toEqual([1, 1]);
    const kept = existsSync(join(folder.keys, 'retired'))
      ? readdirSync(join(folder.keys, 'retired'))
      : [];
    expect(kept).toHaveLength(_name === 'damaged' ? 1 : 0);
  });

  it('whose keys went back to an earlier life does not take that life up again', async () => {
    await run(1);
    const old = join(place, 'keys');
    cpSync(folder.keys, old, { recursive: true });
    rmSync(folder.keys, { recursive: true });
    await run(1);
    cpSync(old, folder.keys, { recursive: true });
    await run(1);
    expect(reasons()).toEqual(['keysLost', 'keysLost', 'setUp']);
    expect(ratings()).toEqual([1, 1, 1]);
  });

  it('takes keys up again that were written before the power went', async () => {
    await run(1);
    const byHand = join(place, 'kiosk.db');
    cpSync(folder.database, byHand);
    const copy = dataFolderAt(join(place, 'copy'));
    cpSync(folder.path, copy.path, { recursive: true });
    await run(0, copy); // the new life's keys are written …
    const written = keysOf(copy);
    cpSync(byHand, copy.database); // … and neither its row nor its mark
    for (const more of ['-wal', '-shm']) rmSync(`${copy.database}${more}`, { force: true });
    cpSync(join(folder.keys, 'mark.json'), join(copy.keys, 'mark.json'));
    await run(1, copy);
    expect(keysOf(copy).signingKey).toBe(written.signingKey);
    expect(reasons(copy)).toEqual(['copied', 'setUp']);
    expect(ratings(copy)).toEqual([1, 1]);
  });

  it('with another folder’s keys in it makes its own', async () => {
    const other = prepareDataFolder(join(place, 'other'));
    await makeFolder(other, { clock });
    await run(1, other);
    cpSync(other.keys, folder.keys, { recursive: true });
    await run(1);
    expect(reasons()).toEqual(['setUp']);
    expect(keysOf().signingKey).not.toBe(keysOf(other).signingKey);
    expect(createLifeFiles(folder.keys).listRetired(keysOf().folderId)).toEqual([]);
  });
});

function putBack(file: string): void {
  for (const more of ['', '-wal', '-shm']) rmSync(`${folder.database}${more}`, { force: true });
  cpSync(file, folder.database);
}
