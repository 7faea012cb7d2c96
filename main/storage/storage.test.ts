import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { verifyRatings } from '#main/features/rating/verify-ratings.ts';
import { openStore } from '#main/open-store.ts';
import { StartError } from '#main/platform/start-error.ts';
import { aRating, anId, createTestApp, type TestApp } from '#tests/support/test-app.ts';
import { findAuditFault } from './audit-store.ts';
import { openDatabase } from './database.ts';
import { holdFolder } from './hold-folder.ts';
import { migrate, schemaVersion, schemaVersionOf } from './migrate.ts';
import { migrations } from './migrations/index.ts';

let office: TestApp;
beforeEach(async () => {
  office = await createTestApp();
  const first = aRating();
  await office.kiosk().rating.submit(first);
  await office.kiosk().rating.comment({ id: anId(), responseId: first.id, text: 'tốt' });
  await office.kiosk().rating.submit(aRating({ score: 3 }));
  office.app.close();
});
afterEach(() => office.close());

/** The database as somebody with a general tool would open it, past the program. */
function tamper(sql: string): void {
  const db = new Sqlite(office.folder.database);
  db.pragma('foreign_keys = OFF');
  db.exec(sql);
  db.close();
}

function refusal(act: () => unknown): unknown {
  try {
    act();
  } catch (error) {
    return error instanceof StartError ? { problem: error.problem, ...error.values } : error;
  }
  return 'accepted';
}

const removeTriggers = `DROP TRIGGER rating_is_never_changed; DROP TRIGGER rating_is_never_removed;`;

describe('the store', () => {
  it('commits with FULL on every open', () => {
    for (const _ of [1, 2]) {
      const db = openDatabase(office.folder.database);
      expect([
        db.pragma('synchronous', { simple: true }),
        db.pragma('journal_mode', { simple: true }),
        db.pragma('foreign_keys', { simple: true }),
        db.pragma('secure_delete', { simple: true }),
      ]).toEqual([2, 'wal', 1, 1]);
      db.close();
    }
  });

  it.each([
    ['UPDATE rating SET score = 5', 'ratings are append-only'],
    ['DELETE FROM rating', 'ratings are append-only'],
    ['INSERT OR REPLACE INTO rating SELECT * FROM rating', 'ratings are append-only'],
    ["UPDATE free_text SET body = 'x'", 'words are kept or erased'],
    ['DELETE FROM free_text', 'words go only after a redaction'],
    ["UPDATE audit SET actor = 'x'", 'the audit is append-only'],
    ['DELETE FROM audit', 'the audit is append-only'],
    ['INSERT OR REPLACE INTO audit SELECT * FROM audit', 'the audit is append-only'],
  ])('refuses by itself: %s', (sql, message) => {
    expect(() => tamper(sql)).toThrow(message);
  });

  it('has only STRICT tables', () => {
    const db = openDatabase(office.folder.database);
    const tables = db
      .prepare(`SELECT name, strict FROM pragma_table_list WHERE schema = 'main'`)
      .all();
    db.close();
    expect(tables.filter((table) => !/"name":"sqlite_/.test(JSON.stringify(table)))).not.toEqual(
      [],
    );
    for (const table of tables) {
      if (!/"name":"sqlite_/.test(JSON.stringify(table)))
        expect(table).toMatchObject({ strict: 1 });
    }
  });

  it.each([
    [`${removeTriggers} UPDATE rating SET score = 5 WHERE sequence = 3`, 3, 'altered'],
    [`${removeTriggers} UPDATE rating SET hash = zeroblob(32) WHERE sequence = 1`, 1, 'altered'],
    [`${removeTriggers} DELETE FROM rating WHERE sequence = 1`, 1, 'missing'],
    [`${removeTriggers} DELETE FROM rating WHERE sequence = 2`, 2, 'missing'],
    [`DROP TRIGGER free_text_is_never_changed; UPDATE free_text SET body = 'tệ'`, 2, 'words'],
    [`DROP TRIGGER free_text_goes_only_after_redaction; DELETE FROM free_text`, 2, 'words'],
  ])('names the row that was tampered with: %s', (sql, sequence, fault) => {
    tamper(sql);
    expect(refusal(() => openStore(office.folder))).toMatchObject({
      problem: 'ratingChainBroken',
      station: 'may-1',
      sequence,
      fault,
    });
  });

  it('finds every single changed column of a rating', () => {
    const db = openDatabase(office.folder.database);
    const columns = db
      .prepare<[], { name: string; type: string }>(
        `SELECT name, type FROM pragma_table_info('rating')`,
      )
      .all()
      .filter(
        ({ name }) => !['arrival', 'received_at_ms', 'hash', 'incarnation_id'].includes(name),
      );
    db.close();
    tamper(removeTriggers);
    for (const { name, type } of columns) {
      const raw = new Sqlite(office.folder.database);
      raw.pragma('ignore_check_constraints = ON');
      raw.pragma('foreign_keys = OFF');
      raw.exec('BEGIN');
      const other = { TEXT: `'zz'`, INTEGER: '77', BLOB: 'zeroblob(32)' }[type];
      raw.exec(`UPDATE rating SET ${name} = ${other} WHERE sequence = 2`);
      expect(verifyRatings(raw).fault, name).toBeDefined();
      raw.exec('ROLLBACK');
      raw.close();
    }
  });

  it('names the audit entry that was tampered with', () => {
    tamper(`DROP TRIGGER audit_is_never_changed; UPDATE audit SET actor = 'x' WHERE sequence = 1`);
    expect(refusal(() => openStore(office.folder))).toMatchObject({
      problem: 'auditChainBroken',
      sequence: 1,
    });
  });

  it('refuses a file that is no database, and one with a destroyed page', () => {
    const bytes = readFileSync(office.folder.database);
    const page = 4096;
    const destroyed = Buffer.from(bytes);
    destroyed.fill(0xa5, 2 * page, 6 * page);
    writeFileSync(office.folder.database, destroyed);
    expect(refusal(() => openStore(office.folder))).toMatchObject({ problem: 'databaseDamaged' });
    writeFileSync(office.folder.database, 'không phải cơ sở dữ liệu'.repeat(1000));
    expect(refusal(() => openStore(office.folder))).toMatchObject({ problem: 'databaseDamaged' });
  });

  it('refuses a newer database and leaves it untouched', () => {
    tamper(`PRAGMA user_version = ${schemaVersion + 1}`);
    const before = createHash('sha256').update(readFileSync(office.folder.database)).digest('hex');
    expect(refusal(() => openStore(office.folder))).toMatchObject({
      problem: 'databaseNewer',
      found: schemaVersion + 1,
      known: schemaVersion,
    });
    const after = createHash('sha256').update(readFileSync(office.folder.database)).digest('hex');
    expect(after).toBe(before);
  });

  it('belongs to one program at a time', () => {
    const hold = holdFolder(office.folder);
    expect(refusal(() => holdFolder(office.folder))).toEqual({
      problem: 'anotherInstance',
      folder: office.folder.path,
    });
    hold.release();
    holdFolder(office.folder).release();
  });
});

describe('a migration', () => {
  it('is preceded by a verified backup, and the rest of a failing one is undone', () => {
    const db = openDatabase(office.folder.database);
    const plan = [
      ...migrations,
      { name: 'good', sql: 'CREATE TABLE next (id INTEGER PRIMARY KEY) STRICT;' },
      { name: 'bad', sql: 'CREATE TABLE later (id INTEGER PRIMARY KEY) STRICT; SELECT nonsense;' },
    ];
    expect(() => migrate(db, office.folder.backups, plan)).toThrow('nonsense');
    expect(schemaVersionOf(db)).toBe(schemaVersion + 1);
    expect(
      db.prepare(`SELECT count(*) AS n FROM sqlite_schema WHERE name = 'later'`).get(),
    ).toEqual({ n: 0 });
    db.close();
    const [backup = ''] = readdirSync(office.folder.backups);
    const copy = openDatabase(join(office.folder.backups, backup));
    expect(schemaVersionOf(copy)).toBe(schemaVersion);
    expect(verifyRatings(copy)).toEqual({ rows: 3, fault: undefined });
    expect(findAuditFault(copy)).toBeUndefined();
    copy.close();
  });

  it('never changes once it has been released', () => {
    const hashes = migrations.map(({ name, sql }) => [
      name,
      createHash('sha256').update(sql).digest('hex').slice(0, 16),
    ]);
    expect(hashes).toEqual([['0001-first-tables', '9fae5733819a0831']]);
  });
});
