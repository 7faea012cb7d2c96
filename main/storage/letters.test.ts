import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import Sqlite from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openLetters } from '#main/open-letters.ts';
import { StartError } from '#main/platform/start-error.ts';
import { temporaryFolder } from '#tests/support/test-app.ts';
import type { DataFolder } from './data-folder.ts';
import type { Database } from './database.ts';
import { letterMigrations } from './letter-migrations/index.ts';

let folder: DataFolder;
let remove: () => void;
let db: Database;
beforeEach(() => {
  ({ folder, remove } = temporaryFolder());
  db = openLetters(folder);
});
afterEach(() => {
  db.close();
  remove();
});

describe('letters.db', () => {
  it('is a file of its own, durable, and deletes for good', () => {
    expect(existsSync(folder.database)).toBe(false);
    const settings = ['synchronous', 'journal_mode', 'secure_delete', 'foreign_keys', 'temp_store'];
    expect(settings.map((name) => db.pragma(name, { simple: true }))).toEqual([2, 'wal', 1, 1, 2]);
    const tables = db
      .prepare<[], { name: string; strict: number }>('PRAGMA table_list')
      .all()
      .filter(({ name }) => !name.startsWith('sqlite_'));
    expect(tables.filter(({ strict }) => strict !== 1)).toEqual([]);
    expect(tables.length).toBeGreaterThan(9);
  });

  it.each([
    [`UPDATE audit SET actor = 'x'`, 'append-only'],
    [`DELETE FROM audit`, 'append-only'],
    [`INSERT OR REPLACE INTO audit SELECT * FROM audit`, 'append-only'],
    [`DELETE FROM deleted`, 'stays deleted'],
    [`INSERT OR REPLACE INTO deleted SELECT letter_id, '2026-01-01' FROM deleted`, 'stays deleted'],
  ])('refuses by itself: %s', (sql, message) => {
    const hash = Buffer.alloc(32);
    db.prepare(`INSERT INTO audit VALUES (1, 1, '2026-11-27', 'a', 'b', '{}', ?)`).run(hash);
    db.exec(`INSERT INTO deleted VALUES ('x', '2026-11-27')`);
    expect(() => db.exec(sql)).toThrow(message);
  });

  it('refuses what a newer program wrote', () => {
    db.pragma(`user_version = ${letterMigrations.length + 1}`);
    db.close();
    expect(() => openLetters(folder)).toThrow(StartError);
    db = new Sqlite(':memory:');
  });
});

it('never changes a migration of letters once it has been released', () => {
  const hashes = letterMigrations.map(({ name, sql }) => [
    name,
    createHash('sha256').update(sql).digest('hex').slice(0, 16),
  ]);
  expect(hashes).toEqual([
    ['0001-letters', 'dbdfc6245d87005b'],
    ['0002-consent-at-desk', '3bc32e3bc83b8a50'],
    ['0003-overdue', '5d597f0aadf8e58f'],
    ['0004-carried', '9253d545090c745a'],
  ]);
});
