import { utimesSync } from 'node:fs';
import type { Database } from './database.ts';

/**
 * Writes the file anew and empties the log, so that neither free pages nor the order of cells in a
 * page tell what came when or what was there; false while somebody still reads from the log.
 */
export function rewriteWhole(db: Database): boolean {
  db.exec('VACUUM');
  const [outcome] = db.pragma('wal_checkpoint(TRUNCATE)') as readonly { busy: number }[];
  return outcome?.busy === 0;
}

/**
 * Sets the times of a database's files to the start of a day. By path alone: opening and closing the
 * file would drop SQLite's locks on it.
 */
export function hideTimes(file: string, startOfDayMs: number): void {
  for (const path of [file, `${file}-wal`, `${file}-shm`]) {
    try {
      utimesSync(path, startOfDayMs / 1000, startOfDayMs / 1000);
    } catch (error) {
      if (Reflect.get(Object(error), 'code') !== 'ENOENT') throw error; // a log that is not there
    }
  }
}
