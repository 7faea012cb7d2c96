import { daysBetween, dayAt, startOfDay, type Day } from '#shared/calendar.ts';

/** How far the days have passed by use, and where that was seen. */
export interface PassingDay {
  /** The day by which is reckoned how long something was kept; never after `seen`. */
  readonly proven: Day;
  /** The newest day that a trusted clock showed. */
  readonly seen: Day;
  readonly bootId: string;
  readonly monotonicMs: number;
}

/** A clock as far as the passing of days is concerned. */
export interface DayClock {
  readonly utcMs: number;
  readonly offsetMinutes: number;
  readonly bootId: string;
  readonly monotonicMs: number;
}

/** A machine may stand still over Tết; a longer jump may be a wrong year in the BIOS. */
export const longestStandstillDays = 14;
const dayMs = 24 * 60 * 60 * 1000;

/**
 * The days that have passed up to now, by a clock that is trusted. What was not seen to pass, by use
 * or since boot, is not proven: it is left out for good, until somebody confirms the date.
 */
export function passDays(before: PassingDay, clock: DayClock): PassingDay {
  const { bootId, monotonicMs } = clock;
  const today = dayAt(clock.utcMs, clock.offsetMinutes);
  const passed = daysBetween(before.seen, today);
  const sinceBoot = before.bootId === bootId ? monotonicMs - before.monotonicMs : 0;
  const isProven = passed <= Math.max(longestStandstillDays, Math.ceil(sinceBoot / dayMs));
  const gained = isProven ? Math.max(passed, 0) : 0;
  const proven = dayAt(startOfDay(before.proven, 0) + gained * dayMs, 0);
  return { proven: proven < today ? proven : today, seen: today, bootId, monotonicMs };
}
