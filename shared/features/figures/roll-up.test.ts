import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rolledUp, shownAlone, type RolledPeriod } from './roll-up.ts';

const sizes = (counts: Readonly<Record<string, number>>) => new Map(Object.entries(counts));
const period = (counts: Readonly<Record<string, number>>, floor = 10): RolledPeriod => ({
  sizes: sizes(counts),
  shown: shownAlone(sizes(counts), floor),
});

describe('a period', () => {
  it.each([
    ['every counter that reaches the floor', { a: 12, b: 10 }, ['a', 'b']],
    ['no counter below it, where the rest reaches it together', { a: 30, b: 6, c: 4 }, ['a']],
    ['less where the rest would show what few said', { a: 30, b: 12, c: 3 }, ['a']],
    ['nothing where only one could stand alone', { a: 30, c: 3 }, []],
    ['nothing where all together are few', { a: 4, b: 3 }, []],
  ])('shows %s', (_name, counts, expected) => {
    expect([...shownAlone(sizes(counts), 10)]).toEqual(expected);
  });
});

describe('a quarter', () => {
  it('shows a counter that reaches the floor only over several periods', () => {
    const periods = [period({ a: 6, b: 6 }), period({ a: 6, b: 6 })];
    expect([...rolledUp(periods, 10)].toSorted()).toEqual(['a', 'b']);
  });

  it('shows none where one period less it leaves what few said', () => {
    // a alone of the first period was not shown, because b would have stood beside it
    expect([...rolledUp([period({ a: 12, b: 3 })], 10)]).toEqual([]);
  });

  it('does not show a counter whose one cell would betray the other of that period', () => {
    const periods = [period({ a: 12, b: 3 }), period({ b: 6, c: 7 })];
    expect([...rolledUp(periods, 10)]).toEqual([]);
  });

  it('has nothing to show where everything was shown alone', () => {
    expect([...rolledUp([period({ a: 12, b: 13 })], 10)]).toEqual([]);
  });
});

/** A rational number in lowest terms would do; these matrices stay small enough for floats. */
function isInSpan(vectors: readonly (readonly number[])[], wanted: readonly number[]): boolean {
  const rank = (rows: readonly (readonly number[])[]) => {
    const matrix = rows.map((row) => [...row]);
    let place = 0;
    for (let column = 0; column < wanted.length; column += 1) {
      const pivot = matrix.findIndex(
        (row, index) => index >= place && Math.abs(row[column] ?? 0) > 1e-9,
      );
      if (pivot < 0) continue;
      const found = matrix.splice(pivot, 1)[0] ?? [];
      matrix.splice(place, 0, found);
      for (const row of matrix.slice(place + 1)) {
        const factor = (row[column] ?? 0) / (found[column] ?? 1);
        for (let each = column; each < row.length; each += 1) {
          row[each] = (row[each] ?? 0) - factor * (found[each] ?? 0);
        }
      }
      place += 1;
    }
    return place;
  };
  return rank(vectors) === rank([...vectors, wanted]);
}

const smallFloor = 4;
const someOffice = fc
  .record({ periods: fc.integer({ min: 1, max: 4 }), counters: fc.integer({ min: 1, max: 3 }) })
  .chain(({ periods, counters }) =>
    fc.array(
      fc.array(fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 9 })), {
        minLength: counters,
        maxLength: counters,
      }),
      { minLength: periods, maxLength: periods },
    ),
  );

describe('from everything that is shown of an office', () => {
  it('no sum of fewer answers than the floor can be worked out, but of whole periods', () => {
    fc.assert(
      fc.property(someOffice, (office) => {
        const periods = office.map((counts) =>
          period(
            Object.fromEntries(counts.flatMap((n, counter) => (n > 0 ? [[`c${counter}`, n]] : []))),
            smallFloor,
          ),
        );
        const rolled = rolledUp(periods, smallFloor);
        const cells = periods.flatMap(({ sizes, shown }, place) =>
          [...sizes].map(([counter, n]) => ({ place, counter, n, isShown: shown.has(counter) })),
        );
        type One = (typeof cells)[number];
        const vector = (has: (cell: One) => boolean) => cells.map((cell) => Number(has(cell)));
        const known = [
          ...periods.map((_, place) => vector((cell) => cell.place === place)),
          ...cells.filter(({ isShown }) => isShown).map((one) => vector((cell) => cell === one)),
          ...[...rolled].map((counter) => vector((cell) => cell.counter === counter)),
        ];
        for (let mask = 1; mask < 2 ** cells.length; mask += 1) {
          const some = cells.filter((_, index) => (mask >> index) % 2 === 1);
          const n = some.reduce((sum, cell) => sum + cell.n, 0);
          if (n >= smallFloor) continue;
          const isOfWholePeriods = cells.every(
            (cell) => some.includes(cell) === some.some(({ place }) => place === cell.place),
          );
          const isKnown = isInSpan(
            known,
            cells.map((_, index) => (mask >> index) % 2),
          );
          expect(isKnown && !isOfWholePeriods, JSON.stringify({ office, some })).toBe(false);
        }
      }),
      { numRuns: 400 },
    );
  });

  it('a counter that is shown over the quarter has reached the floor with what was not shown', () => {
    fc.assert(
      fc.property(someOffice, (office) => {
        const periods = office.map((counts) =>
          period(Object.fromEntries(counts.map((n, counter) => [`c${counter}`, n])), smallFloor),
        );
        for (const counter of rolledUp(periods, smallFloor)) {
          const hidden = periods
            .filter(({ shown }) => !shown.has(counter))
            .reduce((sum, { sizes }) => sum + (sizes.get(counter) ?? 0), 0);
          expect(hidden).toBeGreaterThanOrEqual(smallFloor);
        }
      }),
    );
  });
});
