import type { Database } from '#main/storage/database.ts';
import type { FoundSet } from './known-sets.ts';
import { findBasis } from './set-store.ts';

/**
 * Whether a set may stand without its mark: the program's people compared it with the text in force,
 * or an officer of the office did and says so. What a file says of itself is not enough.
 */
export function isCompared(db: Database, { set, isOwn }: FoundSet): boolean {
  if (set.verified && !isOwn) return true;
  return findBasis(db, set.code, set.version)?.compared ?? false;
}
