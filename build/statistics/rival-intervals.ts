import { incompleteBeta } from '#shared/features/statistics/critical-value.ts';
import { sumOfDays, type DayTotal } from '#shared/features/statistics/day-totals.ts';
import { designEffectOf, varyingShare } from '#shared/features/statistics/design-effect.ts';
import type { CriticalValueOf } from '#shared/features/statistics/share-interval.ts';
import { wilsonInterval } from '#shared/statistics.ts';

/** Whether a method's 95 % interval covers the true share. */
export type Covers = (
  days: readonly DayTotal[],
  truth: number,
  criticalValueOf: CriticalValueOf,
) => boolean;

/** What was not chosen, each as its authors have it. */
export const rivals = {
  /** Answers as if independent. */
  wilson: (days, truth) => {
    const { n, k } = sumOfDays(days);
    return isWithin(wilsonInterval(k, n), truth);
  },
  /** p ± t·√v with the days' variance (Cochran 1977). */
  linear: (days, truth, criticalValueOf) => {
    const { share, effectiveN, t } = partsOf(days, criticalValueOf);
    const half = t * Math.sqrt((share * (1 - share)) / effectiveN);
    return isWithin([share - half, share + half], truth);
  },
  /** The same on the scale of log odds (Korn and Graubard 1998; common in survey packages). */
  logit: (days, truth, criticalValueOf) => {
    const { share, effectiveN, t, n, k } = partsOf(days, criticalValueOf);
    // the odds have no end there
    if (share === 0 || share === 1) return isWithin(wilsonInterval(k, n), truth);
    const half = t / Math.sqrt(effectiveN * share * (1 - share));
    const middle = Math.log(share / (1 - share));
    return isWithin([shareOfOdds(middle - half), shareOfOdds(middle + half)], truth);
  },
  /** Wilson's with effective size and t, the design effect as it is estimated (Kott and Liu 2009). */
  unsteadied: (days, truth, criticalValueOf) => {
    const { share, effectiveN, t } = partsOf(days, criticalValueOf);
    return isWithin(wilsonInterval(share * effectiveN, effectiveN, t), truth);
  },
  /** Clopper and Pearson's with effective size and degrees of freedom (Korn and Graubard 1998). */
  kornGraubard: (days, truth, criticalValueOf) => {
    const { share, effectiveN, t, n } = partsOf(days, criticalValueOf);
    const size = Math.min(n, effectiveN * (criticalValueOf(0.95, n - 1) / t) ** 2);
    const x = share * size;
    const isAbove = share === 0 || incompleteBeta(truth, x, size - x + 1) >= 0.025;
    const isBelow = share === 1 || incompleteBeta(truth, x + 1, size - x) <= 0.975;
    return isAbove && isBelow;
  },
} as const satisfies Readonly<Record<string, Covers>>;
export type Rival = keyof typeof rivals;
export const rivalNames = Object.keys(rivals) as Rival[];

function partsOf(days: readonly DayTotal[], criticalValueOf: CriticalValueOf) {
  const { n, k } = sumOfDays(days);
  const deff = Math.max(1, designEffectOf(varyingShare(days)).estimated ?? 1);
  const t = criticalValueOf(0.95, days.length - 1);
  return { n, k, share: k / n, effectiveN: n / deff, t };
}

function isWithin([low, high]: readonly [number, number], truth: number): boolean {
  return low - 1e-12 <= truth && truth <= high + 1e-12;
}

function shareOfOdds(logOdds: number): number {
  return 1 / (1 + Math.exp(-logOdds));
}
