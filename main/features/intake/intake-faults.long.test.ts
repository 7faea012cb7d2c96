import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as passed } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openBatchFiles } from '#main/batch-ports.ts';
import { computeFigures } from '#main/features/figures/compute-figures.ts';
import { createSettingsReader } from '#main/features/folder/folder-store.ts';
import { hashOfRow } from '#main/features/rating/rating-row.ts';
import { readJudgedResponses } from '#main/features/rating/response-store.ts';
import { hashOfWords, verifyRatings } from '#main/features/rating/verify-ratings.ts';
import { fillFolder } from '#main/features/simulation/fill-folder.ts';
import { createIntakeKeys } from '#main/intake-keys.ts';
import { intakeThere } from '#main/intake-there.ts';
import { openStore } from '#main/open-store.ts';
import { createClock } from '#main/platform/clock.ts';
import { openDatabase, openReader, type Database } from '#main/storage/database.ts';
import { identityOfFolder } from '#tests/support/folder-identity.ts';
import { createFakeClock } from '#tests/support/fake-clock.ts';
import { makeTempFolder, removeFolder } from '#tests/support/folders.ts';
import { runCli } from '#tests/support/run-cli.ts';
import { buildBatch, createSender, enrol } from '#tests/support/station-batch.ts';
import {
  makeFolder,
  officerPhrase,
  temporaryFolder,
  usualPeople,
} from '#tests/support/test-app.ts';
import { listEntering } from './intake-store.ts';
import { prepareBatch } from './prepare-batch.ts';
import { prepareKept } from './prepare-kept.ts';
import { finishEntering, takeIn, type TakingDeps } from './take-in.ts';

/** Everything that four stations gathered, as one folder that recorded all of it. */
let all: Database;
let stick: string;
let desk: ReturnType<typeof temporaryFolder>;

beforeEach(async () => {
  stick = makeTempFolder();
  all = openStore(temporaryIn(stick));
  desk = temporaryFolder();
  const { settings } = simulated(20, 120);
  await makeFolder(desk.folder, { kind: 'simulated', settings, people: usualPeople });
});
afterEach(() => {
  all.close();
  removeFolder(stick);
  desk.remove();
});

function temporaryIn(folder: string) {
  const { folder: made, remove } = temporaryFolder();
  remove();
  return { ...made, database: join(folder, 'all.db'), backups: join(folder, 'backups') };
}

function simulated(days: number, perDay: number) {
  fillFolder(all, { days, perDay, seed: 'intake' });
  return createSettingsReader(all)(0);
}

function inDesk<T>(look: (db: Database) => T): T {
  const db = openDatabase(desk.folder.database);
  try {
    return look(db);
  } finally {
    db.close();
  }
}

/** Closes batches of every station, each in so many pieces, and takes their cards in. */
async function sendAll(pieces: number): Promise<void> {
  const db = openDatabase(desk.folder.database);
  try {
    const { recipient } = await identityOfFolder(desk.folder, db);
    const unitCode = createSettingsReader(db)(0).settings.unit.code;
    const lives = all
      .prepare<[], { id: string; code: string; last: number }>(
        `SELECT id, station_code AS code, (SELECT max(sequence) FROM rating
           WHERE incarnation_id = incarnation.id) AS last FROM incarnation WHERE last IS NOT NULL`,
      )
      .all();
    for (const { id, code: stationCode, last } of lives) {
      const sender = await createSender(id, { unitCode, stationCode, folderKind: 'simulated' });
      enrol(db, sender);
      let previous: string | null = null;
      for (let piece = 0; piece < pieces; piece += 1) {
        const [after, to] = [piece, piece + 1].map((at) => Math.floor((last * at) / pieces));
        const ranges = [[id, after ?? 0, to ?? last]] as const;
        const wanted: Parameters<typeof buildBatch>[3] = {
          number: piece + 1,
          previous,
          ranges,
          desk: recipient,
        };
        previous = (await buildBatch(all, sender, stick, wanted)).name;
      }
    }
  } finally {
    db.close();
  }
}

const importArgs = () => ['batch', 'import', stick, '--data', desk.folder.path, '--as', 'tong-hop'];

const ratingsOf = (db: Database) =>
  db.prepare(`SELECT id, hash FROM rating ORDER BY incarnation_id, sequence`).all();

/** Figures, in which the order says nothing in which misuse was first met. */
function figuresOf(db: Database): unknown {
  const figures = computeFigures(readJudgedResponses(db), 5, 20);
  return JSON.parse(JSON.stringify(figures), (name, value) =>
    name === 'reasons' && Array.isArray(value)
      ? value.map((each) => JSON.stringify(each)).toSorted((one, other) => one.localeCompare(other))
      : value,
  );
}

it('gives the figures of one folder that had recorded everything', async () => {
  await sendAll(3);
  const run = await runCli(importArgs(), `${officerPhrase}\n`);
  expect(run).toMatchObject({ code: 0, err: expect.anything() });
  inDesk((db) => {
    expect(ratingsOf(db)).toEqual(ratingsOf(all));
    expect(figuresOf(db)).toEqual(figuresOf(all));
    expect(verifyRatings(db).fault).toBeUndefined();
  });
  const again = await runCli(importArgs(), `${officerPhrase}\n`);
  expect(again.code).toBe(0);
  inDesk((db) => expect(ratingsOf(db)).toEqual(ratingsOf(all)));
});

const entry = fileURLToPath(new URL('../../../out/main/cli.js', import.meta.url));

it('has whole batches or none of their figures after being killed, and goes on', async () => {
  await sendAll(1);
  for (const afterMs of [500, 800, 1_000, 1_200, 1_500]) {
    const child = spawn(process.execPath, [entry, ...importArgs()]);
    child.stdin.end(`${officerPhrase}\n`);
    await passed(afterMs);
    if (child.exitCode === null) {
      child.kill('SIGKILL');
      await once(child, 'close');
    }
    inDesk((db) => expect(verifyRatings(db).fault).toBeUndefined());
  }
  expect((await runCli(importArgs(), `${officerPhrase}\n`)).code).toBe(0);
  inDesk((db) => {
    expect(ratingsOf(db)).toEqual(ratingsOf(all));
    expect(listEntering(db)).toEqual([]);
  });
});

/** The desk's own parts on a connection whose room is in the test's hands. */
async function takingOn(db: Database, reader: Database): Promise<TakingDeps> {
  const clock = createClock({
    system: createFakeClock(),
    offsetMinutes: 420,
    lastTrustedMs: undefined,
  });
  const chain = { hashOfRow, hashOfWords };
  return intakeThere({
    db,
    folder: desk.folder,
    folderKind: 'simulated',
    now: () => clock.now(),
    settings: () => createSettingsReader(db)(0).settings,
    keys: createIntakeKeys(db, desk.folder, await identityOfFolder(desk.folder, db)),
    audit: () => {},
    prepare: (order) => prepareBatch({ db: reader, files: openBatchFiles, chain }, order),
    runPrepareKept: (order) => prepareKept({ db: reader, files: openBatchFiles, chain }, order),
    onErased: async () => {},
    onCounted: () => {},
    keepPublic: async () => {},
    takeLetters: undefined,
  });
}

it('says that the disk is full, shows no figure of a part, and goes on when there is room', async () => {
  await sendAll(1);
  const db = openDatabase(desk.folder.database);
  const reader = openReader(desk.folder.database);
  try {
    const taking = await takingOn(db, reader);
    const pages = Number(db.pragma('page_count', { simple: true }));
    for (let room = 90; listEntering(db).length === 0; room += 60) {
      db.pragma(`max_page_count = ${pages + room}`);
      const { files = [] } = (await takeIn(taking, { paths: [stick] }, 'tong-hop')) ?? {};
      expect(files.map(({ reason }) => reason)).toContain('noRoom');
      expect(verifyRatings(db).fault).toBeUndefined();
    }
    expect(verifyRatings(db).fault).toBeUndefined();
    db.pragma(`max_page_count = ${pages + 100_000}`);
    await finishEntering(taking);
    expect(listEntering(db)).toEqual([]);
    await takeIn(taking, { paths: [stick] }, 'tong-hop');
    expect(ratingsOf(db)).toEqual(ratingsOf(all));
  } finally {
    reader.close();
    db.close();
  }
});
