import { createRatingStore } from './features/rating/rating-store.ts';
import { findNewestTrustedEntryMs } from './storage/audit-store.ts';
import type { Database } from './storage/database.ts';

/**
 * When something was last recorded by a clock that could be trusted: an answer, or a deed of the
 * office, without which a decision of today would not hold after a start with a clock set back.
 */
export function findNewestTrustedMs(db: Database): number | undefined {
  const known = [createRatingStore(db, '').findNewestTrustedMs(), findNewestTrustedEntryMs(db)];
  const found = known.filter((ms) => ms !== undefined);
  return found.length === 0 ? undefined : Math.max(...found);
}
