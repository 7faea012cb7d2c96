/**
 * Wilson score interval for k successes in n, as [low, high] between 0 and 1.
 * Brown, Cai, DasGupta: Interval Estimation for a Binomial Proportion, Statistical Science 16(2), 2001.
 * Assumes independent answers; says nothing about who chose not to answer.
 */
export function wilsonInterval(k: number, n: number, z = 1.959963984540054): [number, number] {
  const share = k / n;
  const middle = share + (z * z) / (2 * n);
  const spread = z * Math.sqrt((share * (1 - share)) / n + (z * z) / (4 * n * n));
  const scale = 1 + (z * z) / n;
  return [Math.max(0, (middle - spread) / scale), Math.min(1, (middle + spread) / scale)];
}
