import type { Day } from '#shared/calendar.ts';
import { wilsonInterval } from '#shared/statistics.ts';
import { labelSets, type LabelSet, type Score } from '../rating/scale.ts';
import { criticalValue } from './critical-value.ts';
import { sumOfDays, type DayTotal, type ScoreCount } from './day-totals.ts';
import { designEffectOf } from './design-effect.ts';
import type { CriticalValueOf } from './share-interval.ts';

/** What chance alone leaves open of a mean out of 100; never who chose to answer. */
export interface MeanInterval {
  readonly n: number;
  readonly mean: number;
  readonly low: number;
  readonly high: number;
  readonly method: 'wilson' | 'dayClustered';
  readonly days: number;
  readonly designEffect: number;
}

/**
 * The interval of a mean out of 100: the score interval of a quasi-binomial mean x between 0 and 1, whose variance is
 * φ·x(1 − x)/n (Wedderburn, Quasi-Likelihood Functions, Biometrika 61(3), 1974; McCullagh and Nelder, Generalized
 * Linear Models, 2nd ed., 1989, §9.2). It is Wilson's with n/φ for n and stays between 0 and 100. φ is the answers'
 * variance ÷ x(1 − x), at least that of one answer a level off, times the steadied design effect of days wherever
 * that is above 1: with the threshold of shares, 1.2, two equal arms were called different in 5.6 % of worlds, without
 * it in 4.9 %. The quantile is Student's t's, as the variance is estimated too. Undefined where nobody answered.
 */
export function meanInterval(
  rows: readonly ScoreCount[],
  labelSet: LabelSet,
  confidence = 0.95,
  criticalValueOf: CriticalValueOf = criticalValue,
): MeanInterval | undefined {
  const scores: readonly Score[] = labelSets[labelSet].levels;
  const step = 1 / (scores.length - 1);
  const pointsOf = (score: Score) => 1 - step * scores.indexOf(score);
  const days = daysOf(rows, pointsOf);
  const { n, k } = sumOfDays(days.map(({ total }) => total));
  if (n === 0) return undefined;
  const x = k / n;
  const squares = days.reduce((sum, day) => sum + day.squares, 0);
  const seen = n > 1 ? ((squares / n - x * x) * n) / (n - 1) : 0;
  const variance = Math.max(seen, step ** 2 / n);
  const usual = commonestOf(rows);
  const speaking = days.filter(({ scores: given }) => [...given].some((score) => score !== usual));
  const { steadied, degrees } = designEffectOf({
    days: days.map(({ total }) => total),
    variance,
    speaking: speaking.length,
  });
  const isClustered = days.length > 1 && steadied > 1;
  const designEffect = isClustered ? steadied : 1;
  // at an end all answers are alike, and n of them say what n of a share would
  const size = (n / designEffect) * Math.max(1, (x * (1 - x)) / variance);
  const z = criticalValueOf(confidence, isClustered ? degrees : Math.max(1, n - 1));
  const [low, high] = wilsonInterval(x * size, size, z);
  return {
    n,
    mean: 100 * x,
    low: 100 * Math.min(low, x),
    high: 100 * Math.max(high, x),
    method: isClustered ? 'dayClustered' : 'wilson',
    days: days.length,
    designEffect,
  };
}

interface DayOfScores {
  readonly total: DayTotal;
  readonly squares: number;
  readonly scores: ReadonlySet<Score>;
}

function daysOf(
  rows: readonly ScoreCount[],
  pointsOf: (score: Score) => number,
): readonly DayOfScores[] {
  const given = rows.filter(({ n }) => n > 0);
  return [...Map.groupBy<Day, ScoreCount>(given, ({ day }) => day)]
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(([, some]) => ({
      total: {
        n: some.reduce((sum, row) => sum + row.n, 0),
        k: some.reduce((sum, row) => sum + row.n * pointsOf(row.score), 0),
      },
      squares: some.reduce((sum, row) => sum + row.n * pointsOf(row.score) ** 2, 0),
      scores: new Set(some.map(({ score }) => score)),
    }));
}

/** The score given most often; of several the best. */
function commonestOf(rows: readonly ScoreCount[]): Score | undefined {
  const counts = [...Map.groupBy(rows, ({ score }) => score)].map(([score, some]) => ({
    score,
    n: some.reduce((sum, row) => sum + row.n, 0),
  }));
  return counts.toSorted((one, other) => other.n - one.n || other.score - one.score)[0]?.score;
}
