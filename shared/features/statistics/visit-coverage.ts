import type { ReasonNotToTell } from './cannot-tell.ts';
import type { DayTotal } from './day-totals.ts';

/** Ratings per visit below which no comparison is put into words: the silent could turn any of them. */
export const leastCoverage = 0.1;

/** How many of the visits of the same days were rated, and what those who were silent leave open. */
export type VisitCoverage =
  | {
      readonly is: 'known';
      /** Ratings per visit, n/N. */
      readonly share: number;
      readonly silent: number;
      /** The share of all visitors if every silent one were of the other kind, and if every one were of this. */
      readonly bounds: readonly [least: number, greatest: number];
    }
  /** Nobody knows how many came. */
  | { readonly is: 'unknown' }
  /** More ratings than visits: one of the two numbers is wrong, and neither is corrected by guessing. */
  | { readonly is: 'inconsistent' };

/**
 * Coverage by visits with worst-case bounds, [k/N, (k + N − n)/N], which assume nothing of those who were silent
 * (Manski, Anatomy of the Selection Problem, Journal of Human Resources 24(3), 1989; Partial Identification of
 * Probability Distributions, Springer 2003, ch. 1). Ratings and visits are of the same opening hours.
 */
export function visitCoverage({ n, k }: DayTotal, visits: number | undefined): VisitCoverage {
  if (visits === undefined) return { is: 'unknown' };
  if (visits < n) return { is: 'inconsistent' };
  // nobody came and nobody rated: there is nothing to cover
  if (visits === 0) return { is: 'unknown' };
  const silent = visits - n;
  return {
    is: 'known',
    share: n / visits,
    silent,
    bounds: [k / visits, (k + silent) / visits],
  };
}

/** What the silent would have to be like for a line to be just reached by all visitors together. */
export type BreakEven =
  | { readonly is: 'rate'; readonly rate: number }
  /** Reached, or not, whatever the silent would say. */
  | { readonly is: 'reachedAnyway' | 'missedAnyway' }
  | { readonly is: 'unknown' };

/**
 * The break-even rate of silence: of the N − n silent visitors the share that would have to be satisfied for the
 * share of all N to equal `line`, (line·N − k)/(N − n). It is a tipping point: whoever doubts a figure says
 * whether the silent are likely to be beyond it (Yan, Lee, Li, Missing Data Handling Methods in Medical
 * Device Clinical Trials, J. Biopharm. Stat. 19(6), 2009; Liublinska and Rubin, Sensitivity Analysis for a
 * Partially Missing Binary Outcome, Statistics in Medicine 33(24), 2014).
 */
export function breakEvenOf(
  { n, k }: DayTotal,
  visits: number | undefined,
  line: number,
): BreakEven {
  const coverage = visitCoverage({ n, k }, visits);
  if (coverage.is !== 'known' || visits === undefined) return { is: 'unknown' };
  const [least, greatest] = coverage.bounds;
  if (least >= line) return { is: 'reachedAnyway' };
  if (greatest < line) return { is: 'missedAnyway' };
  return { is: 'rate', rate: (line * visits - k) / coverage.silent };
}

/** Why figures of this coverage are compared in no words; undefined where they may be. */
export function coverageReason(coverage: VisitCoverage): ReasonNotToTell | undefined {
  if (coverage.is === 'unknown') return 'coverageUnknown';
  if (coverage.is === 'inconsistent') return 'coverageInconsistent';
  return coverage.share < leastCoverage ? 'coverageLow' : undefined;
}

/** Why a figure of so many answers and visits is compared with no other in words; none where it may be. */
export function reasonsNotToCompare(
  total: DayTotal,
  visits: number | undefined,
  floor: number,
): readonly ReasonNotToTell[] {
  const reason = coverageReason(visitCoverage(total, visits));
  const few: readonly ReasonNotToTell[] = total.n === 0 || total.n < floor ? ['underFloor'] : [];
  return reason === undefined ? few : [...few, reason];
}
