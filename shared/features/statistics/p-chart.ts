import { cannotTell, type CannotTell } from './cannot-tell.ts';
import { sumOfDays, type DayTotal } from './day-totals.ts';

/** Why a point of the chart is looked at; few rules, for each adds false alarms. */
export const chartRules = ['beyondLimits', 'nineOnOneSide'] as const;
export type ChartRule = (typeof chartRules)[number];

export interface ChartPoint {
  readonly share: number;
  readonly low: number;
  readonly high: number;
  readonly rules: readonly ChartRule[];
}

/** A control chart of shares. */
export type PChart =
  | {
      readonly is: 'chart';
      readonly centre: number;
      /** How much wider the limits are than chance alone makes them; 1 where days are no more unlike. */
      readonly widening: number;
      readonly points: readonly ChartPoint[];
    }
  | CannotTell;

/** Limits from fewer points are no limits (Montgomery asks for 20 to 25). */
export const leastChartPoints = 20;
const deviations = 3;
const runLength = 9;

/**
 * A p-chart: centre p = Σk/Σn, limits p ± 3σ_z·√(p(1−p)/n_i) (Shewhart; Montgomery, Introduction to Statistical
 * Quality Control, 7th ed., Wiley 2013, §7.2). σ_z is Laney's (Improved Control Charts for Attributes, Quality
 * Engineering 14(4), 2002): the mean moving range of the points' z-values ÷ 1.128; above 1 days differ by more
 * than chance, and the limits are widened, never narrowed. Rules: a point beyond a limit (Shewhart; Western
 * Electric 1), and nine in a row on one side of the centre (Nelson, J. Quality Technology 16(4), 1984, test 2).
 * Points in the order of time; those without an answer are left out before.
 */
export function pChart(points: readonly DayTotal[]): PChart {
  const used = points.filter(({ n }) => n > 0);
  if (used.length < leastChartPoints) return cannotTell(['tooFewPoints']);
  const { n, k } = sumOfDays(used);
  if (k === 0 || k === n) return cannotTell(['allAlike']);
  const centre = k / n;
  const sigma = (point: DayTotal) => Math.sqrt((centre * (1 - centre)) / point.n);
  const scores = used.map((point) => (point.k / point.n - centre) / sigma(point));
  const ranges = scores.slice(1).map((score, at) => Math.abs(score - (scores[at] ?? 0)));
  const mean = ranges.reduce((sum, range) => sum + range, 0) / ranges.length;
  const widening = Math.max(1, mean / 1.128);
  return {
    is: 'chart',
    centre,
    widening,
    points: used.map((point, at) => {
      const half = deviations * widening * sigma(point);
      const share = point.k / point.n;
      const [low, high] = [Math.max(0, centre - half), Math.min(1, centre + half)];
      const isBeyond = share < low || share > high;
      return {
        share,
        low,
        high,
        rules: chartRules.filter((rule) =>
          rule === 'beyondLimits' ? isBeyond : isRun(scores.slice(0, at + 1)),
        ),
      };
    }),
  };
}

/** Whether the last nine lie on one side of the centre. */
function isRun(scores: readonly number[]): boolean {
  const last = scores.slice(-runLength);
  return (
    last.length === runLength && (last.every((each) => each > 0) || last.every((each) => each < 0))
  );
}
