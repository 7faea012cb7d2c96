import type { Moment } from '#main/platform/clock.ts';
import type { Database } from '#main/storage/database.ts';
import { dayAt, nextDay, startOfDay } from '#shared/calendar.ts';
import type { SessionMode } from '#shared/features/session/session-mode.ts';
import type { KnownPlan } from './known-plan.ts';
import { keyOf } from './plan-store.ts';
import { listSessions, type SessionFinder } from './session-store.ts';

/** A session from its start to its end (not included), in UTC. */
export interface SessionOfDay {
  readonly mode: SessionMode;
  readonly place: string;
  readonly fromMs: number;
  readonly toMs: number;
  readonly isOpen: boolean;
}

export interface DayDeps {
  readonly db: Database;
  readonly find: SessionFinder;
  readonly plan: KnownPlan;
}

/**
 * The sessions of the day, the earliest first: those opened by hand, and those of the plan that
 * nobody cancelled. One of the plan that was started by hand stands there once, as it was started.
 */
export function sessionsOfDay({ db, find, plan }: DayDeps, now: Moment): SessionOfDay[] {
  const today = dayAt(now.utcMs, now.offsetMinutes);
  const [from, to] = [today, nextDay(today)].map((day) => startOfDay(day, now.offsetMinutes));
  const started = listSessions(db, from ?? 0, to ?? 0);
  const startedLines = new Set(started.map(({ entryCode }) => entryCode));
  const openByHand = find(now).open;
  const openByPlan = plan.openAt(now);
  const planned = plan
    .on(today, now)
    .filter(({ planned, step }) => step?.kind !== 'cancelled' && !startedLines.has(planned.code));
  return [
    ...started.map(({ id, mode, place, openedAtMs, endsAtMs }) => ({
      mode,
      place,
      fromMs: openedAtMs,
      toMs: endsAtMs,
      isOpen: id === openByHand?.id,
    })),
    ...planned.map(({ planned }) => ({
      mode: planned.mode,
      place: planned.place,
      fromMs: planned.startsAtMs,
      toMs: planned.endsAtMs,
      isOpen: openByPlan !== undefined && keyOf(openByPlan) === keyOf(planned),
    })),
  ].toSorted((one, other) => one.fromMs - other.fromMs);
}
