import type { Evaluation } from '../evaluation.contract.ts';
import { baseOption, nameAxis, textOf, type Chart, type ChartLook } from '#shared/charts/chart.ts';
import { chartNumbers } from '#shared/charts/write-numbers.ts';
import type { ChartWords } from './chart-words.ts';

/** What citizens chose as reasons, the most frequent first, and how much of all that was said that makes up. */
export function reasonChart(
  reasons: NonNullable<Evaluation['reasons']>,
  words: ChartWords,
  look: ChartLook,
): Chart {
  const { say } = words;
  const numbers = chartNumbers(words.language);
  const all = reasons.chosen.reduce((sum, { n }) => sum + n, 0);
  const rows = reasons.chosen.map(({ reason, n, share }, at) => ({
    name: words.reasonName(reason),
    n,
    share,
    upTo: reasons.chosen.slice(0, at + 1).reduce((sum, each) => sum + each.n, 0) / Math.max(all, 1),
  }));
  const [most] = rows;
  return {
    name: 'reasons',
    title: say('reasons.title'),
    description:
      most === undefined
        ? ''
        : say('reasons.told', {
            answered: numbers.count(reasons.answered),
            reason: most.name,
            share: numbers.share(most.share),
          }),
    notes: [
      say('answeredOf', {
        answered: numbers.count(reasons.answered),
        n: numbers.count(reasons.n),
      }),
      say('severalReasons'),
    ],
    table: {
      columns: [
        { title: say('column.reason'), form: 'text' },
        { title: say('column.times'), form: 'count' },
        { title: say('column.share'), form: 'share' },
        { title: say('column.cumulative'), form: 'share' },
      ],
      rows: rows.map(({ name, n, share, upTo }) => [name, n, share, upTo]),
    },
    picture: rows.length < 2 ? undefined : { option: option(), height: 76 + rows.length * 34 },
  };

  function option() {
    return {
      ...baseOption(look),
      legend: { top: 0, left: 0, selectedMode: false, textStyle: textOf(look) },
      grid: [{ left: 270, right: 70, top: 36, bottom: 28 }],
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
        rows.map(({ name }) => name),
        {
          inverse: true,
          axisLabel: {
            ...textOf(look, { color: look.ink }),
            width: 255,
            overflow: 'break',
            lineHeight: 15,
            interval: 0,
          },
        },
      ),
      series: [
        {
          type: 'bar',
          name: say('column.share'),
          barMaxWidth: 20,
          itemStyle: { color: look.main },
          data: rows.map(({ share, n }) => ({
            value: share,
            label: {
              show: true,
              position: 'right',
              ...textOf(look, { color: look.ink }),
              formatter: `${numbers.share(share)} (${numbers.count(n)})`,
            },
          })),
        },
        {
          type: 'line',
          name: say('column.cumulative'),
          symbol: 'diamond',
          symbolSize: 8,
          itemStyle: { color: look.second },
          lineStyle: { color: look.second, width: 1.5, type: 'dashed' },
          data: rows.map(({ upTo }) => upTo),
        },
      ],
    };
  }
}
