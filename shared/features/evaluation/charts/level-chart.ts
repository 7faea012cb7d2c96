import type { EvaluatedFigure } from '../evaluation.contract.ts';
import type { LabelSet, Score } from '#shared/features/rating/scale.ts';
import { baseOption, nameAxis, textOf, type Chart, type ChartLook } from '#shared/charts/chart.ts';
import { chartNumbers } from '#shared/charts/write-numbers.ts';
import type { ChartWords } from './chart-words.ts';

/** Patterns beside the colours: no level is told by its colour alone. */
const decals = [
  undefined,
  { symbol: 'rect', dashArrayX: [1, 0], dashArrayY: [1, 5], rotation: -Math.PI / 4 },
  { symbol: 'circle', symbolSize: 0.6, dashArrayX: [[6, 6]], dashArrayY: [6] },
  { symbol: 'rect', dashArrayX: [1, 0], dashArrayY: [1, 5], rotation: Math.PI / 4 },
  { symbol: 'rect', dashArrayX: [1, 0], dashArrayY: [2, 4] },
] as const;

/** The levels as they were given, with and without what the rules leave out, and of what is set beside. */
export function levelChart(
  chosen: EvaluatedFigure,
  beside: EvaluatedFigure | null,
  words: ChartWords,
  look: ChartLook,
): Chart {
  const { say } = words;
  const numbers = chartNumbers(words.language);
  const { labelSet } = chosen;
  const sides = [
    { name: say('column.clean'), counted: chosen.clean },
    { name: say('column.raw'), counted: chosen.raw },
    { name: say('column.beside'), counted: beside?.labelSet === labelSet ? beside.clean : null },
  ].flatMap(({ name, counted }) => (counted === null ? [] : [{ name, counted }]));
  const levels = chosen.raw.levels.map(({ score }) => score);
  const levelName = (score: number) => nameOf(words, labelSet, score);
  const [first] = sides;
  return {
    name: 'levels',
    title: say('levels.title'),
    description: say('levels.told', {
      levels: (first?.counted.levels ?? [])
        .map(({ score, share }) => `${levelName(score)} ${numbers.share(share)}`)
        .join('; '),
    }),
    notes: [],
    table: {
      columns: [
        { title: say('column.side'), form: 'text' },
        { title: say('column.level'), form: 'text' },
        { title: say('column.n'), form: 'count' },
        { title: say('column.share'), form: 'share' },
      ],
      rows: sides.flatMap(({ name, counted }) =>
        counted.levels.map(({ score, n, share }) => [name, levelName(score), n, share]),
      ),
    },
    picture: chosen.raw.n === 0 ? undefined : { option: option(), height: 76 + sides.length * 46 },
  };

  function option() {
    return {
      ...baseOption(look),
      legend: {
        top: 0,
        left: 0,
        selectedMode: false,
        itemWidth: 22,
        itemHeight: 14,
        textStyle: textOf(look, { color: look.ink }),
      },
      grid: [{ left: 150, right: 20, top: 44, bottom: 24 }],
      xAxis: {
        type: 'value',
        min: 0,
        max: 1,
        interval: 0.2,
        axisLabel: { ...textOf(look), formatter: numbers.wholeShare },
        splitLine: { show: false },
      },
      yAxis: nameAxis(
        look,
        sides.map(({ name, counted }) => `${name}\n${say('nOf', { n: numbers.count(counted.n) })}`),
        {
          inverse: true,
          axisLine: { show: false },
          axisLabel: textOf(look, { color: look.ink, lineHeight: 17 }),
        },
      ),
      series: levels.map((score, at) => {
        const place = levels.length === 3 && at === 2 ? 3 : at;
        const decal = decals[place];
        return {
          type: 'bar',
          stack: 'levels',
          name: levelName(score),
          barWidth: 26,
          itemStyle: {
            color: look.levels[place],
            borderColor: look.paper,
            borderWidth: 1,
            ...(decal && { decal: { ...decal, color: 'rgba(0,0,0,0.18)' } }),
          },
          data: sides.map(({ counted }) => {
            const share = counted.levels[at]?.share ?? 0;
            return {
              value: share,
              label: {
                show: share >= 0.07,
                position: 'inside',
                fontFamily: look.font,
                fontSize: 12,
                color: look.onLevels[place],
                textBorderColor: look.levels[place],
                textBorderWidth: 3,
                formatter: numbers.share(share),
              },
            };
          }),
        };
      }),
    };
  }
}

function nameOf(words: ChartWords, labelSet: LabelSet, score: number): string {
  const known = [5, 4, 3, 2, 1] as const satisfies readonly Score[];
  const found = known.find((each) => each === score);
  return found === undefined ? String(score) : words.levelName(labelSet, found);
}
