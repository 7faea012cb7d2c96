import type { Moment } from '#main/platform/clock.ts';
import type { Database } from '#main/storage/database.ts';
import { dayAt, nextDay, startOfDay, type Day } from '#shared/calendar.ts';
import type { SessionMode } from '#shared/features/session/session-mode.ts';
import type { KnownPlan } from './known-plan.ts';
import { listSessions } from './session-store.ts';

/** A session that has begun: of a line of the plan on a day, or opened by hand. */
export interface HeldSession {
  readonly day: Day;
  readonly entryCode: string | null;
  readonly sessionId: number | null;
  readonly name: string;
  readonly mode: SessionMode;
  readonly modelCode: string | null;
  readonly place: string;
  readonly fromMs: number;
  readonly toMs: number;
  /** Whether somebody said that it took place; who opened one by hand did. */
  readonly isConfirmed: boolean;
}

export interface HeldDeps {
  readonly db: Database;
  readonly plan: KnownPlan;
}

/**
 * The sessions from one day to another that have begun, in order: of the plan, unless somebody
 * cancelled them, and those opened by hand outside it. One of the plan that was started by hand
 * stands there once.
 */
export function listHeldSessions(
  { db, plan }: HeldDeps,
  { from, to }: { readonly from: Day; readonly to: Day },
  now: Moment,
): HeldSession[] {
  const { utcMs, offsetMinutes } = now;
  const today = dayAt(utcMs, offsetMinutes);
  const last = to < today ? to : today;
  const planned: HeldSession[] = [];
  for (let day = from; day <= last; day = nextDay(day)) {
    for (const { planned: session, step } of plan.on(day, now)) {
      if (step?.kind === 'cancelled' || session.startsAtMs > utcMs) continue;
      const { code, name, mode, modelCode, place, startsAtMs, endsAtMs } = session;
      planned.push({
        day,
        entryCode: code,
        sessionId: null,
        name,
        mode,
        modelCode,
        place,
        fromMs: startsAtMs,
        toMs: endsAtMs,
        isConfirmed: step?.kind === 'confirmed',
      });
    }
  }
  const opened = listSessions(
    db,
    startOfDay(from, offsetMinutes),
    startOfDay(nextDay(to), offsetMinutes),
  )
    .filter(({ entryCode }) => entryCode === null)
    .map(({ id, mode, modelCode, place, openedAtMs, endsAtMs }): HeldSession => ({
      day: dayAt(openedAtMs, offsetMinutes),
      entryCode: null,
      sessionId: id,
      name: '',
      mode,
      modelCode,
      place,
      fromMs: openedAtMs,
      toMs: endsAtMs,
      isConfirmed: true,
    }));
  return [...planned, ...opened].toSorted((one, other) => one.fromMs - other.fromMs);
}
