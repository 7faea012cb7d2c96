import { StartError } from './platform/start-error.ts';
import { verifyRatings } from './features/rating/verify-ratings.ts';
import { findAuditFault } from './storage/audit-store.ts';
import type { DataFolder } from './storage/data-folder.ts';
import { openDatabase, sizeOf, toStartError, type Database } from './storage/database.ts';
import { assertSound } from './storage/integrity.ts';
import { assertNotNewer, migrate } from './storage/migrate.ts';

/** A store up to this size, some 35,000 answers, is read as a whole before the first tap is taken. */
const wholeUpToBytes = 16 * 1024 * 1024;
/** Of a larger one every page is looked at and this many newest rows of each station's chain. */
const newestRows = 10_000;

/** Opens the folder's database, brings it up to date, and refuses it unless it is sound. */
export function openStore(folder: DataFolder): Database {
  const db = openDatabase(folder.database);
  try {
    assertNotNewer(db);
    assertSound(db, isLarge(db) ? 'quick' : 'full');
    migrate(db, folder.backups);
    assertChained(db);
    return db;
  } catch (error) {
    db.close();
    throw toStartError(error, folder.database);
  }
}

/** Whether the start left something for a check of the whole that runs beside the first taps. */
export function isLarge(db: Database): boolean {
  return sizeOf(db) > wholeUpToBytes;
}

function assertChained(db: Database): void {
  const { fault } = isLarge(db) ? verifyRatings(db, newestRows) : verifyRatings(db);
  if (fault) throw new StartError('ratingChainBroken', { file: db.name, ...fault });
  const sequence = findAuditFault(db);
  if (sequence !== undefined) throw new StartError('auditChainBroken', { file: db.name, sequence });
}
