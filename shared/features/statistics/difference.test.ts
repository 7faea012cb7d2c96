import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareMeans, compareShares, differenceOf, differenceOfMeans } from './difference.ts';
import { meanInterval } from './mean-interval.ts';

describe('the difference of two shares', () => {
  // Newcombe 1998, Table II, method 10
  it.each([
    [56, 70, 48, 80, 0.0524, 0.3339],
    [9, 10, 3, 10, 0.1705, 0.809],
    [6, 7, 2, 7, 0.0582, 0.8062],
    [5, 56, 0, 29, -0.0381, 0.1926],
    [0, 10, 0, 20, -0.1611, 0.2775],
    [10, 10, 0, 20, 0.6791, 1],
  ])('of %d/%d and %d/%d is as published', (k, n, otherK, otherN, low, high) => {
    const found = differenceOf([{ n, k }], [{ n: otherN, k: otherK }]);
    expect(found?.low).toBeCloseTo(low, 4);
    expect(found?.high).toBeCloseTo(high, 4);
  });

  it('is wider where days are unlike', () => {
    const width = (found: ReturnType<typeof differenceOf>) =>
      (found?.high ?? 0) - (found?.low ?? 0);
    const unlike = [
      { n: 40, k: 40 },
      { n: 40, k: 20 },
      { n: 40, k: 39 },
    ];
    const alike = [{ n: 120, k: 99 }];
    const other = [{ n: 100, k: 70 }];
    expect(width(differenceOf(unlike, other))).toBeGreaterThan(width(differenceOf(alike, other)));
  });

  it('holds itself, lies between −1 and 1, and is turned round with its sides', () => {
    const side = fc.array(
      fc.integer({ min: 1, max: 60 }).chain((n) => fc.record({ n: fc.constant(n), k: fc.nat(n) })),
      { minLength: 1, maxLength: 8 },
    );
    fc.assert(
      fc.property(side, side, (one, other) => {
        const [there, back] = [differenceOf(one, other), differenceOf(other, one)];
        if (there === undefined || back === undefined) throw new Error('both have answers');
        expect(there.low).toBeGreaterThanOrEqual(-1 - 1e-12);
        expect(there.high).toBeLessThanOrEqual(1 + 1e-12);
        expect(there.low).toBeLessThanOrEqual(there.difference);
        expect(there.high).toBeGreaterThanOrEqual(there.difference);
        expect(back.low).toBeCloseTo(-there.high, 10);
      }),
    );
  });
});

describe('a comparison', () => {
  const side = { days: [{ n: 100, k: 90 }], visits: 300, mode: 'selfService' };

  it.each([
    ['higher', { ...side }, { ...side, days: [{ n: 100, k: 60 }] }],
    ['lower', { ...side, days: [{ n: 100, k: 60 }] }, { ...side }],
    ['same', { ...side }, { ...side, days: [{ n: 100, k: 87 }] }],
  ])('says %s', (is, one, other) => {
    expect(compareShares(one, other, 10).is).toBe(is);
  });

  it.each([
    ['another way of collection', { mode: 'paper' }, ['otherMode']],
    ['a coverage below a tenth', { visits: 1001 }, ['coverageLow']],
    ['no visits', { visits: undefined }, ['coverageUnknown']],
    ['fewer visits than ratings', { visits: 99 }, ['coverageInconsistent']],
    ['few answers', { days: [{ n: 9, k: 9 }], visits: 20 }, ['underFloor']],
    [
      'several',
      { days: [{ n: 9, k: 9 }], mode: 'paper' },
      ['otherMode', 'coverageLow', 'underFloor'],
    ],
  ])('is in no words with %s, and the figures stand', (_name, change, reasons) => {
    const found = compareShares(side, { ...side, ...change }, 10);
    expect(found).toMatchObject({ is: 'cannotTell', reasons });
    expect(found.difference).toBeDefined();
  });

  it('of nobody cannot be told', () => {
    expect(compareShares(side, { ...side, days: [] }, 10)).toMatchObject({
      is: 'cannotTell',
      reasons: ['coverageLow', 'underFloor'],
      difference: undefined,
    });
  });
});

describe('the difference of two means', () => {
  const given = (day: string, best: number, worst: number) => [
    { day, score: 5 as const, n: best },
    { day, score: 2 as const, n: worst },
  ];
  const one = given('2026-07-01', 80, 20);
  const other = given('2026-10-01', 50, 50);

  it('is in points, from the interval of each', () => {
    // 85 − 62.5; by MOVER from the two intervals
    const found = differenceOfMeans(one, other, 'hl5.1');
    const [a, b] = [meanInterval(one, 'hl5.1'), meanInterval(other, 'hl5.1')];
    if (found === undefined || a === undefined || b === undefined) throw new Error('all answered');
    expect(found.difference).toBeCloseTo(22.5, 10);
    expect((found.difference - found.low) ** 2).toBeCloseTo(
      (a.mean - a.low) ** 2 + (b.high - b.mean) ** 2,
      8,
    );
  });

  it('is in words by the same rules', () => {
    const side = { visits: 300, mode: 'selfService' };
    const compare = (change: object) =>
      compareMeans({ rows: one, ...side }, { rows: other, ...side, ...change }, 'hl5.1', 10);
    expect(compare({}).is).toBe('higher');
    expect(compare({ mode: 'paper' })).toMatchObject({ reasons: ['otherMode'] });
    expect(compare({ rows: [] })).toMatchObject({ reasons: ['coverageLow', 'underFloor'] });
  });
});
