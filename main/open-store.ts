import { StartError } from './platform/start-error.ts';
import { verifyRatings } from './features/rating/verify-ratings.ts';
import { findAuditFault } from './storage/audit-store.ts';
import type { DataFolder } from './storage/data-folder.ts';
import { openDatabase, toStartError, type Database } from './storage/database.ts';
import { assertSound } from './storage/integrity.ts';
import { assertNotNewer, migrate } from './storage/migrate.ts';

/** Newest rows of each station whose chain is walked before the first tap is taken. */
const rowsWalkedAtStart = 300_000;

/** Opens the folder's database, brings it up to date, and refuses it unless it is sound. */
export function openStore(folder: DataFolder): Database {
  const db = openDatabase(folder.database);
  try {
    assertNotNewer(db);
    assertSound(db);
    migrate(db, folder.backups);
    assertChained(db);
    return db;
  } catch (error) {
    db.close();
    throw toStartError(error, folder.database);
  }
}

function assertChained(db: Database): void {
  const { fault } = verifyRatings(db, rowsWalkedAtStart);
  if (fault) throw new StartError('ratingChainBroken', { file: db.name, ...fault });
  const sequence = findAuditFault(db);
  if (sequence !== undefined) throw new StartError('auditChainBroken', { file: db.name, sequence });
}
