import { monthOf } from '#shared/features/activity/month.ts';
import type { Evaluation } from '../evaluation.contract.ts';
import {
  baseOption,
  nameAxis,
  shareAxis,
  textOf,
  whiskers,
  type Chart,
  type ChartLook,
} from '#shared/charts/chart.ts';
import { chartNumbers } from '#shared/charts/write-numbers.ts';
import { intervalNote, periodName, type ChartWords } from './chart-words.ts';

/** Under so many answers a point is drawn hollow. */
export const fewAnswers = 30;

/** The share of the two best levels month by month, with intervals. */
export function trendChart(
  { periods, model }: Pick<Evaluation, 'periods' | 'model'>,
  words: ChartWords,
  look: ChartLook,
): Chart {
  const { say } = words;
  const numbers = chartNumbers(words.language);
  const points = periods.flatMap(({ months, figure }) => {
    const { clean, shareInterval } = figure;
    const label = periodName(months, words);
    return clean === null ? [] : [{ months, label, clean, shareInterval, raw: figure.raw }];
  });
  const [first] = points;
  const last = points.at(-1);
  return {
    name: 'trend',
    title: say('trend.title'),
    description:
      first === undefined || last === undefined
        ? ''
        : say('trend.told', {
            count: numbers.count(points.length),
            first: first.label,
            from: numbers.share(first.clean.topTwo),
            last: last.label,
            to: numbers.share(last.clean.topTwo),
          }),
    notes: [
      intervalNote(words),
      ...(points.length < 2 ? [] : [say('hollow', { few: String(fewAnswers) })]),
    ],
    table: {
      columns: [
        { title: say('column.period'), form: 'text' },
        { title: say('column.n'), form: 'count' },
        { title: say('column.share'), form: 'share' },
        { title: say('column.low'), form: 'share' },
        { title: say('column.high'), form: 'share' },
        { title: say('column.mean'), form: 'points' },
        { title: say('column.shareRaw'), form: 'share' },
      ],
      rows: points.map(({ label, clean, shareInterval, raw }) => [
        label,
        clean.n,
        clean.topTwo,
        shareInterval?.low ?? null,
        shareInterval?.high ?? null,
        clean.mean,
        raw.topTwo,
      ]),
    },
    picture: points.length < 2 ? undefined : { option: option(), height: 300 },
  };

  function option() {
    const lowest = Math.min(
      ...points.map(({ clean, shareInterval }) => shareInterval?.low ?? clean.topTwo),
    );
    const begins =
      model === null
        ? -1
        : points.findIndex(({ months }) => months.includes(monthOf(model.validFrom)));
    const isRoomy = points.length <= 14;
    return {
      ...baseOption(look),
      grid: [{ left: 56, right: 28, top: 28, bottom: 52 }],
      xAxis: nameAxis(
        look,
        points.map(({ label, clean }) => `${label}\n${say('nOf', { n: numbers.count(clean.n) })}`),
        isRoomy
          ? { axisLabel: { ...textOf(look), lineHeight: 17, interval: 0, hideOverlap: true } }
          : {},
      ),
      yAxis: shareAxis(look, lowest, numbers.wholeShare),
      series: [
        whiskers(
          points.flatMap(({ shareInterval }, at) =>
            shareInterval === null ? [] : [{ at, ...shareInterval }],
          ),
          look,
          'upright',
        ),
        {
          type: 'line',
          z: 3,
          lineStyle: { color: look.main, width: 1.5, opacity: 0.55 },
          symbol: 'circle',
          symbolSize: 9,
          showAllSymbol: true,
          data: points.map(({ clean }) => ({
            value: clean.topTwo,
            itemStyle: {
              color: clean.n < fewAnswers ? look.paper : look.main,
              borderColor: look.main,
              borderWidth: 2,
            },
            label: {
              show: isRoomy,
              position: 'right',
              ...textOf(look, { color: look.ink }),
              textBorderColor: look.paper, // the line to the next point runs under the words
              textBorderWidth: 3,
              formatter: numbers.share(clean.topTwo),
            },
          })),
          ...(begins >= 0 && {
            markLine: {
              silent: true,
              symbol: 'none',
              lineStyle: { color: look.second, type: 'dashed' },
              label: {
                ...textOf(look, { color: look.second }),
                formatter: say('modelFrom'),
                position: 'insideEndTop',
                rotate: 0,
              },
              data: [{ xAxis: begins }],
            },
          }),
        },
      ],
    };
  }
}
