import { readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { StartError, type StartProblem } from '#main/platform/start-error.ts';
import { dataFolderAt, type DataFolder } from '#main/storage/data-folder.ts';
import { schemaVersion } from '#main/storage/migrate.ts';
import { createWords, sentenceFor } from '#main/words.ts';
import { startCore, type CoreProcess } from '#tests/support/core-process.ts';
import { makeTempFolder, removeFolder } from '#tests/support/folders.ts';
import { makeTrialStore } from './trial-store.ts';

let folder: DataFolder;
const running: CoreProcess[] = [];

beforeEach(() => {
  folder = dataFolderAt(makeTempFolder());
});

afterEach(async () => {
  await Promise.all(running.splice(0).map((core) => core.kill()));
  removeFolder(folder.path);
});

function start(dataFolder = folder.path, port = 0): CoreProcess {
  const core = startCore({ dataFolder, port });
  running.push(core);
  return core;
}

/** The end of a start that was refused: one sentence, and nothing else. */
function refusedFor(problem: StartProblem, values: Readonly<Record<string, string | number>>) {
  const sentence = sentenceFor(new StartError(problem, values), createWords('en'));
  return { code: 1, signal: null, stdout: '', stderr: `${sentence}\n` };
}

it('refuses a database of which a page is destroyed', async () => {
  await makeTrialStore(folder.path, 300);
  const bytes = readFileSync(folder.database);
  bytes.fill(0xff, bytes.length - 4096, bytes.length - 4000);
  writeFileSync(folder.database, bytes);
  const { code, stdout, stderr } = await start().ended;
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
  expect(stderr).toMatch(/^The data file .* is damaged \(.+\)\. Do not delete anything; .*\.\n$/);
});

it('refuses a file that is no database', async () => {
  writeFileSync(folder.database, 'this was once a database '.repeat(1000));
  expect(await start().ended).toEqual(
    refusedFor('databaseDamaged', { file: folder.database, detail: 'SQLITE_NOTADB' }),
  );
});

it('refuses and names a rating of which a bit has flipped', async () => {
  await makeTrialStore(folder.path, 5);
  flipBitOfFifthRating(folder);
  expect(await start().ended).toEqual(
    refusedFor('ratingChainBroken', {
      file: folder.database,
      station: 'may-1',
      sequence: 5,
      fault: 'altered',
    }),
  );
});

it('refuses and names a rating that was taken out', async () => {
  await makeTrialStore(folder.path, 5);
  changeBehindTheProgram(folder, `DELETE FROM rating WHERE sequence = 3`);
  expect(await start().ended).toEqual(
    refusedFor('ratingChainBroken', {
      file: folder.database,
      station: 'may-1',
      sequence: 3,
      fault: 'missing',
    }),
  );
});

it('refuses an audit trail in which an entry was rewritten', async () => {
  await makeTrialStore(folder.path, 1);
  changeBehindTheProgram(folder, `UPDATE audit SET actor = 'nobody' WHERE sequence = 1`);
  expect(await start().ended).toEqual(
    refusedFor('auditChainBroken', { file: folder.database, sequence: 1 }),
  );
});

it('refuses data of a newer program and leaves every byte as it was', async () => {
  await makeTrialStore(folder.path, 5);
  changeBehindTheProgram(folder, `PRAGMA user_version = ${schemaVersion + 1}`);
  const before = readFileSync(folder.database);
  expect(await start().ended).toEqual(
    refusedFor('databaseNewer', {
      file: folder.database,
      found: schemaVersion + 1,
      known: schemaVersion,
    }),
  );
  expect(readFileSync(folder.database).equals(before)).toBe(true);
});

it('refuses a second program on the same folder, and the first goes on', async () => {
  const first = start();
  const { kiosk } = await first.ready;
  expect(await start().ended).toEqual(refusedFor('anotherInstance', { folder: folder.path }));
  expect((await fetch(kiosk)).status).toBe(200);
});

it('starts on the folder of a program that was killed', async () => {
  const first = start();
  await first.ready;
  await first.kill();
  await expect(start().ready).resolves.toHaveProperty('kiosk');
});

it('refuses a port that another program has', async () => {
  const other = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => other.once('listening', resolve));
  const address = other.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  try {
    expect(await start(folder.path, port).ended).toEqual(refusedFor('portTaken', { port }));
  } finally {
    other.close();
  }
});

it('refuses a folder that cannot be written', async () => {
  const file = join(folder.path, 'a-file');
  writeFileSync(file, '');
  const below = join(file, 'data'); // root may write anywhere else
  expect(await start(below).ended).toEqual(refusedFor('folderNotWritable', { folder: below }));
});

/** What somebody with access to the file could do: the triggers do not stop them. */
function changeBehindTheProgram({ database }: DataFolder, sql: string): void {
  const db = new Sqlite(database);
  const triggers = db
    .prepare<[], { name: string; sql: string }>(
      `SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'`,
    )
    .all();
  for (const { name } of triggers) db.exec(`DROP TRIGGER ${name}`);
  db.exec(sql);
  for (const trigger of triggers) db.exec(trigger.sql);
  db.close();
}

/** Makes its channel `kiosk` a `jiosk` in the file itself: to SQLite all is well. */
function flipBitOfFifthRating({ database }: DataFolder): void {
  const db = new Sqlite(database, { readonly: true });
  const row = db
    .prepare<[], { start: string }>(
      `SELECT id || incarnation_id AS start FROM rating WHERE sequence = 5`,
    )
    .get();
  db.close();
  const bytes = readFileSync(database);
  const channel = bytes.indexOf('kiosk', bytes.indexOf(row?.start ?? 'no such row'));
  if (channel < 0) throw new Error('the row is not in the file');
  bytes[channel] = (bytes[channel] ?? 0) ^ 1;
  writeFileSync(database, bytes);
}
