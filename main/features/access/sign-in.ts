import type { Seat } from '#main/door.ts';
import type { Proof } from '#main/person-register.ts';
import type { Database } from '#main/storage/database.ts';
import type { Session } from '#shared/features/access/access.contract.ts';
import { createAccountLock } from './account-lock.ts';
import { findPerson } from './person-store.ts';
import type { ScreenLock } from './screen-lock.ts';
import { matchesSecret, pretendToMatch } from './secret.ts';
import type { Sessions } from './sessions.ts';

export interface ProofDeps {
  readonly db: Database;
  readonly lock: ScreenLock;
  readonly audit: (actor: string, action: string, detail?: { readonly person: string }) => void;
}

export interface SignInDeps extends ProofDeps {
  readonly sessions: Sessions;
}

interface Claim {
  readonly code: string;
  readonly secret: string;
}

export type SignInOutcome =
  | { readonly is: 'signedIn'; readonly session: Session }
  | Exclude<Proof, { is: 'right' }>;

/**
 * Whether a secret is this person's; wrong ones lock the screen they were tried on, and at last the
 * account.
 */
export async function proveSecret(
  { db, lock, audit }: ProofDeps,
  { code, secret }: Claim,
): Promise<Proof> {
  const account = createAccountLock(db);
  const person = findPerson(db, code);
  const isActive = person?.state === 'active';
  if (isActive && account.isShut(code)) return { is: 'shut' };
  const seconds = lock.countAttempt();
  if (seconds > 0) return { is: 'locked', seconds };
  if (isActive && !account.countAttempt(code)) return { is: 'shut' }; // somebody tried elsewhere
  const isRight = isActive ? await matchesSecret(secret, person) : await pretendToMatch(secret);
  if (!isRight) {
    if (lock.lockedSeconds() > 0) audit('program', 'screen.locked');
    if (isActive && account.isShut(code)) audit('program', 'person.account-shut', { person: code });
    return { is: 'wrong', attemptsLeft: lock.attemptsLeft() };
  }
  account.clear(code);
  lock.clear();
  return { is: 'right' };
}

/** Signs a person in at a seat. */
export async function signIn(deps: SignInDeps, seat: Seat, claim: Claim): Promise<SignInOutcome> {
  const proof = await proveSecret(deps, claim);
  if (proof.is !== 'right') return proof;
  const person = findPerson(deps.db, claim.code);
  // disabled while the secret was being checked
  if (person?.state !== 'active') return { is: 'wrong', attemptsLeft: deps.lock.attemptsLeft() };
  deps.audit(person.code, 'person.signed-in');
  return { is: 'signedIn', session: deps.sessions.begin(seat, person) };
}
