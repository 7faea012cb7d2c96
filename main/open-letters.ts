import { findLetterAuditFault } from './features/letter/letter-audit-store.ts';
import { dayAt, usualOffsetMinutes } from '#shared/calendar.ts';
import { StartError } from './platform/start-error.ts';
import type { DataFolder } from './storage/data-folder.ts';
import { openDatabase, toStartError, type Database } from './storage/database.ts';
import { assertSound } from './storage/integrity.ts';
import { letterMigrations } from './storage/letter-migrations/index.ts';
import { backUpLetters } from './storage/letters-backup.ts';
import { assertNotNewer, migrate } from './storage/migrate.ts';

/** With the day in the name, so that its time to be kept is known and deletions reach it. */
function backUpToday(db: Database, backups: string, label: string): void {
  backUpLetters(db, backups, `${label}-${dayAt(Date.now(), usualOffsetMinutes)}`);
}

/** Opens the letters' own database, brings it up to date, and refuses it unless it is sound. */
export function openLetters(folder: DataFolder): Database {
  const db = openDatabase(folder.letters);
  try {
    db.pragma('temp_store = MEMORY'); // what is rewritten goes through no file outside the folder
    assertNotNewer(db, letterMigrations.length);
    assertSound(db);
    migrate(db, folder.backups, letterMigrations, backUpToday);
    const sequence = findLetterAuditFault(db);
    if (sequence !== undefined) {
      throw new StartError('auditChainBroken', { file: db.name, sequence });
    }
    return db;
  } catch (error) {
    db.close();
    throw toStartError(error, folder.letters);
  }
}
