/** How many answers each counter got in a released period; a counter without any is not there. */
export type CounterSizes = ReadonlyMap<string, number>;

/**
 * The counters of a period that are shown alone: those that reach the floor. What is left is the
 * period's total less these, so it too must reach the floor; where it does not, the smallest that
 * were shown stay behind with it.
 */
export function shownAlone(sizes: CounterSizes, floor: number): ReadonlySet<string> {
  const shown = [...sizes]
    .filter(([, n]) => n >= floor)
    .toSorted(([, one], [, other]) => other - one);
  let left = sumOf(sizes.values()) - sumOf(shown.map(([, n]) => n));
  while (left > 0 && left < floor) {
    const smallest = shown.pop();
    if (smallest === undefined) break; // the period itself is smaller than the floor
    left += smallest[1];
  }
  return new Set(shown.map(([counter]) => counter));
}

/** A released period as far as counters are concerned: what was shown alone, and all there is. */
export interface RolledPeriod {
  readonly sizes: CounterSizes;
  readonly shown: ReadonlySet<string>;
}

/** More counters are not weighed against each other: each doubles the work. The rest stays joined. */
const mostCounters = 12;

/**
 * The counters whose cells that were not shown may be shown as one sum over the quarter, by floor
 * and so that no difference betrays fewer.
 *
 * Let a cell be a period and a counter with answers that was not shown alone. What is known of these
 * cells are their sums by period (the period's total less what was shown) and, once shown, by
 * counter. A sum over some cells can be worked out from these exactly if the coefficients a(period)
 * + b(counter) are 0 or 1 on every cell, b being 0 for counters that are not shown. Level by level
 * such a sum falls apart into sums of two kinds, which are therefore all that must be looked at:
 * - for a set B of shown counters, the periods in which B has cells, less B: what the other counters
 *   got in these periods;
 * - for a set C of shown counters, C less the periods in which nobody but C has cells.
 * Each must be nothing or reach the floor. Further periods only add to them.
 */
export function rolledUp(periods: readonly RolledPeriod[], floor: number): ReadonlySet<string> {
  const rows = periods.map(({ sizes, shown }) => ({
    cells: new Map([...sizes].filter(([counter, n]) => n > 0 && !shown.has(counter))),
  }));
  const sums = new Map<string, number>();
  for (const { cells } of rows) {
    for (const [counter, n] of cells) sums.set(counter, (sums.get(counter) ?? 0) + n);
  }
  const candidates = [...sums]
    .filter(([, n]) => n >= floor)
    .toSorted(([, one], [, other]) => other - one)
    .slice(0, mostCounters)
    .map(([counter]) => counter);

  const isSafe = (n: number) => n === 0 || n >= floor;
  const betraysNothing = (set: ReadonlySet<string>): boolean => {
    const sum = sumOf([...set].map((counter) => sums.get(counter) ?? 0));
    const reached = rows.filter(({ cells }) => [...cells.keys()].some((each) => set.has(each)));
    const within = reached.filter(({ cells }) => [...cells.keys()].every((each) => set.has(each)));
    const total = (some: typeof rows) => sumOf(some.flatMap(({ cells }) => [...cells.values()]));
    return isSafe(total(reached) - sum) && isSafe(sum - total(within));
  };

  const chosen = new Set<string>();
  const subsets: ReadonlySet<string>[] = [new Set()]; // of those that are chosen
  for (const candidate of candidates) {
    const withIt = subsets.map((subset) => new Set([...subset, candidate]));
    if (!withIt.every(betraysNothing)) continue;
    chosen.add(candidate);
    subsets.push(...withIt);
  }
  return chosen;
}

function sumOf(numbers: Iterable<number>): number {
  let sum = 0;
  for (const number of numbers) sum += number;
  return sum;
}
