import type { Database } from '#main/storage/database.ts';
import { attemptsBeforeShut } from '#shared/features/access/lock-rule.ts';
import { rightsOfRoles } from '#shared/features/access/rights.ts';
import { clearWrongFor, findWrongFor, recordWrongFor } from './account-lock-store.ts';
import { listPeople } from './person-store.ts';
import { findRecovery } from './recovery-store.ts';

/**
 * Keeps an account from being guessed over many screens and days, also by somebody whose own secret
 * opens the screen again in between. An attempt is on disk as wrong before it is checked.
 */
export function createAccountLock(db: Database) {
  const isShut = (code: string) =>
    findWrongFor(db, code) >= attemptsBeforeShut && hasWayBack(db, code);
  return {
    isShut,
    /** False where the account is shut and nothing may be tried. */
    countAttempt: (code: string): boolean =>
      db
        .transaction(() => {
          if (isShut(code)) return false;
          recordWrongFor(db, code);
          return true;
        })
        .immediate(),
    clear: (code: string) => clearWrongFor(db, code),
  };
}

/** The last who could let others in, without a recovery code, must not be shut out for good. */
function hasWayBack(db: Database, code: string): boolean {
  if (findRecovery(db, code) !== undefined) return true;
  return listPeople(db).some(
    ({ code: other, state, roles }) =>
      other !== code && state === 'active' && rightsOfRoles(roles).has('people.manage'),
  );
}
