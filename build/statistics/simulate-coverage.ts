import { criticalValue } from '#shared/features/statistics/critical-value.ts';
import { shareInterval, type CriticalValueOf } from '#shared/features/statistics/share-interval.ts';
import { dayDrawer, sizesOfDays } from './draw-days.ts';
import { rivalNames, rivals, type Rival } from './rival-intervals.ts';
import { seededRandom } from '#shared/features/statistics/seeded-random.ts';

/** What is varied: answers, the true share, how alike the answers of a day are, and over how many days. */
export const varied = {
  n: [10, 20, 50, 100, 200, 500, 1000, 2000],
  share: [0.5, 0.7, 0.8, 0.9, 0.95, 0.98, 0.995],
  icc: [0, 0.01, 0.02, 0.05, 0.1],
  /** A week, a month, a quarter of working days. */
  days: [5, 21, 63],
} as const;

export interface CoverageCell {
  readonly n: number;
  readonly share: number;
  readonly icc: number;
  readonly days: number;
}

export const coverageCells: readonly CoverageCell[] = varied.n.flatMap((n) =>
  varied.icc.flatMap((icc) =>
    varied.days.flatMap((days) => varied.share.map((share) => ({ n, icc, days, share }))),
  ),
);

/** Worlds of a cell, and how many of them the rivals are tried in. */
export const worldsPerCell = 16_000;
export const rivalWorldsPerCell = 2_000;

/** In what part of a cell's worlds the interval covers the truth. */
export function coverageOfCell(cell: CoverageCell, criticalValueOf: CriticalValueOf): number {
  const draw = drawerOf(cell);
  let covered = 0;
  for (let world = 0; world < worldsPerCell; world += 1) {
    const interval = shareInterval(draw(), 0.95, criticalValueOf);
    if (interval && interval.low <= cell.share && cell.share <= interval.high) covered += 1;
  }
  return covered / worldsPerCell;
}

/** The same of what was not chosen. */
export function rivalsOfCell(
  cell: CoverageCell,
  criticalValueOf: CriticalValueOf,
): Readonly<Record<Rival, number>> {
  const draw = drawerOf(cell);
  const worlds = Array.from({ length: rivalWorldsPerCell }, draw);
  const coverage = (name: Rival) =>
    worlds.filter((days) => rivals[name](days, cell.share, criticalValueOf)).length /
    rivalWorldsPerCell;
  return Object.fromEntries(rivalNames.map((name) => [name, coverage(name)])) as Record<
    Rival,
    number
  >;
}

function drawerOf(cell: CoverageCell) {
  const seed = [cell.n, cell.share, cell.icc, cell.days].join(' ');
  return dayDrawer(sizesOfDays(cell.n, cell.days), cell, seededRandom(seed));
}

/** Critical values that are asked for again are not worked out again. */
export function rememberedCriticalValues(): CriticalValueOf {
  const known = new Map<string, number>();
  return (confidence, degrees) => {
    const key = `${confidence} ${degrees ?? ''}`;
    const value = known.get(key) ?? criticalValue(confidence, degrees);
    known.set(key, value);
    return value;
  };
}
