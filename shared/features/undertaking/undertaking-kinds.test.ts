import fc from 'fast-check';
import { expect, it } from 'vitest';
import { countedThings, totalUndertakings, undertakingKinds } from './undertaking-kinds.ts';

it('adds up each kind by month, and people and leaflets apart', () => {
  const totals = totalUndertakings([
    { kind: 'training', heldOn: '2026-03-02', count: 20, countOf: 'participants' },
    { kind: 'training', heldOn: '2026-03-30', count: 15, countOf: 'participants' },
    { kind: 'training', heldOn: '2026-12-01', count: 2, countOf: 'times' },
    { kind: 'reward', heldOn: '2026-12-31', countOf: 'participants' },
  ]);
  expect(totals).toEqual([
    {
      kind: 'training',
      months: [0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0, 1],
      held: 3,
      counted: { participants: 35, times: 2 },
    },
    { kind: 'reward', months: [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1], held: 1, counted: {} },
  ]);
});

it('counts each once', () => {
  const each = fc.record({
    kind: fc.constantFrom(...undertakingKinds),
    heldOn: fc.integer({ min: 1, max: 12 }).map((m) => `2026-${String(m).padStart(2, '0')}-05`),
    count: fc.option(fc.nat(1_000), { nil: undefined }),
    countOf: fc.constantFrom(...countedThings),
  });
  fc.assert(
    fc.property(fc.array(each), (all) => {
      const totals = totalUndertakings(all);
      const sum = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0);
      const counted = totals.flatMap((total) => Object.values(total.counted));
      return (
        sum(totals.map(({ held }) => held)) === all.length &&
        sum(totals.flatMap(({ months }) => months)) === all.length &&
        sum(counted) === sum(all.map(({ count = 0 }) => count))
      );
    }),
  );
});
