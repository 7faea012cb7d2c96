import { describe, expect, it } from 'vitest';
import { chartCsv } from '#shared/charts/chart-csv.ts';
import { darkLook, lightLook, type Chart, type ChartOption } from '#shared/charts/chart.ts';
import { drawSvg } from '#shared/charts/draw-svg.ts';
import { framedChart } from '#shared/charts/framed-chart.ts';
import { writeCell } from '#shared/charts/write-numbers.ts';
import { aFigure, anEvaluation, aStore, aUnit, aYear } from '#tests/support/some-evaluation.ts';
import type { ChartWords } from './chart-words.ts';
import { chartsOf } from './charts-of.ts';
import { controlChart } from './control-chart.ts';
import { coverageChart } from './coverage-chart.ts';
import { hourChart } from './hour-chart.ts';
import { levelChart } from './level-chart.ts';
import { reasonChart } from './reason-chart.ts';
import { smallMultiples, unitsPerSheet } from './small-multiples.ts';
import { trendChart } from './trend-chart.ts';
import { unitChart, unitsPerChart } from './unit-chart.ts';

/** Keys and values stand for the sentences, so that every number can be found again. */
const words: ChartWords = {
  language: 'vi',
  say: (sentence, values = {}) => [sentence, ...Object.values(values)].join(' '),
  statistic: (sentence) => sentence,
  levelName: (_, score) => `mức ${score}`,
  reasonName: (code) => `lý do ${code}`,
  weekdayName: (weekday) => `thứ ${weekday}`,
};

type Series = Record<string, unknown> & { readonly data: readonly unknown[] };
const seriesOf = (chart: Chart | undefined) => (chart?.picture?.option['series'] ?? []) as Series[];
const valuesOf = (series: Series | undefined) =>
  series?.data.map((point) => (point as { readonly value: unknown }).value);

describe('the trend', () => {
  it('draws the clean shares with their intervals, and the table tells the raw ones beside', () => {
    const year = aYear();
    const chart = trendChart(year, words, lightLook);
    const [intervals, line] = seriesOf(chart);
    const clean = year.periods.map(({ figure }) => figure.clean?.topTwo);
    expect(valuesOf(line)).toEqual(clean);
    expect(intervals?.data).toEqual(
      year.periods.map(({ figure }, at) => [
        at,
        figure.shareInterval?.low,
        figure.shareInterval?.high,
      ]),
    );
    expect(chart.table.rows.map((row) => row[6])).toEqual(
      year.periods.map(({ figure }) => figure.raw.topTwo),
    );
    expect(chart.notes[0]).toContain('notice.interval');
  });

  it('has no axes for one period, and says it in the table', () => {
    const [only] = aYear().periods;
    if (only === undefined) throw new Error('a year has periods');
    const chart = trendChart(anEvaluation({ periods: [only] }), words, lightLook);
    expect(chart.picture).toBeUndefined();
    expect(chart.table.rows).toHaveLength(1);
  });

  it('marks the month in which the model begins', () => {
    const model = {
      code: 'm',
      name: 'M',
      kind: 'allHours' as const,
      basis: [],
      verified: true,
      validFrom: '2026-03-09',
      validTo: null,
      graceMinutes: 0,
      deadlines: [],
    };
    const [, line] = seriesOf(trendChart(aYear({ model }), words, lightLook));
    expect(line?.['markLine']).toMatchObject({ data: [{ xAxis: 5 }] });
  });
});

it('draws weeks with their limits, and without any while nobody can tell what is usual', () => {
  const year = aYear();
  if (year.chart.is !== 'chart') throw new Error('a year has enough weeks');
  const { points } = year.chart;
  const chart = controlChart(year, words, lightLook);
  expect(valuesOf(seriesOf(chart)[2])).toEqual(points.map(({ share }) => share));
  expect(seriesOf(chart)[0]?.data).toEqual(points.map(({ low }) => low));
  expect(chart.table.rows[23]?.at(-1)).toBe('rule.beyondLimits');
  const few = controlChart(
    anEvaluation({
      chart: {
        is: 'cannotTell',
        reasons: ['tooFewPoints'],
        weeks: [{ from: '2026-07-06', to: '2026-07-12', n: 21, share: 0.9 }],
      },
    }),
    words,
    lightLook,
  );
  expect(few.picture).toBeUndefined();
  expect(few.table.rows).toEqual([['06/07 – 12/07/2026', 21, 0.9]]);
});

it('draws what is shown together as one field, and names its whole stretch in the table', () => {
  const [hours] = aYear().hours;
  if (hours === undefined) throw new Error('a year has hours');
  const chart = hourChart(hours, words, lightLook);
  const fields = seriesOf(chart).at(-1);
  expect(fields?.data).toHaveLength(hours.cells.length);
  expect(fields?.data.slice(0, 3)).toEqual([
    [0, 0, 0],
    [0, 1, 1],
    [0, 2, 5],
  ]);
  expect(chart.table.rows.at(-1)?.slice(0, 2)).toEqual(['thứ 5–thứ 7', 'hourRange 16 23']);
});

it('adds reasons up to all that was said', () => {
  const { reasons } = aYear();
  if (reasons === null) throw new Error('a year has reasons');
  const [bars, line] = seriesOf(reasonChart(reasons, words, lightLook));
  expect(valuesOf(bars)).toEqual(reasons.chosen.map(({ share }) => share));
  expect(line?.data[0]).toBeCloseTo(190 / 560);
  expect(line?.data.at(-1)).toBeCloseTo(1);
});

it('sets the clean levels beside the raw ones', () => {
  const figure = aFigure(400, 0.8);
  const levels = seriesOf(levelChart(figure, null, words, lightLook));
  expect(levels.map(valuesOf)).toEqual(
    [0, 1, 2, 3, 4].map((at) => [figure.clean?.levels[at]?.share, figure.raw.levels[at]?.share]),
  );
});

function boundsOf({ coverage }: ReturnType<typeof aFigure>) {
  return coverage.is === 'known' ? coverage.bounds : [];
}

it('draws all that may be true of everybody who came, and nothing while visits are not known', () => {
  const figure = aFigure(100, 0.9);
  const [bars] = seriesOf(coverageChart(figure, words, lightLook));
  expect(bars?.data[1]).toEqual([1, ...boundsOf(figure)]);
  const unknown = aFigure(100, 0.9, { coverage: { is: 'unknown' } });
  expect(coverageChart(unknown, words, lightLook)).toBeUndefined();
});

describe('units', () => {
  it('stand in bands, by name within one, those of no band last', () => {
    const units = [aUnit(3, 2, 0.8), aUnit(10, 1, 0.9), aUnit(4, null, 0.7), aUnit(2, 1, 0.95)];
    const chart = unitChart(units, words, lightLook);
    expect(chart.table.rows.map(([name, band]) => [name, band])).toEqual([
      ['Xã Số 2', 'band 1'],
      ['Xã Số 10', 'band 1'],
      ['Xã Số 3', 'band 2'],
      ['Xã Số 4', 'noBand'],
    ]);
  });

  it('are drawn as many as can be read, page by page, and are all in the table', () => {
    const { units } = aStore(3_321);
    const last = Math.floor(3_321 / unitsPerChart);
    const chart = unitChart(units, words, lightLook, last);
    expect(chart.table.rows).toHaveLength(3_321);
    expect(seriesOf(chart)[2]?.data).toHaveLength(3_321 - last * unitsPerChart);
    const sheet = smallMultiples(units, words, lightLook);
    expect(sheet.picture?.option['grid']).toHaveLength(unitsPerSheet);
  });
});

describe('a drawing', () => {
  it.each([
    ['light', lightLook],
    ['dark', darkLook],
  ] as const)('has no style attribute, which pages refuse (%s)', (_, look) => {
    for (const { picture } of chartsOf(aStore(30), words, look)) {
      const svg = drawSvg(picture?.option ?? {}, { width: 900, height: picture?.height ?? 0 });
      expect(svg).not.toContain('style');
      expect(svg).toContain('font-family="');
    }
  });

  it('takes its title, its notes and its warning with it into a file', () => {
    const chart = trendChart(aYear(), words, lightLook);
    const frame = { warning: 'GIẢ LẬP', of: 'xã Mẫu', made: '05/10/2026' };
    const framed = framedChart(chart, frame, lightLook);
    if (framed === undefined) throw new Error('a year is drawn');
    const svg = drawSvg(framed.option, { width: 900, height: framed.height });
    for (const said of ['GIẢ LẬP', 'xã Mẫu', '05/10/2026', chart.title, chart.notes[0] ?? '']) {
      expect(svg).toContain(`>${said}<`);
    }
    const [before] = (chart.picture?.option['grid'] ?? []) as ChartOption[];
    const [after] = framed.option['grid'] as ChartOption[];
    expect(Number(after?.['top'])).toBeGreaterThan(Number(before?.['top']));
  });

  it('keeps bare numbers in its file, and writes them as the language does on the page', () => {
    const columns = [
      { title: 'Xã, phường', form: 'text' },
      { title: 'Tỷ lệ', form: 'share' },
    ] as const;
    const table = { columns, rows: [['=1+1 "x"', 0.875] as const, ['b', null] as const] };
    expect(chartCsv(table)).toBe('\uFEFF"Xã, phường",Tỷ lệ\r\n"\'=1+1 ""x""",0.875\r\nb,\r\n');
    expect(writeCell(0.875, 'share', 'vi')).toBe('87,5%');
    expect(writeCell(null, 'share', 'vi')).toBe('–');
  });
});
