import type { Evaluation } from '../evaluation.contract.ts';
import type { Chart, ChartLook } from '#shared/charts/chart.ts';
import type { ChartWords } from './chart-words.ts';
import { controlChart } from './control-chart.ts';
import { coverageChart } from './coverage-chart.ts';
import { hourChart } from './hour-chart.ts';
import { levelChart } from './level-chart.ts';
import { reasonChart } from './reason-chart.ts';
import { smallMultiples } from './small-multiples.ts';
import { trendChart } from './trend-chart.ts';
import { unitChart } from './unit-chart.ts';

/** Every chart of an evaluation in the order of the screen, those without a picture too. */
export function chartsOf(
  evaluation: Evaluation,
  words: ChartWords,
  look: ChartLook,
): readonly Chart[] {
  const { chosen, beside, reasons, hours, units } = evaluation;
  const { figure } = chosen;
  const [latest] = hours;
  return [
    ...(figure === null ? [] : [levelChart(figure, beside?.figure ?? null, words, look)]),
    ...(figure === null ? [] : [coverageChart(figure, words, look) ?? []].flat()),
    trendChart(evaluation, words, look),
    controlChart(evaluation, words, look),
    ...(latest === undefined ? [] : [hourChart(latest, words, look)]),
    ...(reasons === null ? [] : [reasonChart(reasons, words, look)]),
    ...(units.length === 0
      ? []
      : [unitChart(units, words, look), smallMultiples(units, words, look)]),
  ];
}
