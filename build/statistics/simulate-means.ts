import { meanInterval } from '#shared/features/statistics/mean-interval.ts';
import type { CriticalValueOf } from '#shared/features/statistics/share-interval.ts';
import { sizesOfDays } from './draw-days.ts';
import { apart, drawScores, trueMean } from './draw-scores.ts';
import { seededRandom } from '#shared/features/statistics/seeded-random.ts';

/** Answers and days of which a mean out of 100 is made; the shift makes nearly all of them the best. */
export interface MeanCase {
  readonly n: number;
  readonly days: number;
  readonly shift: number;
}

export const meanCases: readonly MeanCase[] = [10, 20, 50, 200, 1000].flatMap((n) =>
  [5, 21, 63].flatMap((days) => [0, 1.5].map((shift) => ({ n, days, shift }))),
);

const worlds = 1000;

/** In what part of the worlds the interval of the mean covers the true one. */
export function coverageOfMean(each: MeanCase, criticalValueOf: CriticalValueOf): number {
  const random = seededRandom(JSON.stringify(each));
  const truth = trueMean(each.shift, apart.day);
  const sizes = sizesOfDays(each.n, each.days);
  let covered = 0;
  for (let world = 0; world < worlds; world += 1) {
    const rows = sizes.flatMap((size, day) =>
      drawScores(size, each.shift, random).map((score) => ({
        day: String(day).padStart(3, '0'),
        score,
        n: 1,
      })),
    );
    const interval = meanInterval(rows, 'hl5.1', 0.95, criticalValueOf);
    if (interval && interval.low <= truth && truth <= interval.high) covered += 1;
  }
  return covered / worlds;
}
