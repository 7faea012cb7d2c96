import type { Moment } from '#main/platform/clock.ts';
import { recordAudit } from '#main/storage/audit-store.ts';
import { isFull, type Database } from '#main/storage/database.ts';
import type { NewSession, OpenSession } from '#shared/features/session/session.contract.ts';
import { recordClosing, recordOpening, type SessionFinder } from './session-store.ts';

/** What the use cases of this feature stand on. */
export interface SessionDeps {
  readonly db: Database;
  readonly find: SessionFinder;
  readonly now: () => Moment;
}

export type Outcome<Done, Why extends string> =
  | { readonly done: true; readonly session: Done }
  | { readonly done: false; readonly why: Why };

/** Opens a session unless one is open; one whose end nobody can tell makes room for it. */
export function openSession(
  { db, find, now }: SessionDeps,
  person: string,
  wanted: NewSession,
): Outcome<OpenSession, 'SESSION_OPEN' | 'STORE_FULL'> {
  return commit(db, () => {
    const moment = now();
    if (find(moment).open !== undefined) return { done: false, why: 'SESSION_OPEN' };
    const session = recordOpening(db, { ...wanted, openedAtMs: moment.utcMs, person });
    // without the place, which may be somebody's home
    const detail = { session: session.id, mode: wanted.mode, minutes: wanted.minutes };
    recordAudit(db, moment, { actor: person, action: 'session.opened', detail });
    return { done: true, session };
  });
}

/** Closes the session that is open; where none is, there is nothing to do. */
export function closeSession(
  { db, find, now }: SessionDeps,
  person: string,
): Outcome<OpenSession | undefined, 'STORE_FULL'> {
  return commit(db, () => {
    const moment = now();
    const { open, uncertain } = find(moment);
    const session = open ?? uncertain;
    if (session !== undefined) {
      recordClosing(db, { id: session.id, closedAtMs: moment.utcMs, person });
      const detail = { session: session.id, mode: session.mode };
      recordAudit(db, moment, { actor: person, action: 'session.closed', detail });
    }
    return { done: true, session };
  });
}

function commit<Done, Why extends string>(
  db: Database,
  step: () => Outcome<Done, Why>,
): Outcome<Done, Why | 'STORE_FULL'> {
  try {
    return db.transaction(step).immediate();
  } catch (error) {
    if (isFull(error)) return { done: false, why: 'STORE_FULL' };
    throw error;
  }
}
