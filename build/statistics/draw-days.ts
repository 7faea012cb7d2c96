import type { DayTotal } from '#shared/features/statistics/day-totals.ts';

/** Mondays have more visitors than Fridays. */
const weekdays = [1.5, 1.1, 0.9, 0.8, 0.7];

/** How so many answers lie on so many days; a day without any is none. */
export function sizesOfDays(n: number, days: number): readonly number[] {
  const weights = Array.from({ length: days }, (_, day) => weekdays[day % weekdays.length] ?? 1);
  const whole = weights.reduce((sum, weight) => sum + weight, 0);
  let [before, reached] = [0, 0];
  return weights
    .map((weight) => {
      before += weight;
      const upTo = Math.floor((before / whole) * n + 1e-9);
      const size = upTo - reached;
      reached = upTo;
      return size;
    })
    .filter((size) => size > 0);
}

/** A world in which days have shares of their own. */
export interface World {
  readonly share: number;
  /** Intraclass correlation of the answers of a day; 0 makes answers independent. */
  readonly icc: number;
}

/**
 * Draws the days' counts: beta-binomial, a day's share from Beta(p(1/ρ − 1), (1 − p)(1/ρ − 1)), by its
 * distribution function.
 */
export function dayDrawer(
  sizes: readonly number[],
  world: World,
  random: () => number,
): () => readonly DayTotal[] {
  const tables = new Map(sizes.map((n) => [n, cumulated(n, world)]));
  return () =>
    sizes.map((n) => ({ n, k: n - firstAbove(tables.get(n) ?? new Float64Array(), random()) }));
}

/** P(at most so many of n are not satisfied), from 0 on: from the rarer side nothing underflows. */
function cumulated(n: number, { share, icc }: World): Float64Array {
  const [a, b] = icc === 0 ? [0, 0] : [(1 - share) * (1 / icc - 1), share * (1 / icc - 1)];
  const ratio = (k: number) =>
    icc === 0
      ? ((n - k) / (k + 1)) * ((1 - share) / share)
      : ((n - k) / (k + 1)) * ((a + k) / (b + n - k - 1));
  let first = 0;
  for (let at = 0; at < n; at += 1) first += Math.log(icc === 0 ? share : (b + at) / (a + b + at));
  const table = new Float64Array(n + 1);
  let [chance, sum] = [Math.exp(first), 0];
  for (let k = 0; k <= n; k += 1) {
    sum += chance;
    table[k] = sum;
    chance *= ratio(k);
  }
  return table;
}

function firstAbove(table: Float64Array, at: number): number {
  let [low, high] = [0, table.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((table[middle] ?? 1) > at) high = middle;
    else low = middle + 1;
  }
  return low;
}
