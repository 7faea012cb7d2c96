import { cannotTell, type CannotTell, type ReasonNotToTell } from './cannot-tell.ts';
import { sumOfDays, type DayTotal } from './day-totals.ts';
import { shareInterval } from './share-interval.ts';
import { coverageReason, visitCoverage } from './visit-coverage.ts';

/** One share less another, between −1 and 1, and what chance leaves open of it. */
export interface Difference {
  readonly difference: number;
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
  const [a, b] = [shareInterval(one, confidence), shareInterval(other, confidence)];
  if (a === undefined || b === undefined) return undefined;
  const difference = a.share - b.share;
  return {
    difference,
    low: difference - Math.hypot(a.share - a.low, b.high - b.share),
    high: difference + Math.hypot(a.high - a.share, b.share - b.low),
  };
}

/** A side of a comparison: answers of one way of collection, and how many people came. */
export interface Compared {
  readonly days: readonly DayTotal[];
  readonly visits: number | undefined;
  /** Names how answers were collected: series, words, order on the glass. */
  readonly mode: string;
}

/** What may be said of two shares. `same` says only that chance explains the difference. */
export type Comparison =
  | (Difference & { readonly is: 'higher' | 'lower' | 'same' })
  | (CannotTell & { readonly difference: Difference | undefined });

/** Compares two shares in words, or says why not; the figures themselves stand in either case. */
export function compareShares(one: Compared, other: Compared, floor: number): Comparison {
  const difference = differenceOf(one.days, other.days);
  const reasons = [
    ...(one.mode === other.mode ? [] : (['otherMode'] as const)),
    ...[one, other].flatMap((side) => reasonsOf(side, floor)),
  ];
  if (reasons.length > 0 || difference === undefined) return { ...cannotTell(reasons), difference };
  const is = difference.low > 0 ? 'higher' : difference.high < 0 ? 'lower' : 'same';
  return { is, ...difference };
}

function reasonsOf({ days, visits }: Compared, floor: number): readonly ReasonNotToTell[] {
  const total = sumOfDays(days);
  const reason = coverageReason(visitCoverage(total, visits));
  const few: readonly ReasonNotToTell[] = total.n === 0 || total.n < floor ? ['underFloor'] : [];
  return reason === undefined ? few : [...few, reason];
}
