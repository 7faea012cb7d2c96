import { centralNormal } from '#shared/features/statistics/critical-value.ts';
import type { Score } from '#shared/features/rating/scale.ts';

/** On the scale of a standard normal deviate: how far units, months of a unit and days lie apart. */
export const apart = { unit: 0.25, month: 0.03, day: 0.15 };
/** Of 100 answers 45 the best, 35 the second, 12, 5 and 3. */
const levelsFromBelow = [0.03, 0.08, 0.2, 0.55];
const thresholds = levelsFromBelow.map(deviateOf);

/** The scores of so many answers of one day: five levels cut from a normal deviate that the day shifts. */
export function drawScores(n: number, shift: number, random: () => number): readonly Score[] {
  const here = shift + apart.day * normal(random);
  return Array.from({ length: n }, () => {
    const at = normal(random) + here;
    return (1 + thresholds.filter((threshold) => at > threshold).length) as Score;
  });
}

/** The same as a total; `k` is the sum of their points between 0 and 1. */
export function drawDay(n: number, shift: number, random: () => number) {
  const points = drawScores(n, shift, random).map((score) => (score - 1) / 4);
  return { n, k: points.reduce((sum, each) => sum + each, 0) };
}

/** The true mean out of 100 where what differs beside answers themselves has this standard deviation. */
export function trueMean(shift: number, between: number): number {
  const spread = Math.hypot(1, between);
  return 25 * thresholds.reduce((sum, each) => sum + shareBelow((shift - each) / spread), 0);
}

/** The shift that raises the mean of a usual unit by so many points of 100. */
export function shiftOfPoints(points: number): number {
  const between = Math.hypot(apart.unit, apart.month, apart.day);
  let [low, high] = [0, 3];
  for (let step = 0; step < 50; step += 1) {
    const middle = (low + high) / 2;
    if (trueMean(middle, between) - trueMean(0, between) < points) low = middle;
    else high = middle;
  }
  return low;
}

function deviateOf(share: number): number {
  let [low, high] = [-8, 8];
  for (let step = 0; step < 60; step += 1) {
    const middle = (low + high) / 2;
    if (shareBelow(middle) < share) low = middle;
    else high = middle;
  }
  return low;
}

function shareBelow(deviate: number): number {
  return 0.5 + (Math.sign(deviate) * centralNormal(Math.abs(deviate))) / 2;
}

/** Box and Muller 1958. */
export function normal(random: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}
