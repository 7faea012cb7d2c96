import { lastDayOf, type Month } from '#shared/features/activity/month.ts';
import type { CountedDay, CubeSeries, ScoreCounts } from '#shared/features/evaluation/cube.ts';
import type { Figure } from '#shared/features/figures/figures.contract.ts';
import type { ScaleOrder } from '#shared/features/rating/rating.contract.ts';
import { labelSets, type LabelSet, type Score } from '#shared/features/rating/scale.ts';

/** What was given at homes in closed months, as it was released: one number, without days. */
export interface CountedPool {
  readonly labelSet: LabelSet;
  readonly scaleOrder: ScaleOrder;
  readonly toMonth: Month;
  readonly figure: Figure;
}

/** A pool counts as one day at the end of its months: no day of it is told, and no model parts it. */
export function countHomes(pools: readonly CountedPool[], unit: string) {
  const series = new Map<string, CubeSeries>();
  const days: CountedDay[] = [];
  for (const { labelSet, scaleOrder, toMonth, figure } of pools) {
    const key = JSON.stringify(['portable', labelSet, scaleOrder]);
    series.set(key, { key, kind: 'portable', labelSet, words: [scaleOrder, 'portable'] });
    const levels: readonly Score[] = labelSets[labelSet].levels;
    const at = (counts: readonly number[], score: number) =>
      counts[levels.findIndex((level) => level === score)] ?? 0;
    const by = (of: (score: number) => number): ScoreCounts => [of(5), of(4), of(3), of(2), of(1)];
    const clean = by((score) => at(figure.clean.counts, score));
    const raw = by((score) => at(figure.raw.counts, score));
    days.push({
      ...{ series: key, unit, model: '', month: toMonth, day: lastDayOf(toMonth), clean },
      leftOut: by((score) => (raw[5 - score] ?? 0) - (clean[5 - score] ?? 0)),
    });
  }
  return { series: [...series.values()], days };
}
