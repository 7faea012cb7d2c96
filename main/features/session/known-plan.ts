import type { Moment } from '#main/platform/clock.ts';
import type { Database } from '#main/storage/database.ts';
import { dayAt, minuteOfDayAt, previousDay, startOfDay, type Day } from '#shared/calendar.ts';
import { graceMinutes } from '#shared/features/session/grace.ts';
import {
  opensByItself,
  plannedOn,
  servesField,
  withGrace,
  type PlannedSession,
  type Planning,
} from '#shared/features/session/plan.ts';
import { createStepFinder, keyOf, type PlanStep } from './plan-store.ts';

/** A planned session with what was last said of it. */
export interface KnownSession {
  readonly planned: PlannedSession;
  readonly step: PlanStep | undefined;
}

/** The plan as it was in force on each day, and what was said of its sessions. */
export interface KnownPlan {
  /** The sessions of a day, with those that were spoken of and have left the plan since. */
  on(day: Day, now: Moment): readonly KnownSession[];
  /** The session that is open by itself. */
  openAt(now: Moment): PlannedSession | undefined;
  /**
   * The session that what is given now at a station of a field belongs to: the one that is open by
   * itself, else the one that ended last, while its grace lasts.
   */
  countingAt(now: Moment, fieldCode: string | null): PlannedSession | undefined;
}

const dayMs = 24 * 60 * 60_000;

/** A change of the plan holds for the whole of the day on which it was made. */
export function createKnownPlan(db: Database, planningAt: (utcMs: number) => Planning): KnownPlan {
  const findSteps = createStepFinder(db);
  const on: KnownPlan['on'] = (day, { utcMs, offsetMinutes, trustedMs }) => {
    const endMs = startOfDay(day, offsetMinutes) + dayMs - 1;
    const asOfMs = day === dayAt(utcMs, offsetMinutes) ? trustedMs : endMs;
    const sessions = new Map(
      plannedOn(planningAt(asOfMs), day, offsetMinutes).map((each) => [keyOf(each), each]),
    );
    const steps = findSteps(day, day);
    for (const [key, { planned }] of steps) if (!sessions.has(key)) sessions.set(key, planned);
    return [...sessions].map(([key, planned]) => ({ planned, step: steps.get(key) }));
  };
  return {
    on,
    openAt: (now) =>
      on(dayAt(now.utcMs, now.offsetMinutes), now).find(({ planned, step }) =>
        opensByItself(planned, step?.kind === 'cancelled', now),
      )?.planned,
    countingAt: (now, fieldCode) => {
      const { utcMs, offsetMinutes } = now;
      const today = dayAt(utcMs, offsetMinutes);
      const isJustAfterMidnight = minuteOfDayAt(utcMs, offsetMinutes) < graceMinutes;
      const counting = [...(isJustAfterMidnight ? [previousDay(today)] : []), today]
        .flatMap((day) => on(day, now))
        .filter(({ planned }) => servesField(planned, fieldCode))
        .filter(({ planned, step }) =>
          opensByItself(withGrace(planned), step?.kind === 'cancelled', now),
        )
        .map(({ planned }) => planned);
      const isOpen = ({ endsAtMs }: PlannedSession) => utcMs < endsAtMs;
      return (
        counting.find(isOpen) ??
        counting.toSorted((one, other) => other.endsAtMs - one.endsAtMs).at(0)
      );
    },
  };
}
