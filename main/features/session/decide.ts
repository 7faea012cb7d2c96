import type { Moment } from '#main/platform/clock.ts';
import { recordAudit } from '#main/storage/audit-store.ts';
import { commitUnlessFull, type Database } from '#main/storage/database.ts';
import { dayAt } from '#shared/calendar.ts';
import type { PlannedSession } from '#shared/features/session/plan.ts';
import type { Decision } from '#shared/features/session/session.contract.ts';
import type { KnownPlan } from './known-plan.ts';
import { recordStep } from './plan-store.ts';
import { isAround } from './show-plan.ts';

export interface DecidingDeps {
  readonly db: Database;
  readonly plan: KnownPlan;
  readonly now: () => Moment;
}

export type DecideOutcome =
  | { readonly done: true }
  | { readonly done: false; readonly why: 'PLANNED_UNKNOWN' | 'STORE_FULL' };

/** Records that a planned session takes place or does not; saying the same again adds nothing. */
export function decide(deps: DecidingDeps, person: string, decision: Decision): DecideOutcome {
  const { db, plan, now } = deps;
  const step = (): DecideOutcome => {
    const moment = now();
    const { code, day, kind, reason } = decision;
    const today = dayAt(moment.utcMs, moment.offsetMinutes);
    const known = isAround(day, today)
      ? plan.on(day, moment).find(({ planned }) => planned.code === code)
      : undefined;
    if (known === undefined) return { done: false, why: 'PLANNED_UNKNOWN' };
    const isSame = known.step?.kind === kind && known.step.reason === reason;
    if (!isSame) say(db, moment, { kind, reason, person, planned: known.planned });
    return { done: true };
  };
  return commitUnlessFull(db, step, { done: false, why: 'STORE_FULL' });
}

interface Saying extends Pick<Decision, 'kind' | 'reason'> {
  readonly person: string;
  readonly planned: PlannedSession;
}

/** Appends what somebody said of a planned session; call it inside a transaction. */
export function say(db: Database, moment: Moment, saying: Saying): void {
  const { kind, person, planned } = saying;
  recordStep(db, { ...saying, atMs: moment.utcMs });
  // without the reason, which is somebody's own words
  const detail = { entry: planned.code, day: planned.day };
  recordAudit(db, moment, { actor: person, action: `planned-session.${kind}`, detail });
}
