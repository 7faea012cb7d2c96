import type { Seat } from '#main/door.ts';
import type { Database } from '#main/storage/database.ts';
import type { Session } from '#shared/features/access/access.contract.ts';
import { findPerson } from './person-store.ts';
import type { ScreenLock } from './screen-lock.ts';
import { matchesSecret, pretendToMatch } from './secret.ts';
import type { Sessions } from './sessions.ts';

export interface SignInDeps {
  readonly db: Database;
  readonly lock: ScreenLock;
  readonly sessions: Sessions;
  readonly audit: (actor: string, action: string) => void;
}

export type SignInOutcome =
  | { readonly result: 'signedIn'; readonly session: Session }
  | { readonly result: 'wrong'; readonly attemptsLeft: number }
  | { readonly result: 'locked'; readonly seconds: number };

/** Signs a person in at a seat; wrong secrets lock the screen they were tried on. */
export async function signIn(
  deps: SignInDeps,
  seat: Seat,
  { code, secret }: { code: string; secret: string },
): Promise<SignInOutcome> {
  const seconds = deps.lock.lockedSeconds();
  if (seconds > 0) return { result: 'locked', seconds };
  deps.lock.countAttempt();
  const person = findPerson(deps.db, code);
  const right = person ? await matchesSecret(secret, person) : await pretendToMatch(secret);
  if (!person || !right) {
    if (deps.lock.lockedSeconds() > 0) deps.audit('program', 'screen.locked');
    return { result: 'wrong', attemptsLeft: deps.lock.attemptsLeft() };
  }
  deps.lock.clear();
  deps.audit(person.code, 'person.signed-in');
  return { result: 'signedIn', session: deps.sessions.begin(seat, person) };
}
