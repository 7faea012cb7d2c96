import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FakeClock } from '#tests/support/fake-clock.ts';
import { openDatabase } from '#main/storage/database.ts';
import type { DataFolder } from '#main/storage/data-folder.ts';

/**
 * Faults that an office could have had. The attacker has to find each: whoever finds nothing in an
 * office that leaks proves nothing about one that does not.
 */
export const leaks = [
  'order-kept',
  'time-kept',
  'file-times-kept',
  'noted-in-log',
  'touches-ratings',
  'language-kept',
  'read-on-the-day',
  'backup-at-noon',
] as const;
export type Leak = (typeof leaks)[number];

interface Arrival {
  readonly folder: DataFolder;
  readonly clock: FakeClock;
  readonly letterId: string;
  readonly language: string;
}

/** What an office with this fault does besides whenever a letter arrives. */
export function leakArrival(leak: Leak | undefined, arrival: Arrival): void {
  const { folder, clock, letterId, language } = arrival;
  switch (leak) {
    case 'order-kept':
      return change(
        folder.letters,
        'CREATE TABLE IF NOT EXISTS kept (n INTEGER PRIMARY KEY, letter_id TEXT)',
        ['INSERT INTO kept (letter_id) VALUES (?)', letterId],
      );
    case 'time-kept':
      return change(
        folder.letters,
        'CREATE TABLE IF NOT EXISTS kept (letter_id TEXT PRIMARY KEY, at INTEGER) WITHOUT ROWID',
        ['INSERT INTO kept VALUES (?, ?)', letterId, clock.utcMs()],
      );
    case 'noted-in-log':
      return appendFileSync(
        join(folder.logs, 'main.log'),
        `[${new Date(clock.utcMs()).toISOString()}] letter ${letterId}\n`,
      );
    case 'touches-ratings':
      return change(
        folder.database,
        'CREATE TABLE IF NOT EXISTS kept (id INTEGER PRIMARY KEY, n INTEGER)',
        ['INSERT INTO kept VALUES (1, 1) ON CONFLICT (id) DO UPDATE SET n = n + 1'],
      );
    case 'language-kept':
      return change(
        folder.letters,
        'CREATE TABLE IF NOT EXISTS kept (letter_id TEXT PRIMARY KEY, language TEXT) WITHOUT ROWID',
        ['INSERT INTO kept VALUES (?, ?)', letterId, language],
      );
    case 'file-times-kept': // what follows is no matter of one arrival
    case 'read-on-the-day':
    case 'backup-at-noon':
    case undefined:
      return undefined;
    default:
      return leak satisfies never;
  }
}

function change(file: string, table: string, [sql, ...values]: readonly [string, ...unknown[]]) {
  const db = openDatabase(file);
  db.exec(table);
  db.prepare(sql).run(...values);
  db.close();
}
