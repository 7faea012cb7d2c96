import type { Moment } from '#main/platform/clock.ts';
import { dayAt, daysBetween, nextDay, previousDay, type Day } from '#shared/calendar.ts';
import type { PlannedSession } from '#shared/features/session/plan.ts';
import type { SessionOfPlan } from '#shared/features/session/session.contract.ts';
import type { KnownPlan, KnownSession } from './known-plan.ts';
import { keyOf } from './plan-store.ts';

/** How far the desk looks back for what nobody has confirmed, and ahead. */
const daysBack = 31;
const daysAhead = 14;

/** The sessions of the plan around today, each with its time, and what was said of it. */
export function sessionsAround(plan: KnownPlan, now: Moment): SessionOfPlan[] {
  const today = dayAt(now.utcMs, now.offsetMinutes);
  const open = plan.openAt(now);
  return daysAround(today).flatMap((day) =>
    plan.on(day, now).map((known) => ({
      ...written(known),
      time: timeOf(known.planned, now.utcMs),
      isOpen: open !== undefined && keyOf(open) === keyOf(known.planned),
    })),
  );
}

/** Whether a day is near enough for something to be said of its sessions. */
export function isAround(day: Day, today: Day): boolean {
  const distance = daysBetween(today, day);
  return -daysBack <= distance && distance <= daysAhead;
}

function daysAround(today: Day): Day[] {
  let day = today;
  for (let back = 0; back < daysBack; back += 1) day = previousDay(day);
  const days: Day[] = [];
  for (; isAround(day, today); day = nextDay(day)) days.push(day);
  return days;
}

function written({ planned, step }: KnownSession) {
  const { fieldCodes, ...session } = planned;
  return {
    ...session,
    fieldCodes: [...fieldCodes],
    ...(step !== undefined && {
      decided: { kind: step.kind, reason: step.reason, person: step.person, atMs: step.atMs },
    }),
  };
}

function timeOf({ startsAtMs, endsAtMs }: PlannedSession, utcMs: number): SessionOfPlan['time'] {
  if (utcMs < startsAtMs) return 'ahead';
  return utcMs < endsAtMs ? 'now' : 'past';
}
