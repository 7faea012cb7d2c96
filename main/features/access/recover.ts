import { findRecovery, recordRecovery } from './recovery-store.ts';
import { changeSecretOfPerson, findPerson } from './person-store.ts';
import {
  matchesSecret,
  newPin,
  newRecoveryCode,
  plainRecoveryCode,
  pretendToMatch,
  sealSecret,
} from './secret.ts';
import type { SignInDeps } from './sign-in.ts';

export interface RecoverDeps extends SignInDeps {
  readonly nowMs: () => number;
}

export type RecoverOutcome =
  | { readonly result: 'recovered'; readonly pin: string; readonly recoveryCode: string }
  | { readonly result: 'wrong'; readonly attemptsLeft: number }
  | { readonly result: 'locked'; readonly seconds: number };

/** Gives whoever lost their secret a new PIN for their recovery code, which is used up by it. */
export async function recover(
  { db, lock, audit, sessions, nowMs }: RecoverDeps,
  { code, recoveryCode: typed }: { readonly code: string; readonly recoveryCode: string },
): Promise<RecoverOutcome> {
  const seconds = lock.countAttempt();
  if (seconds > 0) return { result: 'locked', seconds };
  const isActive = () => findPerson(db, code)?.state === 'active';
  const stored = isActive() ? findRecovery(db, code) : undefined;
  const plain = plainRecoveryCode(typed);
  const right = stored ? await matchesSecret(plain, stored) : await pretendToMatch(plain);
  if (!stored || !right) {
    if (lock.lockedSeconds() > 0) audit('program', 'screen.locked');
    return { result: 'wrong', attemptsLeft: lock.attemptsLeft() };
  }
  const pin = newPin(nowMs());
  const recoveryCode = newRecoveryCode();
  const [secret, recovery] = await Promise.all([
    sealSecret(pin),
    sealSecret(plainRecoveryCode(recoveryCode)),
  ]);
  const step = (): boolean => {
    // disabled meanwhile, or the same code was used elsewhere at the same moment
    const isStillGood = findRecovery(db, code)?.verifier.equals(stored.verifier) ?? false;
    if (!isActive() || !isStillGood) return false;
    changeSecretOfPerson(db, code, { kind: 'pin', ...secret }, nowMs());
    recordRecovery(db, code, recovery);
    audit(code, 'person.recovered');
    lock.clear();
    return true;
  };
  if (!db.transaction(step).immediate()) {
    return { result: 'wrong', attemptsLeft: lock.attemptsLeft() };
  }
  sessions.endOf(code); // whoever sat there may not be the one who holds the code
  return { result: 'recovered', pin, recoveryCode };
}
