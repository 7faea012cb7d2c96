import type { Evaluation } from '../evaluation.contract.ts';
import {
  baseOption,
  nameAxis,
  shareAxis,
  textOf,
  type Chart,
  type ChartLook,
} from '#shared/charts/chart.ts';
import { chartNumbers } from '#shared/charts/write-numbers.ts';
import { shortDay, writeDay, type ChartWords } from './chart-words.ts';

/** Weeks with what is usual of them; without limits while there are too few to say what is usual. */
export function controlChart(
  { chart }: Pick<Evaluation, 'chart'>,
  words: ChartWords,
  look: ChartLook,
): Chart {
  const { say } = words;
  const numbers = chartNumbers(words.language);
  const told = { name: 'control', title: say('control.title') };
  const column = (title: Parameters<typeof say>[0], form: 'text' | 'count' | 'share') => ({
    title: say(title),
    form,
  });
  const common = [column('column.week', 'text'), column('column.n', 'count')];
  if (chart.is === 'cannotTell') {
    return {
      ...told,
      description: '',
      notes: [],
      table: {
        columns: [...common, column('column.share', 'share')],
        rows: chart.weeks.map(({ from, to, n, share }) => [weekName(from, to), n, share]),
      },
      picture: undefined,
    };
  }
  const { points, centre } = chart;
  const marksOf = ({ rules }: (typeof points)[number]) =>
    rules.map((rule) => words.statistic(`rule.${rule}`)).join(say('and'));
  const marked = points.filter(({ rules }) => rules.length > 0);
  return {
    ...told,
    description: say('control.told', {
      count: numbers.count(points.length),
      centre: numbers.share(centre),
      marked: numbers.count(marked.length),
    }),
    notes: [say('controlNote')],
    table: {
      columns: [
        ...common,
        column('column.share', 'share'),
        column('column.lowerLimit', 'share'),
        column('column.upperLimit', 'share'),
        column('column.mark', 'text'),
      ],
      rows: points.map((point) => [
        weekName(point.from, point.to),
        point.n,
        point.share,
        point.low,
        point.high,
        marksOf(point),
      ]),
    },
    picture: { option: option(), height: 300 },
  };

  function option() {
    const limit = (data: readonly number[]) => ({
      type: 'line',
      step: 'middle',
      silent: true,
      symbol: 'none',
      lineStyle: { color: look.second, width: 1, type: 'dashed' },
      data,
    });
    return {
      ...baseOption(look),
      grid: [{ left: 56, right: 72, top: 28, bottom: 36 }],
      xAxis: nameAxis(
        look,
        points.map(({ from }) => shortDay(from)),
      ),
      yAxis: shareAxis(
        look,
        Math.min(...points.map(({ low, share }) => Math.min(low, share))),
        numbers.wholeShare,
      ),
      series: [
        limit(points.map(({ low }) => Math.max(low, 0))),
        limit(points.map(({ high }) => Math.min(high, 1))),
        {
          type: 'line',
          z: 3,
          showAllSymbol: true,
          lineStyle: { color: look.main, width: 1.5 },
          data: points.map((point) => {
            const isBeyond = point.rules.includes('beyondLimits');
            const isMarked = point.rules.length > 0;
            return {
              value: point.share,
              symbol: isBeyond ? 'diamond' : isMarked ? 'triangle' : 'circle',
              symbolSize: isMarked ? 13 : 6,
              itemStyle: { color: isMarked ? look.second : look.main },
              label: {
                show: isBeyond,
                position: point.share < centre ? 'bottom' : 'top',
                ...textOf(look, { color: look.ink }),
                formatter: numbers.share(point.share),
              },
            };
          }),
          markLine: {
            silent: true,
            symbol: 'none',
            lineStyle: { color: look.soft, type: 'solid', width: 1 },
            label: { ...textOf(look), formatter: numbers.share(centre), position: 'end' },
            data: [{ yAxis: centre }],
          },
        },
      ],
    };
  }
}

function weekName(from: string, to: string): string {
  return from === to ? writeDay(from) : `${shortDay(from)} – ${writeDay(to)}`;
}
