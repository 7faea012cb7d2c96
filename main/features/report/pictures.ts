import type { Chart } from '#shared/charts/chart.ts';
import { lightLook } from '#shared/charts/chart.ts';
import { controlChart } from '#shared/features/evaluation/charts/control-chart.ts';
import { hourChart } from '#shared/features/evaluation/charts/hour-chart.ts';
import { levelChart } from '#shared/features/evaluation/charts/level-chart.ts';
import { reasonChart } from '#shared/features/evaluation/charts/reason-chart.ts';
import { trendChart } from '#shared/features/evaluation/charts/trend-chart.ts';
import { unitChart, unitsPerChart } from '#shared/features/evaluation/charts/unit-chart.ts';
import type { Evaluation } from '#shared/features/evaluation/evaluation.contract.ts';
import { chartWords } from './chart-words.ts';

/** The screen's own charts, in the paper's letters. */
const look = { ...lightLook, font: 'Tinos' };

export interface Pictures {
  readonly levels: Chart | undefined;
  readonly trend: Chart;
  readonly weeks: Chart;
  readonly reasons: Chart | undefined;
  readonly hours: readonly { readonly quarter: string; readonly chart: Chart }[];
  readonly units: readonly Chart[];
}

export function picturesOf(evaluation: Evaluation): Pictures {
  const { chosen, beside, reasons, hours, units } = evaluation;
  const parts = Math.ceil(units.length / unitsPerChart);
  return {
    levels:
      chosen.figure === null
        ? undefined
        : levelChart(chosen.figure, beside?.figure ?? null, chartWords, look),
    trend: trendChart(evaluation, chartWords, look),
    weeks: controlChart(evaluation, chartWords, look),
    reasons: reasons === null ? undefined : reasonChart(reasons, chartWords, look),
    hours: hours.map((each) => ({
      quarter: each.quarter,
      chart: hourChart(each, chartWords, look),
    })),
    units: Array.from({ length: parts }, (_none, page) => unitChart(units, chartWords, look, page)),
  };
}
