import { cannotTell, type CannotTell } from './cannot-tell.ts';
import type { LabelSet } from '../rating/scale.ts';
import { dayTotals, sumOfDays, type DayTotal, type ScoreCount } from './day-totals.ts';
import { meanInterval } from './mean-interval.ts';
import { shareInterval } from './share-interval.ts';
import { reasonsNotToCompare } from './visit-coverage.ts';

/** One figure less another, and what chance leaves open of it: shares between −1 and 1, means in points. */
export interface Difference {
  readonly difference: number;
  readonly low: number;
  readonly high: number;
}

/** A figure with its interval. */
interface Estimated {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/**
 * The difference of two shares from different days or places: Newcombe's hybrid score interval (Interval
 * Estimation for the Difference Between Independent Proportions, Statistics in Medicine 17, 1998, method 10),
 *
 *     low  = d − √((p₁ − l₁)² + (u₂ − p₂)²),    high = d + √((u₁ − p₁)² + (p₂ − l₂)²)
 *
 * from the interval of each. Where one of these is clustered by day the same rule holds with its limits (MOVER:
 * Zou and Donner, Construction of Confidence Limits about Effect Measures, Statistics in Medicine 27(10),
 * 2008). Undefined where one side has no answer.
 */
export function differenceOf(
  one: readonly DayTotal[],
  other: readonly DayTotal[],
  confidence = 0.95,
): Difference | undefined {
  const [a, b] = [one, other].map((days) => {
    const found = shareInterval(days, confidence);
    return found && { ...found, value: found.share };
  });
  return a && b && hybrid(a, b);
}

/** The difference of two means out of 100 by the same rule, in points; undefined where one has no answer. */
export function differenceOfMeans(
  one: readonly ScoreCount[],
  other: readonly ScoreCount[],
  labelSet: LabelSet,
  confidence = 0.95,
): Difference | undefined {
  const [a, b] = [one, other].map((rows) => {
    const found = meanInterval(rows, labelSet, confidence);
    return found && { ...found, value: found.mean };
  });
  return a && b && hybrid(a, b);
}

function hybrid(a: Estimated, b: Estimated): Difference {
  const difference = a.value - b.value;
  return {
    difference,
    low: difference - Math.hypot(a.value - a.low, b.high - b.value),
    high: difference + Math.hypot(a.high - a.value, b.value - b.low),
  };
}

/** How a side of a comparison was come by, and how many people came. */
interface ComparedSide {
  readonly visits: number | undefined;
  /** Names how answers were collected: series, words, order on the glass. */
  readonly mode: string;
}

/** A side of a comparison of shares. */
export interface Compared extends ComparedSide {
  readonly days: readonly DayTotal[];
}

/** A side of a comparison of means. */
export interface ComparedScores extends ComparedSide {
  readonly rows: readonly ScoreCount[];
}

/** What may be said of two figures. `same` says only that chance explains the difference. */
export type Comparison =
  | (Difference & { readonly is: 'higher' | 'lower' | 'same' })
  | (CannotTell & { readonly difference: Difference | undefined });

/** Compares two shares in words, or says why not; the figures themselves stand in either case. */
export function compareShares(one: Compared, other: Compared, floor: number): Comparison {
  return inWords(differenceOf(one.days, other.days), one, other, floor);
}

/** Compares two means in words by the same rules. */
export function compareMeans(
  one: ComparedScores,
  other: ComparedScores,
  labelSet: LabelSet,
  floor: number,
): Comparison {
  const sized = (side: ComparedScores): Compared => ({
    ...side,
    days: dayTotals(side.rows, () => false),
  });
  const difference = differenceOfMeans(one.rows, other.rows, labelSet);
  return inWords(difference, sized(one), sized(other), floor);
}

function inWords(
  difference: Difference | undefined,
  one: Compared,
  other: Compared,
  floor: number,
): Comparison {
  const reasons = [
    ...(one.mode === other.mode ? [] : (['otherMode'] as const)),
    ...[one, other].flatMap(({ days, visits }) =>
      reasonsNotToCompare(sumOfDays(days), visits, floor),
    ),
  ];
  if (reasons.length > 0 || difference === undefined) return { ...cannotTell(reasons), difference };
  const is = difference.low > 0 ? 'higher' : difference.high < 0 ? 'lower' : 'same';
  return { is, ...difference };
}
