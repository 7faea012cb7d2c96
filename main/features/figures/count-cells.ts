import type { Cell } from '#shared/features/figures/figures.contract.ts';
import type { JudgedResponse } from '#shared/features/rating/response.ts';
import { labelSet as headline } from '#shared/features/rating/scale.ts';
import { computeFigures } from './compute-figures.ts';
import { computeQuarter, type PeriodOfQuarter } from './compute-quarter.ts';

/** Periods to be counted each by itself, or together as a quarter. */
export interface CountedStretch {
  readonly isQuarter: boolean;
  readonly periods: readonly PeriodOfQuarter[];
}

/** The counters of the headline that are shown of a period or a quarter, as everybody sees them. */
export function countCells(
  { isQuarter, periods }: CountedStretch,
  minimum: number,
): readonly Cell[] {
  if (isQuarter) {
    const series = computeQuarter(periods, minimum);
    return series.find(({ labelSet }) => labelSet === headline)?.counters ?? [];
  }
  const [period] = periods;
  const none: readonly JudgedResponse[] = [];
  const { series } = computeFigures(period?.responses ?? none, minimum, period?.counterFloor ?? 0);
  return series.find(({ series }) => series.labelSet === headline)?.cuts?.byCounter ?? [];
}
