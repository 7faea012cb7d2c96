import fc from 'fast-check';
import { expect, it } from 'vitest';
import { monthsBetween } from '../activity/month.ts';
import { homeFloor, homePoolsOf, type HomeMonth } from './home-pools.ts';

const year = monthsBetween('2026-01', '2026-12');

/** Months of so many answers each; one of none has no row. */
function monthsOf(counts: readonly number[]): readonly HomeMonth[] {
  let lastArrival = 0;
  return counts.flatMap((n, at) => {
    lastArrival += n;
    return n === 0 ? [] : [{ month: year[at] ?? '', n, lastArrival }];
  });
}

/** In these worlds arrivals are answers from homes and nothing else; the rules leave out each `every`th. */
const cleanIn =
  (every: number) =>
  ({ afterArrival, toArrival }: { readonly afterArrival: number; readonly toArrival: number }) =>
    toArrival -
    afterArrival -
    (every === 0 ? 0 : Math.floor(toArrival / every) - Math.floor(afterArrival / every));

const someCounts = fc.array(fc.oneof(fc.nat({ max: 4 }), fc.nat({ max: 25 })), { maxLength: 12 });
const someEvery = fc.constantFrom(0, 0, 2, 3, 7);

it('shows a month of ten alone, and lets one of nine wait for the next', () => {
  const pools = homePoolsOf(monthsOf([10, 9, 1, 9]), 0, cleanIn(0));
  expect(pools).toEqual([
    { fromMonth: '2026-01', toMonth: '2026-01', afterArrival: 0, toArrival: 10 },
    { fromMonth: '2026-02', toMonth: '2026-03', afterArrival: 10, toArrival: 20 },
  ]);
});

it('counts only what the rules leave in', () => {
  expect(homePoolsOf(monthsOf([10]), 0, cleanIn(5))).toEqual([]);
  expect(homePoolsOf(monthsOf([13]), 0, cleanIn(5))).toHaveLength(1);
});

it('never shows fewer than the floor, nor a difference of two pools that is fewer', () => {
  fc.assert(
    fc.property(someCounts, someEvery, (counts, every) => {
      const pools = homePoolsOf(monthsOf(counts), 0, cleanIn(every));
      let before = 0;
      for (const { afterArrival, toArrival } of pools) {
        expect(afterArrival).toBe(before); // one behind the other: no two share an answer
        expect(cleanIn(every)({ afterArrival, toArrival })).toBeGreaterThanOrEqual(homeFloor);
        before = toArrival;
      }
    }),
  );
});

it('never changes what was shown when further months are over', () => {
  fc.assert(
    fc.property(someCounts, fc.nat({ max: 12 }), someEvery, (counts, looked, every) => {
      const clean = cleanIn(every);
      const all = homePoolsOf(monthsOf(counts), 0, clean);
      const early = homePoolsOf(monthsOf(counts.slice(0, looked)), 0, clean);
      const released = early.at(-1)?.toArrival ?? 0;
      const rest = monthsOf(counts).filter(({ lastArrival }) => lastArrival > released);
      expect([...early, ...homePoolsOf(rest, released, clean)]).toEqual(all);
    }),
  );
});
