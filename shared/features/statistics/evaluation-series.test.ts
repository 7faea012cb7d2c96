import fc from 'fast-check';
import { expect, it } from 'vitest';
import { headlineOf, partIntoSeries, type Provenance } from './evaluation-series.ts';

const rating = (
  channel: string,
  pressers: string[],
  scaleOrder: 'ascending' | 'descending' = 'descending',
): Provenance & { readonly n: number } => ({
  from: 'rating',
  labelSet: 'hl5.1',
  scaleOrder,
  channel,
  pressers,
  n: 1,
});
const asked = (from: 'campaign' | 'survey', form: string) => ({
  from,
  form,
  labelSet: 'hl5.1',
  n: 1,
});
const every = [
  rating('kiosk', ['self']),
  rating('kiosk', ['self'], 'ascending'),
  rating('kiosk', ['staff']),
  rating('assisted', ['relative']),
  rating('portable', ['self']),
  rating('paper', ['']),
  asked('campaign', 'mttq-1'),
  asked('survey', 'bcc-2025'),
  asked('survey', 'bcc-2024'),
];

it('keeps every way of answering apart, the headline first', () => {
  const series = partIntoSeries([...every, ...every]);
  expect(series.map(({ kind, rows }) => [kind, rows.length])).toEqual([
    ['selfService', 2],
    ['selfServiceReversed', 2],
    ['assisted', 2],
    ['assisted', 2],
    ['portable', 2],
    ['paper', 2],
    ['campaign', 2],
    ['survey', 2],
    ['survey', 2],
  ]);
  expect(headlineOf(series, 'hl5.1')?.rows).toEqual([every[0], every[0]]);
});

it('has no headline of campaigns, paper or help', () => {
  expect(headlineOf(partIntoSeries(every.slice(1)), 'hl5.1')).toBeUndefined();
  expect(headlineOf(partIntoSeries(every), 'hl3.1')).toBeUndefined();
});

it('loses no row and makes the same series of rows in any order', () => {
  const some = fc.array(fc.constantFrom(...every));
  fc.assert(
    fc.property(some, (rows) => {
      const series = partIntoSeries(rows);
      const sizes = (all: typeof series) => all.map(({ key, rows }) => [key, rows.length]);
      expect(sizes(partIntoSeries(rows.toReversed()))).toEqual(sizes(series));
      expect(series.reduce((sum, each) => sum + each.rows.length, 0)).toBe(rows.length);
    }),
  );
});
