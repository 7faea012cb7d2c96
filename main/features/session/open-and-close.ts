import type { Moment } from '#main/platform/clock.ts';
import { recordAudit } from '#main/storage/audit-store.ts';
import { commitUnlessFull, type Database } from '#main/storage/database.ts';
import type { NewSession, OpenSession } from '#shared/features/session/session.contract.ts';
import { dayAt } from '#shared/calendar.ts';
import { say } from './decide.ts';
import type { KnownPlan } from './known-plan.ts';
import { recordClosing, recordOpening, type SessionFinder } from './session-store.ts';

/** What the use cases of this feature stand on. */
export interface SessionDeps {
  readonly db: Database;
  readonly find: SessionFinder;
  readonly plan: KnownPlan;
  readonly now: () => Moment;
}

export type Outcome<Done, Why extends string> =
  | { readonly done: true; readonly session: Done }
  | { readonly done: false; readonly why: Why };

/**
 * Opens a session unless one is open; one whose end nobody can tell makes room for it. Who starts
 * what was planned for today says with it that it takes place.
 */
export function openSession(
  { db, find, plan, now }: SessionDeps,
  person: string,
  wanted: NewSession,
): Outcome<OpenSession, 'SESSION_OPEN' | 'PLANNED_UNKNOWN' | 'STORE_FULL'> {
  return commit(db, () => {
    const moment = now();
    if (find(moment).open !== undefined) return { done: false, why: 'SESSION_OPEN' };
    const today = dayAt(moment.utcMs, moment.offsetMinutes);
    const known = plan.on(today, moment).find(({ planned }) => planned.code === wanted.entryCode);
    if (wanted.entryCode !== undefined && known?.planned.mode !== wanted.mode) {
      return { done: false, why: 'PLANNED_UNKNOWN' };
    }
    const modelCode = known?.planned.modelCode ?? null;
    const openedAtMs = moment.utcMs;
    const session = recordOpening(db, { ...wanted, openedAtMs, person, modelCode });
    if (known !== undefined && known.step?.kind !== 'confirmed') {
      say(db, moment, { kind: 'confirmed', reason: '', person, planned: known.planned });
    }
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
  return commitUnlessFull(db, step, { done: false, why: 'STORE_FULL' });
}
