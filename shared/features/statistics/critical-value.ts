/**
 * The two-sided critical value of Student's t for a confidence between 0 and 1; of the normal distribution
 * where no degrees of freedom are named. Found by halving from the distribution function, to 12 digits.
 */
export function criticalValue(confidence: number, degrees = Infinity): number {
  const inside = degrees === Infinity ? centralNormal : (t: number) => centralStudent(t, degrees);
  let [low, high] = [0, 1];
  while (inside(high) < confidence) [low, high] = [high, high * 2];
  while (high - low > 1e-12 * high) {
    const middle = (low + high) / 2;
    if (middle <= low || middle >= high) break;
    if (inside(middle) < confidence) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/**
 * How much of the normal distribution lies within ±z: 2φ(z)(z + z³/3 + z⁵/(3·5) + …), Marsaglia, Evaluating
 * the Normal Distribution, Journal of Statistical Software 11(4), 2004.
 */
export function centralNormal(z: number): number {
  if (z === 0) return 0;
  if (z > 9) return 1;
  let [term, sum] = [z, z];
  for (let odd = 3; term > sum * 1e-17; odd += 2) {
    term *= (z * z) / odd;
    sum += term;
  }
  return (2 * sum * Math.exp((-z * z) / 2)) / Math.sqrt(2 * Math.PI);
}

/** How much of Student's t lies within ±t: 1 − I(ν/(ν + t²); ν/2, ½), Abramowitz and Stegun 26.7.1. */
export function centralStudent(t: number, degrees: number): number {
  return 1 - incompleteBeta(degrees / (degrees + t * t), degrees / 2, 0.5);
}

/**
 * The regularised incomplete beta function I(x; a, b): the continued fraction of the NIST Digital Library of
 * Mathematical Functions, 8.17.22, worked out by Lentz's method.
 */
export function incompleteBeta(x: number, a: number, b: number): number {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  // the fraction converges quickly on this side only
  if (x > (a + 1) / (a + b + 2)) return 1 - incompleteBeta(1 - x, b, a);
  const front =
    Math.exp(logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log1p(-x)) /
    a;
  let numerator = 1;
  let denominator = 1 / (1 - ((a + b) * x) / (a + 1));
  let fraction = denominator;
  for (let m = 1; m < 10_000; m += 1) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    denominator = 1 / (1 + even * denominator);
    numerator = 1 + even / numerator;
    fraction *= denominator * numerator;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    denominator = 1 / (1 + odd * denominator);
    numerator = 1 + odd / numerator;
    const step = denominator * numerator;
    fraction *= step;
    if (Math.abs(step - 1) < 1e-15) break;
  }
  return front * fraction;
}

/** Lanczos, A Precision Approximation of the Gamma Function, SIAM Journal on Numerical Analysis 1, 1964. */
const lanczos = [
  676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059,
  12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
];

function logGamma(x: number): number {
  const sum = lanczos.reduce((all, each, at) => all + each / (x + at), 0.99999999999980993);
  const shifted = x + lanczos.length - 1.5;
  return 0.5 * Math.log(2 * Math.PI) + (x - 0.5) * Math.log(shifted) - shifted + Math.log(sum);
}
