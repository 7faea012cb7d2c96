import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { boundsOf, type Equation } from '#tests/support/linear-bounds.ts';
import { cellGrid, type Grid, type GridRow } from './cell-grid.ts';

const floor = 10;
const never = () => 0;
const drawBy = (seed: number) => (key: string) =>
  [...key].reduce((sum, each) => (sum * 31 + (each.codePointAt(0) ?? 0)) % 9973, seed) / 9973;
const row = (unit: string, day: string, n: number): GridRow => ({ unit, day, n, k: n });
const closedTo = '2026-12-31';

describe('the fixed grid', () => {
  it('shows months of units, and rolls up to the quarter and to all other units', () => {
    const rows = [
      row('a', '2026-07-01', 20),
      row('a', '2026-07-02', 20),
      row('a', '2026-08-03', 12),
      row('b', '2026-07-01', 30),
      row('b', '2026-08-03', 6),
      row('c', '2026-09-01', 5),
      row('d', '2026-07-01', 7),
      row('d', '2026-07-02', 3),
    ];
    const { cells } = cellGrid(rows, {
      closedTo,
      floor,
      draw: (key) => Number(key.endsWith(' d')) / 2,
    });
    expect(cells.map(({ unit, months, n, days }) => [unit, months.length, n, days])).toEqual([
      [
        'a',
        1,
        40,
        [
          { n: 20, k: 20 },
          { n: 20, k: 20 },
        ],
      ],
      ['a', 1, 12, [{ n: 12, k: 12 }]],
      [
        'b',
        3,
        36,
        [
          { n: 30, k: 30 },
          { n: 6, k: 6 },
        ],
      ],
      [
        undefined,
        3,
        15,
        [
          { n: 7, k: 7 },
          { n: 3, k: 3 },
          { n: 5, k: 5 },
        ],
      ],
    ]);
  });

  it('waits for the end of a quarter, and shows nothing of one with too few', () => {
    const rows = [
      row('a', '2026-03-02', 9),
      row('a', '2026-07-01', 50),
      row('a', '2026-10-01', 50),
    ];
    const found = cellGrid(rows, { closedTo: '2026-12-30', floor, draw: never });
    expect(found.cells.map(({ quarter, n }) => [quarter, n])).toEqual([['2026-Q3', 50]]);
    expect([found.waiting, found.tooFew]).toEqual([['2026-Q4'], ['2026-Q1']]);
  });
});

const units = ['a', 'b', 'c'] as const;
const months = ['2026-04', '2026-05', '2026-06', '2026-07', '2026-08', '2026-09'] as const;
const places = units.flatMap((unit) => months.map((month) => ({ unit, month })));
const someWorld = fc.record({
  seed: fc.nat(9972),
  sizes: fc.array(fc.oneof(fc.constant(0), fc.nat(6), fc.nat(25)), {
    minLength: places.length,
    maxLength: places.length,
  }),
});
const rowsOf = (sizes: readonly number[]) =>
  places.map(({ unit, month }, at) => row(unit, `${month}-02`, sizes[at] ?? 0));
const gridOf = (sizes: readonly number[], seed: number) =>
  cellGrid(rowsOf(sizes), { closedTo, floor, draw: drawBy(seed) });

/** Which cell has a unit's month. */
function cellAt({ cells }: Grid, { unit, month }: (typeof places)[number]) {
  const here = cells.filter((cell) => cell.months.includes(month));
  const alone = cells.some((cell) => cell.unit === unit && cell.quarter === here[0]?.quarter);
  return here.find((cell) => cell.unit === (alone ? unit : undefined));
}

describe('whatever was answered', () => {
  it('every answer of a quarter that is shown is in one cell of at least the floor', () => {
    fc.assert(
      fc.property(someWorld, ({ sizes, seed }) => {
        const { cells, tooFew } = gridOf(sizes, seed);
        const shown = cells.reduce((sum, { n }) => sum + n, 0);
        const hidden = rowsOf(sizes)
          .filter(({ day }) => tooFew.includes(day < '2026-07' ? '2026-Q2' : '2026-Q3'))
          .reduce((sum, { n }) => sum + n, 0);
        expect(shown + hidden).toBe(sizes.reduce((sum, n) => sum + n, 0));
        for (const cell of cells) {
          expect(cell.n).toBeGreaterThanOrEqual(floor);
          expect(cell.days.reduce((sum, { n }) => sum + n, 0)).toBe(cell.n);
        }
      }),
    );
  });

  it('linear programming over two neighbouring quarters bounds no small month more narrowly than the floor', () => {
    let hidden = 0;
    fc.assert(
      fc.property(someWorld, ({ sizes, seed }) => {
        const grid = gridOf(sizes, seed);
        const cellOf = places.map((place) => cellAt(grid, place));
        const known: readonly Equation[] = grid.cells.map((cell) => ({
          coefficients: cellOf.map((each) => Number(each === cell)),
          total: cell.n,
        }));
        places.forEach((_, at) => {
          const cell = cellOf[at];
          // what no cell has is known to be nothing; what reaches the floor may be known
          if (cell === undefined || (sizes[at] ?? 0) >= floor) return;
          hidden += 1;
          const [least, greatest] = boundsOf(
            known,
            places.map((_, other) => Number(other === at)),
          );
          expect(greatest - least).toBeGreaterThanOrEqual(floor);
        });
      }),
      { numRuns: 60 },
    );
    expect(hidden).toBeGreaterThan(0);
  });

  it('the order of rows says nothing', () => {
    fc.assert(
      fc.property(someWorld, ({ sizes, seed }) => {
        const turned = cellGrid(rowsOf(sizes).toReversed(), {
          closedTo,
          floor,
          draw: drawBy(seed),
        });
        expect(turned).toEqual(gridOf(sizes, seed));
      }),
    );
  });
});

it('enumerating every small world, several hide behind whatever is shown', () => {
  // floor 3, two units, two months of one quarter, 0 to 5 answers each; an attacker does not know the draw
  const sizes = [0, 1, 2, 3, 4, 5];
  const worlds = sizes.flatMap((a) =>
    sizes.flatMap((b) => sizes.flatMap((c) => sizes.map((d) => [a, b, c, d]))),
  );
  const published = worlds.flatMap((world) =>
    [1, 17, 4242, 9000].map((seed) => {
      const rows = ['a', 'b'].flatMap((unit, at) => [
        row(unit, '2026-07-02', world[at * 2] ?? 0),
        row(unit, '2026-08-03', world[at * 2 + 1] ?? 0),
      ]);
      const { cells } = cellGrid(rows, { closedTo, floor: 3, draw: drawBy(seed) });
      return {
        world,
        seen: cells.map(({ unit, months, n }) => `${unit} ${months.join()} ${n}`).join('|'),
      };
    }),
  );
  const revealed = [...Map.groupBy(published, ({ seen }) => seen).values()].flatMap((alike) =>
    [0, 1, 2, 3].flatMap((place) => {
      const [only, ...others] = new Set(alike.map(({ world }) => world[place]));
      return others.length === 0 ? [only] : [];
    }),
  );
  // where nobody answered, or as many as the floor, may be known
  expect(revealed.filter((n) => n === 1 || n === 2)).toEqual([]);
});
