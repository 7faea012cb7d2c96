import type { Evaluation } from '../evaluation.contract.ts';
import {
  axisFrom,
  baseOption,
  nameAxis,
  shareAxis,
  textOf,
  whiskers,
  type Chart,
  type ChartLook,
  type ChartOption,
  type DrawApi,
} from '#shared/charts/chart.ts';
import { fewAnswers } from './trend-chart.ts';
import { chartNumbers } from '#shared/charts/write-numbers.ts';
import { intervalNote, type ChartWords } from './chart-words.ts';

type Unit = Evaluation['units'][number];

/** As many units as one picture names legibly on a page of paper; more go onto further ones. */
export const unitsPerChart = 30;

/**
 * Units with their intervals, in bands of which no unit is before another. Those that are set beside nobody stand
 * last, hollow and in the order of their names. At most `unitsPerChart` are drawn; the table has them all.
 */
export function unitChart(
  units: readonly Unit[],
  words: ChartWords,
  look: ChartLook,
  page = 0,
): Chart {
  const { say } = words;
  const numbers = chartNumbers(words.language);
  const ordered = inBands(units, words.language);
  const drawn = ordered.slice(page * unitsPerChart, (page + 1) * unitsPerChart);
  const bands = [...new Set(ordered.flatMap(({ band }) => band ?? []))];
  const bandName = (band: number | null) =>
    band === null ? say('noBand') : say('band', { number: String(band) });
  return {
    name: page === 0 ? 'units' : `units-${page + 1}`,
    title: say('units.title'),
    description: say('units.told', {
      count: numbers.count(ordered.length),
      bands: numbers.count(bands.length),
    }),
    notes: [
      say('bandNote'),
      say('noOrder'),
      intervalNote(words),
      say('hollowUnits', { few: String(fewAnswers) }),
    ],
    table: {
      columns: [
        { title: say('column.unit'), form: 'text' },
        { title: say('column.band'), form: 'text' },
        { title: say('column.n'), form: 'count' },
        { title: say('column.share'), form: 'share' },
        { title: say('column.low'), form: 'share' },
        { title: say('column.high'), form: 'share' },
        { title: say('column.mean'), form: 'points' },
      ],
      rows: ordered.map(({ name, band, figure }) => [
        name,
        bandName(band),
        figure.clean?.n ?? 0,
        figure.clean?.topTwo ?? null,
        figure.shareInterval?.low ?? null,
        figure.shareInterval?.high ?? null,
        figure.clean?.mean ?? null,
      ]),
    },
    picture:
      ordered.length < 2 || drawn.length === 0
        ? undefined
        : { option: option(), height: 64 + drawn.length * 24 },
  };

  function option() {
    const limits = drawn.map(({ joint, figure }) => joint ?? figure.shareInterval);
    const lowest = Math.min(
      ...drawn.flatMap(({ figure }, at) => limits[at]?.low ?? figure.clean?.topTwo ?? []),
    );
    return {
      ...baseOption(look),
      grid: [{ left: 240, right: 150, top: 30, bottom: 28 }],
      xAxis: shareAxis(look, lowest, numbers.wholeShare),
      yAxis: nameAxis(
        look,
        drawn.map(({ name }) => shortened(name)),
        { inverse: true, axisLabel: { ...textOf(look, { color: look.ink }), interval: 0 } },
      ),
      series: [
        grounds(
          stretchesOf(drawn).map(({ band, ...place }) => ({ ...place, name: bandName(band) })),
          look,
          axisFrom(lowest),
        ),
        whiskers(
          drawn.flatMap(({ band }, at) => {
            const ends = limits[at];
            if (ends === null || ends === undefined) return [];
            const isAlone = band === null;
            return [{ at, ...ends, isDashed: isAlone, colour: isAlone ? look.soft : look.main }];
          }),
          look,
          'flat',
        ),
        {
          type: 'scatter',
          z: 3,
          symbolSize: 9,
          data: drawn.flatMap(({ figure, band }, at) => {
            const { clean } = figure;
            const colour = band === null ? look.soft : look.main;
            return clean === null
              ? []
              : [
                  {
                    value: [clean.topTwo, at],
                    itemStyle: {
                      color: band === null || clean.n < fewAnswers ? look.paper : colour,
                      opacity: 1,
                      borderColor: colour,
                      borderWidth: 2,
                    },
                  },
                ];
          }),
        },
      ],
    };
  }
}

interface Stretch {
  readonly name: string;
  readonly from: number;
  readonly to: number;
}

/** A ground behind the units of every other band, and the band's name beside it. */
function grounds(stretches: readonly Stretch[], look: ChartLook, lowest: number): ChartOption {
  return {
    type: 'custom',
    silent: true,
    clip: false,
    z: 0,
    encode: { x: 0, y: [1, 2] },
    data: stretches.map(({ from, to }) => [lowest, from, to]),
    renderItem: (params: { readonly dataIndex: number }, api: DrawApi) => {
      const [left, top] = api.coord([api.value(0), api.value(1)]);
      const [right, bottom] = api.coord([1, api.value(2)]);
      const [, height] = api.size([0, 1]);
      return {
        type: 'group',
        children: [
          {
            type: 'rect',
            shape: {
              x: left,
              y: top - height / 2,
              width: right - left,
              height: bottom - top + height,
            },
            style: { fill: params.dataIndex % 2 === 0 ? look.shade : 'none' },
          },
          {
            type: 'text',
            style: {
              text: stretches[params.dataIndex]?.name,
              x: right + 14,
              y: (top + bottom) / 2,
              verticalAlign: 'middle',
              fontFamily: look.font,
              fontSize: 13,
              fill: look.ink,
            },
          },
        ],
      };
    },
  };
}

/** Within a band by name: an order by figures would be a rank. */
export function inBands(units: readonly Unit[], language: string): readonly Unit[] {
  const collator = new Intl.Collator(language, { numeric: true });
  return units.toSorted(
    (one, other) =>
      (one.band ?? Infinity) - (other.band ?? Infinity) || collator.compare(one.name, other.name),
  );
}

function stretchesOf(units: readonly Unit[]) {
  const stretches: { band: number | null; from: number; to: number }[] = [];
  units.forEach(({ band }, at) => {
    const last = stretches.at(-1);
    if (last !== undefined && last.band === band) last.to = at;
    else stretches.push({ band, from: at, to: at });
  });
  return stretches;
}

/** Longer than an axis has room for; the table has it whole. */
export function shortened(name: string): string {
  return name.length <= 32 ? name : `${name.slice(0, 31).trimEnd()}…`;
}
