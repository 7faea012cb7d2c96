import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { boundsOf, type Equation } from '#tests/support/linear-bounds.ts';
import { answeredGroups } from './answered-groups.ts';
import { publishableBlocks, type UnitMonth } from './publishable-blocks.ts';
import { publishableHours } from './publishable-hours.ts';
import { shownApart, type Draw } from './shown-apart.ts';

const months = ['2026-07', '2026-08', '2026-09'] as const;
const units = ['a', 'b', 'c'] as const;
const slots = [0, 1] as const; // two hours of a Monday
const fields = ['land', 'civil'] as const;
const floor = 10;

/** A draw that looks like one, for a seed. */
const drawBy =
  (seed: number): Draw =>
  (key) =>
    [...key].reduce((sum, each) => (sum * 31 + (each.codePointAt(0) ?? 0)) % 9973, seed) / 9973;
const never: Draw = () => 0;

/** People by unit, month, hour and field; some answered a further question. */
const someWorld = fc.record({
  seed: fc.nat({ max: 9972 }),
  people: fc.array(fc.oneof(fc.constant(0), fc.nat({ max: 4 }), fc.nat({ max: 14 })), {
    minLength: 36,
    maxLength: 36,
  }),
  answering: fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 3, maxLength: 3 }),
});

const places = units.flatMap((unit) =>
  months.flatMap((month) =>
    slots.flatMap((slot) => fields.map((field) => ({ unit, month, slot, field }))),
  ),
);
type Place = (typeof places)[number];

/** Everything that is published of a world, and which cells are not shown alone. */
function publish(people: readonly number[], answering: readonly number[], draw: Draw) {
  const count = (is: (place: Place) => boolean) =>
    people.reduce((sum, n, at) => sum + (places[at] && is(places[at]) ? n : 0), 0);
  const cells: UnitMonth[] = units.flatMap((unit) =>
    months.map((month) => ({
      unit,
      month,
      n: count((place) => place.unit === unit && place.month === month),
    })),
  );
  const blocks = publishableBlocks(cells, months, floor, draw);
  const alone = new Set(blocks.map(({ unit }) => unit).filter((unit) => unit !== undefined));
  const groupOf = (unit: string) => (alone.has(unit) ? unit : 'others');
  const hours = publishableHours(
    slots.map((hour) => ({ weekday: 1, hour, n: count(({ slot }) => slot === hour) })),
    floor,
  );
  const byField = new Map(fields.map((field) => [field, count((place) => place.field === field)]));
  const shownFields = shownApart(byField, floor, draw);
  const answered = units.map((unit, at) =>
    Math.floor((count((place) => place.unit === unit) * (answering[at] ?? 0)) / 100),
  );
  const groups = [...new Set(units.map(groupOf))].map((key) => ({
    key,
    n: count(({ unit }) => groupOf(unit) === key),
    answered: answered.reduce((sum, n, at) => sum + (groupOf(units[at] ?? '') === key ? n : 0), 0),
  }));
  const isPublished = blocks.length > 0;
  return {
    blocks,
    groupOf,
    hours: isPublished ? hours : [],
    shownFields: isPublished ? shownFields : new Set<string>(),
    byField,
    groups,
    answered: isPublished ? answeredGroups(groups, floor, draw) : [],
    count,
  };
}
type Published = ReturnType<typeof publish>;

/** The attacker's equations: values are people by place, then who answered and who did not, by unit. */
function known(published: Published): readonly Equation[] {
  const { blocks, groupOf, hours, shownFields, byField, groups, answered } = published;
  const width = places.length + 2 * units.length;
  const sum = (is: (place: Place) => boolean, total: number): Equation => ({
    coefficients: [
      ...places.map((place) => Number(is(place))),
      ...Array<number>(2 * units.length).fill(0),
    ],
    total,
  });
  const total = blocks.reduce((all, { n }) => all + n, 0);
  const rest =
    total - [...shownFields].reduce((all, field) => all + (byField.get(field as 'land') ?? 0), 0);
  return [
    ...blocks.map(({ unit, months: some, n }) =>
      sum((place) => groupOf(place.unit) === (unit ?? 'others') && some.includes(place.month), n),
    ),
    // months that no block has are known to be empty
    ...units.flatMap((unit) =>
      months
        .filter(
          (month) =>
            !blocks.some(
              (block) => (block.unit ?? 'others') === groupOf(unit) && block.months.includes(month),
            ),
        )
        .map((month) => sum((place) => place.unit === unit && place.month === month, 0)),
    ),
    ...hours.map(({ hours: some, n }) => sum(({ slot }) => slot >= some[0] && slot <= some[1], n)),
    ...[...shownFields].map((field) =>
      sum((place) => place.field === field, byField.get(field as 'land') ?? 0),
    ),
    sum(({ field }) => !shownFields.has(field), rest),
    // whoever answered is among those who were counted
    ...units.map((unit, at) => ({
      coefficients: [
        ...places.map((place) => -Number(place.unit === unit)),
        ...Array.from({ length: 2 * units.length }, (_, each) =>
          Number(each === at || each === units.length + at),
        ),
      ],
      total: 0,
    })),
    ...answered.map((keys) => ({
      coefficients: Array.from({ length: width }, (_, each) =>
        Number(
          each >= places.length &&
            each < places.length + units.length &&
            keys.includes(groupOf(units[each - places.length] ?? '')),
        ),
      ),
      total: groups
        .filter(({ key }) => keys.includes(key))
        .reduce((all, group) => all + group.answered, 0),
    })),
  ];
}

describe('whoever has all that is published', () => {
  it('would find what a total beside its other parts gives away', () => {
    // 40 and a blank, and 43 in all; a second blank beside it would leave 0 to 3
    expect(
      boundsOf(
        [
          { coefficients: [1, 1], total: 43 },
          { coefficients: [1, 0], total: 40 },
        ],
        [0, 1],
      ),
    ).toEqual([3, 3]);
    expect(boundsOf([{ coefficients: [1, 1], total: 3 }], [0, 1])).toEqual([0, 3]);
  });

  it('bounds no cell that is not shown alone more narrowly than the floor', () => {
    let hidden = 0;
    fc.assert(
      fc.property(someWorld, ({ people, answering, seed }) => {
        const published = publish(people, answering, drawBy(seed));
        if (published.blocks.length === 0) return;
        const equations = known(published);
        const width = places.length + 2 * units.length;
        const boundsFor = (is: (place: Place) => boolean) =>
          boundsOf(
            equations,
            Array.from({ length: width }, (_, at) =>
              Number(places[at] !== undefined && is(places[at])),
            ),
          );
        const isHidden = (n: number) => n > 0 && n < floor;
        for (const unit of units) {
          for (const month of months) {
            const is = (place: Place) => place.unit === unit && place.month === month;
            if (!isHidden(published.count(is))) continue;
            hidden += 1;
            const [least, greatest] = boundsFor(is);
            expect(greatest - least).toBeGreaterThanOrEqual(floor - 1e-6);
          }
        }
        for (const is of [
          ...slots.map(
            (hour) =>
              ({ slot }: Place) =>
                slot === hour,
          ),
          ...fields.map(
            (each) =>
              ({ field }: Place) =>
                field === each,
          ),
        ]) {
          if (!isHidden(published.count(is))) continue;
          const [least, greatest] = boundsFor(is);
          expect(greatest - least).toBeGreaterThanOrEqual(floor - 1e-6);
        }
        for (const { key, answered } of published.groups) {
          if (!isHidden(answered)) continue;
          const [least, greatest] = boundsOf(
            equations,
            Array.from({ length: width }, (_, at) =>
              Number(
                at >= places.length &&
                  at < places.length + units.length &&
                  published.groupOf(units[at - places.length] ?? '') === key,
              ),
            ),
          );
          expect(greatest - least).toBeGreaterThanOrEqual(floor - 1e-6);
        }
      }),
      { numRuns: 150 },
    );
    expect(hidden).toBeGreaterThan(50); // the worlds are such that there is something to hide
  });

  /** The narrowest that a small value can be bounded to, by somebody who knows every world and its tables. */
  function narrowestBounds(
    worlds: ReadonlyMap<string, readonly (readonly number[])[]>,
    low: number,
  ): number {
    let narrowest = Infinity;
    for (const [published, alike] of worlds) {
      if (published === '[]') continue;
      for (let place = 0; place < (alike[0]?.length ?? 0); place += 1) {
        const values = alike.map((ns) => ns[place] ?? 0);
        const isSmall = values.some((n) => n > 0 && n < low);
        if (isSmall) narrowest = Math.min(narrowest, Math.max(...values) - Math.min(...values));
      }
    }
    return narrowest;
  }
  const low = 4;
  const numbers = (count: number, below: number) =>
    Array.from({ length: below ** count }, (_, at) =>
      Array.from({ length: count }, (_, place) => Math.floor(at / below ** place) % below),
    );

  it('learns of no small unit even knowing by which rule they are joined', () => {
    // three units, each threshold and each order in which they could be joined
    const worlds = new Map<string, number[][]>();
    const orders = ['abc', 'bca', 'cab'];
    for (const ns of numbers(3, 12)) {
      for (const thresholds of numbers(3, low)) {
        for (const order of orders) {
          const draw: Draw = (key) =>
            key.startsWith('join')
              ? order.indexOf(key.slice(-1)) / 3
              : (thresholds[units.indexOf(key as 'a')] ?? 0) / low;
          const sizes = new Map(units.map((unit, at) => [unit as string, ns[at] ?? 0]));
          const total = ns.reduce((sum, n) => sum + n, 0);
          const shown = [...shownApart(sizes, low, draw)].toSorted();
          const key = JSON.stringify(
            total < low ? [] : [total, shown.map((unit) => [unit, sizes.get(unit)])],
          );
          const alike = worlds.get(key);
          if (alike === undefined) worlds.set(key, [ns]);
          else if (alike.at(-1) !== ns) alike.push(ns);
        }
      }
    }
    expect(narrowestBounds(worlds, low)).toBeGreaterThanOrEqual(low - 2);
  });

  it('learns of no small month even knowing when months are joined', () => {
    const worlds = Map.groupBy(numbers(3, 20), (ns) =>
      JSON.stringify(
        publishableBlocks(
          ns.map((n, at) => ({ unit: 'a', month: months[at] ?? '', n })),
          months,
          low,
          never,
        ),
      ),
    );
    // sums that only few of these worlds have would look narrower than they are
    const whole = new Map(
      [...worlds].filter(([, alike]) => (alike[0] ?? []).reduce((a, b) => a + b, 0) < 20),
    );
    expect(narrowestBounds(whole, low)).toBeGreaterThanOrEqual(low - 1);
  });

  it('learns of no small hour even knowing how neighbours are joined', () => {
    const worlds = Map.groupBy(numbers(4, 9), (ns) =>
      JSON.stringify(
        publishableHours(
          ns.map((n, at) => ({ weekday: 1, hour: at, n })),
          low,
        ),
      ),
    );
    const isWhole = (alike: readonly (readonly number[])[]) =>
      (alike[0] ?? []).reduce((sum, n) => sum + n, 0) < 9;
    const whole = new Map([...worlds].filter(([, alike]) => isWhole(alike)));
    expect(narrowestBounds(whole, low)).toBeGreaterThanOrEqual(low - 2);
  });
});

describe('blocks', () => {
  const world = fc.array(fc.nat({ max: 25 }), { minLength: 9, maxLength: 9 });
  it('have every answer once, each of at least the floor, or there are none', () => {
    fc.assert(
      fc.property(world, fc.nat({ max: 9972 }), (ns, seed) => {
        const cells = ns.map((n, at) => ({
          unit: units[Math.floor(at / 3)] ?? '',
          month: months[at % 3] ?? '',
          n,
        }));
        const total = ns.reduce((sum, n) => sum + n, 0);
        const blocks = publishableBlocks(cells, months, floor, drawBy(seed));
        expect(blocks.every(({ n }) => n >= floor)).toBe(true);
        expect(blocks.reduce((sum, { n }) => sum + n, 0)).toBe(total < floor ? 0 : total);
      }),
    );
  });

  it('show what can be shown', () => {
    const cell = (unit: string, month: string, n: number) => ({ unit, month, n });
    const cells = [
      cell('a', '2026-07', 40),
      cell('a', '2026-08', 12),
      cell('b', '2026-07', 30),
      cell('b', '2026-08', 6),
      cell('c', '2026-09', 5),
      cell('d', '2026-07', 7),
    ];
    expect(publishableBlocks(cells, months, floor, never)).toEqual([
      { unit: 'a', months: ['2026-07'], n: 40 },
      { unit: 'a', months: ['2026-08'], n: 12 },
      { unit: 'b', months, n: 36 },
      { unit: undefined, months, n: 12 },
    ]);
    expect(publishableBlocks([cell('a', '2026-07', 9)], months, floor, never)).toEqual([]);
  });

  it('of hours join neighbours, and a weekend with too few is one', () => {
    const at = (weekday: number, hour: number, n: number) => ({ weekday, hour, n });
    const cells = [at(1, 8, 12), at(1, 9, 4), at(1, 10, 7), at(6, 8, 7), at(7, 9, 5)];
    expect(publishableHours(cells, floor)).toEqual([
      { weekdays: [1, 1], hours: [0, 8], n: 12 },
      { weekdays: [1, 1], hours: [9, 23], n: 11 },
      { weekdays: [2, 7], hours: [0, 23], n: 12 },
    ]);
  });

  it('of further answers stay with those whose answers would be told by the difference', () => {
    const group = (key: string, n: number, answered: number) => ({ key, n, answered });
    expect(answeredGroups([group('a', 50, 40), group('b', 30, 12)], floor, never)).toEqual([
      ['a'],
      ['b'],
    ]);
    expect(answeredGroups([group('a', 50, 30), group('b', 30, 5)], floor, never)).toEqual([
      ['a', 'b'],
    ]);
    // of 20 one did not answer: whose it was would be known to one
    expect(answeredGroups([group('a', 10, 9), group('b', 10, 10)], floor, never)).toEqual([]);
    expect(answeredGroups([group('a', 50, 9)], floor, never)).toEqual([]);
    expect(answeredGroups([group('a', 50, 0), group('b', 20, 11)], floor, never)).toEqual([['b']]);
  });
});
