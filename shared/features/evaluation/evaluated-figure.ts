import type { Day } from '#shared/calendar.ts';
import { labelSets, type LabelSet, type Score } from '../rating/scale.ts';
import { cleanBesideRaw } from '../statistics/clean-beside-raw.ts';
import { dayTotals, type DayTotal, type ScoreCount } from '../statistics/day-totals.ts';
import { isTopTwo, threeLevelsOf, type Distribution } from '../statistics/distribution.ts';
import { meanInterval } from '../statistics/mean-interval.ts';
import { shareInterval } from '../statistics/share-interval.ts';
import { breakEvenOf, visitCoverage } from '../statistics/visit-coverage.ts';
import type { BlockDay, CubeBlock, ScoreCounts } from './cube.ts';
import type { Counted, Coverage, EvaluatedFigure, Interval } from './evaluation.contract.ts';

/**
 * The share of satisfied visitors that break-even rates are worked out for: the target of NQ 76/NQ-CP for 2025 as
 * `../shared/domain.md` §2 remembers it. It is no judgement and is not shown as the law.
 */
export const breakEvenLine = 0.9;

/** The figure of some whole blocks of one series; undefined where there is none. `visits` are of the same people. */
export function figureOfBlocks(
  blocks: readonly CubeBlock[],
  labelSet: LabelSet,
  visits: number | undefined,
): EvaluatedFigure | undefined {
  const clean = scoreCountsOf(blocks, ({ clean }) => clean, labelSet);
  const leftOut = scoreCountsOf(blocks, ({ leftOut }) => leftOut, labelSet);
  const beside = cleanBesideRaw(clean, leftOut, labelSet);
  if (beside === undefined) return undefined;
  const days = satisfiedDays(clean, labelSet);
  const total = { n: beside.clean?.n ?? 0, k: days.reduce((sum, { k }) => sum + k, 0) };
  return {
    labelSet,
    raw: countedOf(beside.raw),
    clean: beside.clean === undefined ? null : countedOf(beside.clean),
    leftOut: beside.leftOut ?? null,
    isSaidFirst: beside.isSaidFirst,
    threeLevels: beside.clean === undefined ? null : threeLevelsOf(beside.clean),
    shareInterval: intervalOf(shareInterval(days)),
    meanInterval: intervalOf(meanInterval(clean, labelSet)),
    coverage: coverageOf(total, visits),
    breakEven: total.n === 0 ? null : breakEvenOf(total, visits, breakEvenLine),
  };
}

/** Clean answers by day and score. */
export function cleanScores(
  blocks: readonly CubeBlock[],
  labelSet: LabelSet,
): readonly ScoreCount[] {
  return scoreCountsOf(blocks, ({ clean }) => clean, labelSet);
}

/** Days of clean answers with how many of them are of the two best levels. */
export function cleanDays(blocks: readonly CubeBlock[], labelSet: LabelSet): readonly DayTotal[] {
  return satisfiedDays(cleanScores(blocks, labelSet), labelSet);
}

function satisfiedDays(rows: readonly ScoreCount[], labelSet: LabelSet): readonly DayTotal[] {
  return dayTotals(rows, (score) => isTopTwo(score, labelSet));
}

/** A day of all blocks is one row a score: a province's year has tens of thousands of days of blocks. */
function scoreCountsOf(
  blocks: readonly CubeBlock[],
  side: (day: BlockDay) => ScoreCounts,
  labelSet: LabelSet,
): readonly ScoreCount[] {
  const levels: readonly Score[] = labelSets[labelSet].levels;
  const byDay = new Map<Day, number[]>();
  for (const { days } of blocks) {
    for (const each of days) {
      const sums = byDay.get(each.day) ?? [0, 0, 0, 0, 0];
      side(each).forEach((n, at) => (sums[at] = (sums[at] ?? 0) + n));
      byDay.set(each.day, sums);
    }
  }
  return [...byDay].flatMap(([day, sums]) =>
    levels.flatMap((score) => {
      const n = sums[5 - score] ?? 0;
      return n === 0 ? [] : [{ day, score, n }];
    }),
  );
}

function countedOf({ n, levels, mean, topTwo }: Distribution): Counted {
  return { n, levels: levels.map((level) => ({ ...level })), mean, topTwo };
}

function intervalOf(found: Interval | undefined): Interval | null {
  if (found === undefined) return null;
  const { low, high, method, days, designEffect } = found;
  return { low, high, method, days, designEffect };
}

function coverageOf(total: DayTotal, visits: number | undefined): Coverage {
  const found = visitCoverage(total, visits);
  if (found.is === 'unknown' || visits === undefined) return { is: 'unknown' };
  if (found.is === 'inconsistent') return { is: 'inconsistent', visits };
  const { share, silent, bounds } = found;
  return { is: 'known', share, visits, silent, bounds: [...bounds] };
}
