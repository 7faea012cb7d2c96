import fc from 'fast-check';
import { expect, it } from 'vitest';
import { rankBands, type RankCandidate } from './rank-bands.ts';

const ranked = (units: readonly RankCandidate[]) => rankBands(units, 10).ranked;
const unit = (code: string, k: number, n = 400) => ({
  unit: code,
  days: [{ n, k }],
  visits: n * 3,
});

it('puts units whose intervals overlap into one band, in no order', () => {
  const found = ranked([unit('d', 200), unit('a', 205), unit('b', 380), unit('c', 376)]);
  expect(found.map(({ unit, band, places }) => [unit, band, places])).toEqual([
    ['b', 1, [1, 2]],
    ['c', 1, [1, 2]],
    ['a', 2, [3, 4]],
    ['d', 2, [3, 4]],
  ]);
});

it('joins units that overlap only by way of a third, and still says who lies above whom', () => {
  const found = ranked([unit('high', 340), unit('middle', 46, 60), unit('low', 280)]);
  expect(found.map(({ unit, band, places }) => [unit, band, places])).toEqual([
    ['high', 1, [1, 2]],
    ['low', 1, [2, 3]],
    ['middle', 1, [1, 3]],
  ]);
});

it('widens intervals with the number of units', () => {
  const alone = ranked([unit('a', 300)]);
  const many = ranked(['a', 'b', 'c', 'd', 'e', 'f'].map((code) => unit(code, 300)));
  expect(alone[0]?.low).toBeGreaterThan(many[0]?.low ?? 1);
});

it('sets units below the floor or a tenth of coverage beside nobody, and says why', () => {
  const units = [
    { ...unit('d', 9, 9), visits: undefined },
    { ...unit('c', 380), visits: 4001 },
    unit('b', 300),
    { unit: 'a', days: [], visits: 10 },
  ];
  const found = rankBands(units, 10);
  expect(found.ranked.map(({ unit, places }) => [unit, places])).toEqual([['b', [1, 1]]]);
  expect(found.unranked.map(({ unit, reasons }) => [unit, reasons])).toEqual([
    ['a', ['coverageLow', 'underFloor']],
    ['c', ['coverageLow']],
    ['d', ['coverageUnknown', 'underFloor']],
  ]);
  expect(rankBands([], 10)).toEqual({ ranked: [], unranked: [] });
});

it('never parts two units whose intervals overlap, in whatever order they come', () => {
  const some = fc.uniqueArray(
    fc.record({
      unit: fc.stringMatching(/^[a-z]{3}$/),
      n: fc.constantFrom(20, 100, 900),
      share: fc.nat(100),
    }),
    { selector: ({ unit }) => unit, minLength: 1, maxLength: 12 },
  );
  fc.assert(
    fc.property(some, (units) => {
      const given = units.map(({ unit: code, n, share }) => unit(code, (n * share) / 100, n));
      const found = ranked(given);
      expect(ranked(given.toReversed())).toEqual(found);
      for (const one of found) {
        for (const other of found) {
          if (one.low <= other.high && other.low <= one.high) expect(one.band).toBe(other.band);
          if (one.band < other.band) expect(one.low).toBeGreaterThan(other.high);
        }
        expect(one.places[0]).toBeLessThanOrEqual(one.places[1]);
      }
    }),
  );
});
