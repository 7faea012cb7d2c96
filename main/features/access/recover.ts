import { findRecovery, recordRecovery } from './recovery-store.ts';
import { changeSecret, findPerson } from './person-store.ts';
import {
  matchesSecret,
  newPin,
  newRecoveryCode,
  plainRecoveryCode,
  pretendToMatch,
  sealSecret,
} from './secret.ts';
import type { SignInDeps } from './sign-in.ts';

export type RecoverOutcome =
  | { readonly result: 'recovered'; readonly pin: string; readonly recoveryCode: string }
  | { readonly result: 'wrong'; readonly attemptsLeft: number }
  | { readonly result: 'locked'; readonly seconds: number };

/** Gives whoever lost their secret a new PIN for their recovery code, which is used up by it. */
export async function recover(
  { db, lock, audit }: Omit<SignInDeps, 'sessions'>,
  { code, recoveryCode: typed }: { readonly code: string; readonly recoveryCode: string },
): Promise<RecoverOutcome> {
  const seconds = lock.lockedSeconds();
  if (seconds > 0) return { result: 'locked', seconds };
  lock.countAttempt();
  const stored = findPerson(db, code) && findRecovery(db, code);
  const plain = plainRecoveryCode(typed);
  const right = stored ? await matchesSecret(plain, stored) : await pretendToMatch(plain);
  if (!right) {
    if (lock.lockedSeconds() > 0) audit('program', 'screen.locked');
    return { result: 'wrong', attemptsLeft: lock.attemptsLeft() };
  }
  const pin = newPin();
  const recoveryCode = newRecoveryCode();
  const [secret, recovery] = await Promise.all([
    sealSecret(pin),
    sealSecret(plainRecoveryCode(recoveryCode)),
  ]);
  db.transaction(() => {
    changeSecret(db, code, { secretKind: 'pin', ...secret });
    recordRecovery(db, code, recovery);
    audit(code, 'person.recovered');
    lock.clear();
  }).immediate();
  return { result: 'recovered', pin, recoveryCode };
}
