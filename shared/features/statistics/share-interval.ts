import { wilsonInterval } from '#shared/statistics.ts';
import { criticalValue } from './critical-value.ts';
import { sumOfDays, type DayTotal } from './day-totals.ts';
import { designEffectOf, varyingShare } from './design-effect.ts';

/** A design effect below this is not told from none: answers count as independent. */
export const leastDesignEffect = 1.2;

/** What chance alone leaves open; never who chose to answer. */
export interface ShareInterval {
  readonly n: number;
  readonly k: number;
  /** k/n, between 0 and 1, as are the two limits. */
  readonly share: number;
  readonly low: number;
  readonly high: number;
  /** Days as clusters, or answers that count as independent of each other. */
  readonly method: 'wilson' | 'dayClustered';
  readonly days: number;
  readonly designEffect: number;
  /** How many independent answers would say as much. */
  readonly effectiveN: number;
}

/** A two-sided critical value for a confidence and degrees of freedom. */
export type CriticalValueOf = (confidence: number, degrees?: number) => number;

/**
 * The interval of a share; undefined where nobody answered. Within a day, and where the steadied design effect
 * is below 1.2, it is Wilson's score interval (Wilson, JASA 22, 1927; Brown, Cai, DasGupta, Statistical
 * Science 16(2), 2001). Else it is Wilson's with the effective sample size n/deff for n and a quantile of
 * Student's t for that of the normal distribution (Kott and Liu, One-Sided Coverage Intervals for a Proportion
 * Estimated from a Stratified Simple Random Sample, Int. Stat. Review 77(2), 2009; Korn and Graubard, Confidence
 * Intervals for Proportions with Small Expected Number of Positive Counts, Survey Methodology 24(2), 1998, for
 * the effective size; compared with others by Franco, Little, Louis, Slud, J. Survey Stat. Methodology 7(3),
 * 2019). How often it covers the truth: `docs/statistics.md`.
 */
export function shareInterval(
  days: readonly DayTotal[],
  confidence = 0.95,
  criticalValueOf: CriticalValueOf = criticalValue,
): ShareInterval | undefined {
  const { n, k } = sumOfDays(days);
  if (n === 0) return undefined;
  const { steadied, degrees } = designEffectOf(varyingShare(days));
  const isClustered = days.length > 1 && steadied >= leastDesignEffect;
  const designEffect = isClustered ? steadied : 1;
  const effectiveN = n / designEffect;
  const share = k / n;
  const z = isClustered ? criticalValueOf(confidence, degrees) : criticalValueOf(confidence);
  const [low, high] = wilsonInterval(share * effectiveN, effectiveN, z);
  const method = isClustered ? 'dayClustered' : 'wilson';
  // rounding must not part a share from its own interval
  const limits = { low: Math.min(low, share), high: Math.max(high, share) };
  return { n, k, share, ...limits, method, days: days.length, designEffect, effectiveN };
}
