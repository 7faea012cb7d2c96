import fc from 'fast-check';
import { expect, it } from 'vitest';
import { dayTotals, type ScoreCount } from './day-totals.ts';

const row = (day: string, score: ScoreCount['score'], n: number): ScoreCount => ({ day, score, n });

it('adds up rows of one day and leaves out days without an answer', () => {
  const rows = [
    row('2026-07-02', 5, 3),
    row('2026-07-01', 2, 1),
    row('2026-07-02', 1, 2),
    row('2026-07-03', 5, 0),
  ];
  expect(dayTotals(rows, (score) => score >= 4)).toEqual([
    { n: 1, k: 0 },
    { n: 5, k: 3 },
  ]);
});

it('makes the same of rows in any order', () => {
  const some = fc.array(
    fc.record({
      day: fc.constantFrom('2026-07-01', '2026-07-02', '2026-07-03'),
      score: fc.constantFrom<ScoreCount['score']>(5, 4, 3, 2, 1),
      n: fc.nat(20),
    }),
  );
  fc.assert(
    fc.property(some, (rows) => {
      const isTop = (score: number) => score >= 4;
      expect(dayTotals(rows.toReversed(), isTop)).toEqual(dayTotals(rows, isTop));
    }),
  );
});
