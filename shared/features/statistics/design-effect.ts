import { sumOfDays, type DayTotal } from './day-totals.ts';

/**
 * The likeness of answers of one day that is assumed as long as the days say little: the intraclass
 * correlation to which the estimate is drawn. Neither it nor the weight is from the literature; both were
 * chosen by the simulation of `docs/statistics.md`.
 */
export const usualDayLikeness = 0.035;
/** How many days of observation the assumption counts for. */
export const usualWeight = 2;

/** How many times the variance of a share is that of as many answers given independently of each other. */
export interface DesignEffect {
  /** From the days alone; undefined for a single day, or where all answers are alike. */
  readonly estimated: number | undefined;
  /** Drawn to the usual one, and never below 1; what intervals are made of. */
  readonly steadied: number;
  /** Degrees of freedom of the steadied one. */
  readonly degrees: number;
}

/** A share or mean of days, and what is known of how it varies. */
export interface Varying {
  readonly days: readonly DayTotal[];
  /** Of a single answer. */
  readonly variance: number;
  /** Days with an answer that is not like most: days without one say nothing about variation. */
  readonly speaking: number;
}

/**
 * The design effect of days as clusters. The variance is that of the ratio Σk/Σn under sampling of whole days
 * (Cochran, Sampling Techniques, 3rd ed., Wiley 1977, eq. 2.46; D days, s² the variance of a single answer):
 *
 *     v = D/(D−1) · Σ(k_d − p·n_d)² / n²,    estimated = v / (s²/n)
 *
 * (Kish, Survey Sampling, Wiley 1965, §5.4). Of few days, or of few answers that differ from the others, the
 * estimate is nearly worthless: all content on each of five days gives 0/0. So it is drawn to what a usual
 * likeness ρ gives, 1 + (m − 1)ρ with m = Σn_d²/n, the size of the day of a random answer (Kish 1965, §5.4;
 * Holt, Discussion, JRSS A 143, 1980, for unequal sizes):
 *
 *     steadied = (w·estimated + 2·usual) / (w + 2)
 *
 * where w counts what was observed: the speaking days, at most D − 1. The mean of two variances weighted with
 * their degrees of freedom has the sum of these (as in Smyth, Linear Models and Empirical Bayes Methods, Stat.
 * Appl. Genet. Mol. Biol. 3(1), 2004, §4): w + 2.
 */
export function designEffectOf({ days, variance, speaking }: Varying): DesignEffect {
  const { n, k } = sumOfDays(days);
  let [squares, spread] = [0, 0];
  for (const day of days) {
    squares += day.n * day.n;
    spread += (day.k - (k / n) * day.n) ** 2;
  }
  const largest = squares / n;
  const usual = 1 + (largest - 1) * usualDayLikeness;
  const observed = Math.min(days.length - 1, speaking);
  const estimated =
    observed === 0 ? undefined : ((days.length / (days.length - 1)) * spread) / (n * variance);
  const drawn = (observed * (estimated ?? usual) + usualWeight * usual) / (observed + usualWeight);
  return {
    estimated,
    steadied: Math.min(largest, Math.max(1, drawn)),
    degrees: observed + usualWeight,
  };
}

/** How a share varies: p(1 − p), and the days with one of the rarer answers. */
export function varyingShare(days: readonly DayTotal[]): Varying {
  const { n, k } = sumOfDays(days);
  const isRare = k <= n - k;
  let speaking = 0;
  for (const day of days) if ((isRare ? day.k : day.n - day.k) > 0) speaking += 1;
  return { days, variance: (k / n) * (1 - k / n), speaking };
}
