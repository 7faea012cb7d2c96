import { daysBetween, shiftDay, type Day } from '#shared/calendar.ts';
import { wilsonInterval } from '#shared/statistics.ts';
import type { ReleasedPeriod, Tally } from '../figures/figures.contract.ts';

/** How one period stands to the one before. */
export type Change = 'higher' | 'lower' | 'cannotTell';

/** Higher or lower only where the intervals stand apart; a careful answer, never a wrong “up”. */
export function changeBetween(before: Tally, after: Tally): Change {
  if (before.interval === null || after.interval === null) return 'cannotTell';
  if (after.interval[0] > before.interval[1]) return 'higher';
  if (after.interval[1] < before.interval[0]) return 'lower';
  return 'cannotTell';
}

/** An interval wider than this tells little. */
export const usefulWidth = 0.2;

/** How many answers it takes, with the same share, until the interval is no wider than that. */
export function answersForUsefulInterval(share: number): number {
  for (let n = 5; ; n += 1) {
    const [low, high] = wilsonInterval(share * n, n);
    if (high - low <= usefulWidth) return n;
  }
}

/** How far apart the last periods came, and when the next can be thought of. */
export interface Pace {
  readonly days: number;
  /** Undefined when that day has gone by: what came since is nobody's to know. */
  readonly around?: Day;
}

const lastPeriods = 6;

/**
 * The middle distance of the last released periods, from end to end. Made of what is released
 * alone: how many answers wait for the next period would tell who has just rated.
 */
export function paceOf(newestFirst: readonly ReleasedPeriod[], today: Day): Pace | undefined {
  const ends = newestFirst.slice(0, lastPeriods + 1).map(({ toDay }) => toDay);
  const [newest] = ends;
  const distances = ends
    .slice(1)
    .map((end, place) => daysBetween(end, ends[place] ?? end))
    .toSorted((one, other) => one - other);
  const days = distances[Math.floor(distances.length / 2)];
  if (days === undefined || newest === undefined) return undefined;
  const around = shiftDay(newest, days + 1); // a period is released the day after its end
  return around >= today ? { days, around } : { days };
}
