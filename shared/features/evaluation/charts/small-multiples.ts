import type { Evaluation } from '../evaluation.contract.ts';
import {
  axisFrom,
  baseOption,
  textOf,
  whiskers,
  type Chart,
  type ChartLook,
} from '#shared/charts/chart.ts';
import { chartNumbers } from '#shared/charts/write-numbers.ts';
import { intervalNote, periodName, type ChartWords } from './chart-words.ts';
import { inBands, shortened } from './unit-chart.ts';

type Unit = Evaluation['units'][number];

/** As many small charts as stand on one picture. */
export const unitsPerSheet = 24;
const heightOfOne = 120;

/** Each unit's own way through the months, all on one scale, so that lines compare and nothing is ranked. */
export function smallMultiples(
  units: readonly Unit[],
  words: ChartWords,
  look: ChartLook,
  { page = 0, columns = 4 }: { readonly page?: number; readonly columns?: number } = {},
): Chart {
  const { say } = words;
  const numbers = chartNumbers(words.language);
  const ordered = inBands(units, words.language).filter(({ periods }) => periods.length > 0);
  const drawn = ordered.slice(page * unitsPerSheet, (page + 1) * unitsPerSheet);
  const periods = [
    ...new Map(
      drawn.flatMap((unit) => unit.periods.map(({ months }) => [months.join(), months] as const)),
    ).values(),
  ].toSorted((one, other) => ((one[0] ?? '') < (other[0] ?? '') ? -1 : 1));
  const names = periods.map((months) => periodName(months, words));
  const rows = Math.ceil(drawn.length / columns);
  return {
    name: page === 0 ? 'multiples' : `multiples-${page + 1}`,
    title: say('multiples.title'),
    description: say('multiples.told', { count: numbers.count(ordered.length) }),
    notes: [say('noOrder'), intervalNote(words)],
    table: {
      columns: [
        { title: say('column.unit'), form: 'text' },
        { title: say('column.period'), form: 'text' },
        { title: say('column.n'), form: 'count' },
        { title: say('column.share'), form: 'share' },
        { title: say('column.low'), form: 'share' },
        { title: say('column.high'), form: 'share' },
      ],
      rows: ordered.flatMap((unit) =>
        unit.periods.map(({ months, n, share, low, high }) => [
          unit.name,
          periodName(months, words),
          n,
          share,
          low,
          high,
        ]),
      ),
    },
    picture:
      periods.length < 2 || ordered.length < 2
        ? undefined
        : { option: option(), height: rows * heightOfOne + 16 },
  };

  function option() {
    const lowest = axisFrom(
      Math.min(...drawn.flatMap((unit) => unit.periods.map(({ low }) => low))),
    );
    const width = 100 / columns;
    const placeOf = (at: number) => ({
      left: (at % columns) * width,
      top: Math.floor(at / columns) * heightOfOne,
    });
    return {
      ...baseOption(look),
      title: drawn.map(({ name }, at) => ({
        text: shortened(name),
        left: `${placeOf(at).left + 0.4}%`,
        top: placeOf(at).top + 2,
        padding: 0,
        textStyle: { ...textOf(look, { color: look.ink }), fontWeight: 600 },
      })),
      grid: drawn.map((_, at) => ({
        left: `${placeOf(at).left + 4.6}%`,
        width: `${width - 6}%`,
        top: placeOf(at).top + 28,
        height: heightOfOne - 56,
      })),
      xAxis: drawn.map((_, at) => ({
        type: 'category',
        gridIndex: at,
        data: names,
        axisTick: { show: false },
        axisLine: { lineStyle: { color: look.soft } },
        axisLabel: {
          ...textOf(look, { fontSize: 11 }),
          // the ends say it: the others would stand on each other
          interval: (index: number) => index === 0 || index === names.length - 1,
        },
      })),
      yAxis: drawn.map((_, at) => ({
        type: 'value',
        gridIndex: at,
        min: lowest,
        max: 1,
        interval: 1 - lowest,
        axisLabel: { ...textOf(look, { fontSize: 11 }), formatter: numbers.wholeShare },
        splitLine: { lineStyle: { color: look.line } },
      })),
      series: drawn.flatMap((unit, at) => {
        const axes = { xAxisIndex: at, yAxisIndex: at };
        const points = unit.periods.map(({ months, ...point }) => ({
          at: periods.findIndex((each) => each.join() === months.join()),
          ...point,
        }));
        return [
          whiskers(points, look, 'upright', axes),
          {
            ...axes,
            type: 'line',
            z: 3,
            symbol: 'circle',
            symbolSize: 5,
            showAllSymbol: true,
            itemStyle: { color: look.main },
            lineStyle: { color: look.main, width: 1.25, opacity: 0.6 },
            connectNulls: true,
            data: periods.map((_, place) => points.find(({ at }) => at === place)?.share ?? null),
          },
        ];
      }),
    };
  }
}
