import type { EvaluatedFigure } from '../evaluation.contract.ts';
import {
  baseOption,
  nameAxis,
  textOf,
  type Chart,
  type ChartLook,
  type DrawApi,
} from '#shared/charts/chart.ts';
import { chartNumbers } from '#shared/charts/write-numbers.ts';
import { intervalNote, type ChartWords } from './chart-words.ts';

/** What is known of those who rated, beside all that may be true of everybody who came. */
export function coverageChart(
  { coverage, clean, shareInterval }: EvaluatedFigure,
  words: ChartWords,
  look: ChartLook,
): Chart | undefined {
  if (coverage.is !== 'known' || clean === null) return undefined;
  const { say } = words;
  const numbers = chartNumbers(words.language);
  const [least, most] = coverage.bounds;
  const rated = say('coverageRated', { n: numbers.count(clean.n) });
  const everybody = say('coverageAll', { visits: numbers.count(coverage.visits) });
  const range = (low: number, high: number) =>
    say('limits', { low: numbers.share(low), high: numbers.share(high) });
  const bars = [
    {
      name: rated,
      low: shareInterval?.low ?? clean.topTwo,
      high: shareInterval?.high ?? clean.topTwo,
      words: numbers.share(clean.topTwo),
      color: look.main,
    },
    { name: everybody, low: least, high: most, words: range(least, most), color: look.second },
  ];
  return {
    name: 'coverage',
    title: say('coverage.title'),
    description: say('coverage.told', {
      share: numbers.share(clean.topTwo),
      low: numbers.share(least),
      high: numbers.share(most),
    }),
    notes: [intervalNote(words)],
    table: {
      columns: [
        { title: say('column.side'), form: 'text' },
        { title: say('column.share'), form: 'share' },
        { title: say('column.low'), form: 'share' },
        { title: say('column.high'), form: 'share' },
      ],
      rows: [
        [rated, clean.topTwo, shareInterval?.low ?? null, shareInterval?.high ?? null],
        [everybody, null, least, most],
      ],
    },
    picture: { option: option(clean.topTwo), height: 150 },
  };

  function option(share: number) {
    return {
      ...baseOption(look),
      grid: [{ left: 190, right: 24, top: 8, bottom: 28 }],
      xAxis: {
        type: 'value',
        min: 0,
        max: 1,
        interval: 0.2,
        axisLabel: { ...textOf(look), formatter: numbers.wholeShare },
        splitLine: { lineStyle: { color: look.line } },
      },
      yAxis: nameAxis(
        look,
        bars.map(({ name }) => name),
        {
          inverse: true,
          axisLabel: {
            ...textOf(look, { color: look.ink }),
            width: 176,
            overflow: 'break',
            lineHeight: 16,
          },
        },
      ),
      series: [
        {
          type: 'custom',
          silent: true,
          encode: { y: 0, x: [1, 2] },
          data: bars.map(({ low, high }, at) => [at, low, high]),
          renderItem: (params: { readonly dataIndex: number }, api: DrawApi) => {
            const bar = bars[params.dataIndex];
            const [left, y] = api.coord([api.value(1), api.value(0)]);
            const [right] = api.coord([api.value(2), api.value(0)]);
            const [, end] = [0, Math.max(right - left, 2)];
            return {
              type: 'group',
              children: [
                {
                  type: 'rect',
                  shape: { x: left, y: y - 7, width: end, height: 14, r: 3 },
                  style: { fill: bar?.color, opacity: 0.35, stroke: bar?.color, lineWidth: 1 },
                },
                {
                  type: 'text',
                  style: {
                    text: bar?.words,
                    x: left + end / 2,
                    y: y - 20,
                    align: 'center',
                    verticalAlign: 'middle',
                    fontFamily: look.font,
                    fontSize: 13,
                    fill: look.ink,
                  },
                },
              ],
            };
          },
        },
        {
          type: 'scatter',
          silent: true,
          symbolSize: 11,
          itemStyle: { color: look.main, opacity: 1 },
          data: [[share, 0]],
        },
      ],
    };
  }
}
