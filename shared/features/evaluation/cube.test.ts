import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { boundsOf, type Equation } from '#tests/support/linear-bounds.ts';
import { buildCube, sizeOfCounts, type CountedDay, type Cube } from './cube.ts';

const floor = 10;
const never = () => 0;
const drawBy = (seed: number) => (key: string) =>
  [...key].reduce((sum, each) => (sum * 31 + (each.codePointAt(0) ?? 0)) % 9973, seed) / 9973;
const row = (unit: string, day: string, n: number, model = ''): CountedDay => ({
  ...{ series: 'kiosk', unit, model, month: day.slice(0, 7), day },
  clean: [n, 0, 0, 0, 0],
  leftOut: [0, 0, 0, 0, 0],
});
const closedTo = '2026-12-31';
const kiosk = { key: 'kiosk', kind: 'selfService', labelSet: 'hl5.1', words: [] } as const;

interface Rules {
  readonly closedTo: string;
  readonly floor: number;
  readonly draw: (key: string) => number;
}
const cubeOf = (days: readonly CountedDay[], { draw, ...rules }: Rules): Cube =>
  buildCube({ series: [kiosk], days, hours: [], reasons: [] }, { ...rules, drawOf: () => draw });

describe('the blocks of all evaluations', () => {
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
    const { blocks } = cubeOf(rows, {
      closedTo,
      floor,
      draw: (key) => Number(key === 'd') / 2,
    });
    expect(
      blocks.map(({ unit, months, n, days }) => [
        ...[unit, months.length, n],
        days.map(({ clean }) => sizeOfCounts(clean)),
      ]),
    ).toEqual([
      ['a', 1, 40, [20, 20]],
      ['a', 1, 12, [12]],
      ['b', 3, 36, [30, 6]],
      [undefined, 3, 15, [7, 3, 5]],
    ]);
  });

  it('parts a block by model only where every part is large enough', () => {
    const rows = [
      row('a', '2026-07-01', 40),
      row('a', '2026-07-02', 25, 'saturday'),
      row('b', '2026-07-01', 40),
      row('b', '2026-07-02', 4, 'saturday'),
    ];
    const { blocks } = cubeOf(rows, { closedTo, floor, draw: never });
    expect(blocks.map(({ unit, model, n }) => [unit, model, n])).toEqual([
      ['a', '', 40],
      ['a', 'saturday', 25],
      ['b', undefined, 44],
    ]);
  });

  it('waits for the end of a quarter, and shows nothing of one with too few', () => {
    const rows = [
      row('a', '2026-03-02', 9),
      row('a', '2026-07-01', 50),
      row('a', '2026-10-01', 50),
    ];
    const found = cubeOf(rows, { closedTo: '2026-12-30', floor, draw: never });
    expect(found.blocks.map(({ quarter, n }) => [quarter, n])).toEqual([['2026-Q3', 50]]);
    expect([found.waiting, found.tooFew]).toEqual([
      ['2026-Q4'],
      [{ series: 'kiosk', quarter: '2026-Q1' }],
    ]);
  });
});

const units = ['a', 'b', 'c'] as const;
const months = ['2026-04', '2026-05', '2026-06', '2026-07', '2026-08', '2026-09'] as const;
const models = ['', 'saturday'] as const;
const places = units.flatMap((unit) =>
  months.flatMap((month) => models.map((model) => ({ unit, month, model }))),
);
const someWorld = fc.record({
  seed: fc.nat(9972),
  sizes: fc.array(fc.oneof(fc.constant(0), fc.nat(6), fc.nat(25)), {
    minLength: places.length,
    maxLength: places.length,
  }),
});
const rowsOf = (sizes: readonly number[]) =>
  places.map(({ unit, month, model }, at) => row(unit, `${month}-02`, sizes[at] ?? 0, model));
const found = (sizes: readonly number[], seed: number) =>
  cubeOf(rowsOf(sizes), { closedTo, floor, draw: drawBy(seed) });

/** Which block has the answers of a unit's month under a model. */
function blockAt({ blocks }: Cube, { unit, month, model }: (typeof places)[number]) {
  const here = blocks.filter((block) => block.months.includes(month));
  const isAlone = blocks.some((each) => each.unit === unit && each.quarter === here[0]?.quarter);
  const own = here.filter((block) => block.unit === (isAlone ? unit : undefined));
  return own.find((each) => each.model === model) ?? own.find((each) => each.model === undefined);
}

describe('whatever was answered', () => {
  it('every answer of a quarter that is shown is in one cell of at least the floor', () => {
    fc.assert(
      fc.property(someWorld, ({ sizes, seed }) => {
        const { blocks, tooFew } = found(sizes, seed);
        const shown = blocks.reduce((sum, { n }) => sum + n, 0);
        const quarters = new Set(tooFew.map(({ quarter }) => quarter));
        const hidden = rowsOf(sizes)
          .filter(({ day }) => quarters.has(day < '2026-07' ? '2026-Q2' : '2026-Q3'))
          .reduce((sum, { clean }) => sum + sizeOfCounts(clean), 0);
        expect(shown + hidden).toBe(sizes.reduce((sum, n) => sum + n, 0));
        for (const { n, days } of blocks) {
          expect(n).toBeGreaterThanOrEqual(floor);
          expect(days.reduce((sum, { clean }) => sum + sizeOfCounts(clean), 0)).toBe(n);
        }
      }),
    );
  });

  it('linear programming over two neighbouring quarters bounds no small month or model more narrowly than the floor', () => {
    let hidden = 0;
    fc.assert(
      fc.property(someWorld, ({ sizes, seed }) => {
        const cube = found(sizes, seed);
        const blockOf = places.map((place) => blockAt(cube, place));
        const known: readonly Equation[] = cube.blocks.map((block) => ({
          coefficients: blockOf.map((each) => Number(each === block)),
          total: block.n,
        }));
        places.forEach((_, at) => {
          const block = blockOf[at];
          // what no block has is known to be nothing; what reaches the floor may be known
          if (block === undefined || (sizes[at] ?? 0) >= floor) return;
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
        const turned = cubeOf(rowsOf(sizes).toReversed(), {
          closedTo,
          floor,
          draw: drawBy(seed),
        });
        expect(turned).toEqual(found(sizes, seed));
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
      const { blocks } = cubeOf(rows, { closedTo, floor: 3, draw: drawBy(seed) });
      return {
        world,
        seen: blocks.map(({ unit, months, n }) => `${unit} ${months.join()} ${n}`).join('|'),
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
