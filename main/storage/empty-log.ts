import type { Database } from './database.ts';

const againMs = 1_000;

/**
 * Cuts the log to nothing, for erased words stand in it until then; tries again for as long as
 * somebody reads from it. A program that ends meanwhile does it with its last connection.
 */
export function emptyLog(db: Database): void {
  if (!db.open) return;
  const [outcome] = db.pragma('wal_checkpoint(TRUNCATE)') as readonly { busy: number }[];
  if (outcome?.busy !== 0) setTimeout(() => emptyLog(db), againMs).unref();
}
