import { cannotTell, type CannotTell } from './cannot-tell.ts';
import { criticalValue } from './critical-value.ts';
import type { DayTotal } from './day-totals.ts';

/** A day's or a week's total and when it was, in whatever unit the slope shall be per. */
export interface TrendPoint extends DayTotal {
  readonly at: number;
}

/** How a share moves per unit of time. `none` says only that chance explains the slope. */
export type Trend =
  | {
      readonly is: 'rising' | 'falling' | 'none';
      readonly slope: number;
      readonly low: number;
      readonly high: number;
    }
  | CannotTell;

/** Fewer points than this make no trend. */
export const leastTrendPoints = 8;

/**
 * The slope of a share over time, by least squares weighted with n, each day (or week) a cluster. Its variance is
 * robust against days that differ by more than chance, with each residual divided by 1 − h, h the day's
 * leverage (HC3: MacKinnon and White, J. Econometrics 29, 1985; good from some 25 points on and the best of
 * its kind below, Long and Ervin, The American Statistician 54(3), 2000); t with D − 2 degrees of freedom.
 * Weeks instead of days where neighbouring days are alike.
 */
export function trendOf(points: readonly TrendPoint[], confidence = 0.95): Trend {
  const used = points.filter(({ n }) => n > 0);
  const n = sum(used, (point) => point.n);
  const k = sum(used, (point) => point.k);
  if (used.length < leastTrendPoints) return cannotTell(['tooFewPoints']);
  // with nothing to vary no variance can be estimated
  if (k === 0 || k === n) return cannotTell(['allAlike']);
  const middle = sum(used, (point) => point.n * point.at) / n;
  const width = sum(used, (point) => point.n * (point.at - middle) ** 2);
  if (width === 0) return cannotTell(['tooFewPoints']);
  const share = k / n;
  const slope = sum(used, (point) => (point.at - middle) * (point.k - share * point.n)) / width;
  const scatter = sum(used, (point) => {
    const away = point.at - middle;
    const leverage = point.n / n + (point.n * away ** 2) / width;
    const residual = (point.k - point.n * (share + slope * away)) / (1 - leverage);
    return (away * residual) ** 2;
  });
  const half = (criticalValue(confidence, used.length - 2) * Math.sqrt(scatter)) / width;
  const [low, high] = [slope - half, slope + half];
  return { is: low > 0 ? 'rising' : high < 0 ? 'falling' : 'none', slope, low, high };
}

function sum(points: readonly TrendPoint[], of: (point: TrendPoint) => number): number {
  return points.reduce((all, point) => all + of(point), 0);
}
