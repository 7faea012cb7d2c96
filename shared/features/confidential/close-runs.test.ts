import fc from 'fast-check';
import { expect, it } from 'vitest';
import { closeRuns, leastAnswers, type AskedPeriod } from './close-runs.ts';

const asked = (id: number, yes: number, no: number, minimum = leastAnswers): AskedPeriod => ({
  id,
  fromDay: `2026-11-${String(id).padStart(2, '0')}`,
  toDay: `2026-11-${String(id).padStart(2, '0')}`,
  minimum,
  counts: [
    {
      questionnaire: 'five-elements@1',
      question: 'asked_for_money',
      options: { yes: { clean: yes, raw: yes }, no: { clean: no, raw: no } },
      answered: { clean: yes + no, raw: yes + no },
    },
  ],
});

it('shows a period with enough answers, and joins those with too few to the next', () => {
  const { runs, isWaiting } = closeRuns([
    asked(1, 1, 9),
    asked(2, 0, 4),
    asked(3, 1, 6),
    asked(4, 1, 1),
  ]);
  expect(
    runs.map(({ id, fromDay, toDay, answered }) => [id, fromDay, toDay, answered.raw]),
  ).toEqual([
    [1, '2026-11-01', '2026-11-01', 10],
    [3, '2026-11-02', '2026-11-03', 11],
  ]);
  expect(isWaiting).toBe(true);
});

it('asks for as many as the strictest of its periods was released with', () => {
  const { runs } = closeRuns([asked(1, 1, 4, 20), asked(2, 0, 14), asked(3, 0, 1)]);
  expect(runs.map(({ id, answered }) => [id, answered.raw])).toEqual([[3, 20]]);
});

it('never takes back or changes what it once showed, and never shows less than the floor', () => {
  const period = fc.tuple(fc.nat(6), fc.nat(9));
  fc.assert(
    fc.property(
      fc.array(period, { maxLength: 12 }),
      fc.array(period, { maxLength: 6 }),
      (first, more) => {
        const all = [...first, ...more].map(([yes, no], place) => asked(place + 1, yes, no));
        const before = closeRuns(all.slice(0, first.length)).runs;
        const after = closeRuns(all).runs;
        expect(after.slice(0, before.length)).toEqual(before);
        for (const { answered } of after) expect(answered.raw).toBeGreaterThanOrEqual(leastAnswers);
      },
    ),
  );
});
