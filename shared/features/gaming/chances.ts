import { centralNormal, centralStudent, incompleteBeta } from '../statistics/critical-value.ts';

/** What was seen before: so many events in so many units (days or answers). */
export interface Exposure {
  readonly events: number;
  readonly units: number;
}

/**
 * The chance of `now.events` events or more, after what was seen before: events come as Poisson's, at a rate of which
 * the prior Gamma(prior.events, prior.units) and the past are known, so what comes next is negative binomial
 * (Gelman et al., Bayesian Data Analysis, 3rd ed., 2013, §2.6):
 *
 *     P(X ≥ x) = I(u/(u + U); x, a),   a = prior + past events, U = prior + past units, u = units now
 *
 * A short past leaves it wide.
 */
export function chanceOfAsMany(now: Exposure, before: Exposure, prior: Exposure): number {
  const units = before.units + prior.units + now.units;
  return negativeBinomialTail(now.events, before.events + prior.events, now.units / units);
}

/** The chance of `x` or more with this mean and a variance above it: negative binomial. */
export function chanceOfCount(x: number, mean: number, variance: number): number {
  return negativeBinomialTail(x, mean ** 2 / (variance - mean), 1 - mean / variance);
}

/** P(X ≥ x) = I(r; x, size), Johnson, Kemp and Kotz, Univariate Discrete Distributions, 3rd ed. 2005, §5.6. */
function negativeBinomialTail(x: number, size: number, r: number): number {
  return x <= 0 ? 1 : incompleteBeta(r, x, size);
}

/** P(T ≥ t) of Student's t. */
export function upperStudent(t: number, degrees: number): number {
  const half = centralStudent(Math.abs(t), degrees) / 2;
  return t > 0 ? 0.5 - half : 0.5 + half;
}

/** P(χ² ≤ x), by the cube root (Wilson and Hilferty, PNAS 17, 1931). */
export function lowerChiSquare(x: number, degrees: number): number {
  const width = 2 / (9 * degrees);
  const z = (Math.cbrt(x / degrees) - 1 + width) / Math.sqrt(width);
  return 0.5 + (Math.sign(z) * centralNormal(Math.abs(z))) / 2;
}

/**
 * The chance that all of so many answers of one day are of a kind with this share, where answers of a day are alike
 * (beta-binomial with intraclass correlation ρ): Π (a + i)/(a + b + i), a = p(1/ρ − 1), b = (1 − p)(1/ρ − 1).
 */
export function chanceOfAll(n: number, share: number, icc: number): number {
  const whole = 1 / icc - 1;
  let chance = 1;
  for (let at = 0; at < n; at += 1) chance *= (share * whole + at) / (whole + at);
  return chance;
}
