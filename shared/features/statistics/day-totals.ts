import type { Day } from '#shared/calendar.ts';
import type { Score } from '../rating/scale.ts';

/** What one place was given on one day with one score; many rows may speak of the same day. */
export interface ScoreCount {
  readonly day: Day;
  readonly score: Score;
  readonly n: number;
}

/**
 * Of `n` answers of one cluster, which is a day unless said otherwise, `k` are of the kind counted; of a mean
 * `k` is the sum of their points, each from 0 to 1.
 */
export interface DayTotal {
  readonly n: number;
  readonly k: number;
}

/**
 * The days on which there were answers, in their order, with how many of them the asked kind has. Days
 * without an answer say nothing and are left out.
 */
export function dayTotals(
  rows: readonly ScoreCount[],
  isCounted: (score: Score) => boolean,
): readonly DayTotal[] {
  const days = new Map<Day, DayTotal>();
  for (const { day, score, n } of rows) {
    const { n: all, k } = days.get(day) ?? { n: 0, k: 0 };
    days.set(day, { n: all + n, k: k + (isCounted(score) ? n : 0) });
  }
  return [...days]
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(([, total]) => total)
    .filter(({ n }) => n > 0);
}

/** All days together. */
export function sumOfDays(days: readonly DayTotal[]): DayTotal {
  let [n, k] = [0, 0];
  for (const day of days) {
    n += day.n;
    k += day.k;
  }
  return { n, k };
}
