import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { designEffectOf, varyingShare } from './design-effect.ts';
import { meanInterval } from './mean-interval.ts';
import { shareInterval } from './share-interval.ts';

const days = [
  { n: 10, k: 8 },
  { n: 20, k: 19 },
  { n: 5, k: 2 },
  { n: 12, k: 12 },
];

const someDays = fc.array(
  fc.integer({ min: 1, max: 80 }).chain((n) => fc.record({ n: fc.constant(n), k: fc.nat(n) })),
  { minLength: 1, maxLength: 25 },
);

describe('the design effect', () => {
  it('is that of a ratio of days, drawn to the usual one', () => {
    // by exact fractions: v = 4/3·Σ(k − 41/47·n)²/47²; m = 669/47; 3 days have one of the 6 others
    const found = designEffectOf(varyingShare(days));
    expect(found.estimated).toBeCloseTo(2.7665340483192065, 12);
    expect(found.steadied).toBeCloseTo(2.2451970247362047, 12);
    expect(found.degrees).toBe(5);
  });

  it('is the usual one where no answer differs from another', () => {
    const alike = Array.from({ length: 5 }, () => ({ n: 40, k: 40 }));
    // 1 + 39·0.035
    expect(designEffectOf(varyingShare(alike))).toEqual({
      estimated: undefined,
      steadied: 2.365,
      degrees: 2,
    });
  });

  it('is none where every day has one answer', () => {
    const alone = Array.from({ length: 30 }, (_, day) => ({ n: 1, k: Number(day % 3 > 0) }));
    expect(designEffectOf(varyingShare(alone)).steadied).toBe(1);
  });
});

describe('the interval of a share', () => {
  it('is Wilson’s within a day', () => {
    // Brown, Cai, DasGupta 2001: 27 of 30 is 74.4–96.5 %
    const found = shareInterval([{ n: 30, k: 27 }]);
    expect(found?.method).toBe('wilson');
    expect([found?.low, found?.high].map((each) => ((each ?? 0) * 100).toFixed(1))).toEqual([
      '74.4',
      '96.5',
    ]);
  });

  it('takes days as clusters where they are unlike', () => {
    // by Python from the design effect above and scipy's t with 5 degrees
    const found = shareInterval(days);
    expect(found).toMatchObject({ n: 47, k: 41, days: 4, method: 'dayClustered' });
    expect(found?.effectiveN).toBeCloseTo(20.933574863222606, 9);
    expect(found?.low).toBeCloseTo(0.596729295965899, 9);
    expect(found?.high).toBeCloseTo(0.9692838725871132, 9);
  });

  it('does not take five days without a complaint for proof that there is none', () => {
    const found = shareInterval(Array.from({ length: 5 }, () => ({ n: 40, k: 40 })));
    // Wilson's of 200 independent answers would begin at 98.1 %; this is n/2.365 with t of 2 degrees
    expect(found?.low).toBeCloseTo(0.8204023547651179, 9);
    expect(found?.high).toBe(1);
  });

  it('is none where nobody answered', () => {
    expect(shareInterval([])).toBeUndefined();
  });

  it('holds the share, lies between 0 and 1, and grows with the confidence', () => {
    fc.assert(
      fc.property(someDays, fc.double({ min: 0.5, max: 0.98, noNaN: true }), (days, confidence) => {
        const [one, other] = [shareInterval(days, confidence), shareInterval(days, 0.99)];
        if (one === undefined || other === undefined) throw new Error('days have answers');
        expect(one.low).toBeGreaterThanOrEqual(0);
        expect(one.high).toBeLessThanOrEqual(1);
        expect(one.low).toBeLessThanOrEqual(one.share);
        expect(one.high).toBeGreaterThanOrEqual(one.share);
        expect(other.low).toBeLessThanOrEqual(one.low);
        expect(other.high).toBeGreaterThanOrEqual(one.high);
      }),
    );
  });

  it('of the other answers is its mirror, and days may come in any order', () => {
    fc.assert(
      fc.property(someDays, (days) => {
        const found = shareInterval(days);
        const mirrored = shareInterval(days.map(({ n, k }) => ({ n, k: n - k })).toReversed());
        // where both answers are equally many, either may count as the rarer
        fc.pre(found !== undefined && found.k * 2 !== found.n);
        expect(mirrored?.low).toBeCloseTo(1 - (found?.high ?? 0), 9);
        expect(mirrored?.high).toBeCloseTo(1 - (found?.low ?? 0), 9);
      }),
    );
  });
});

describe('the interval of a mean', () => {
  const rows = [
    { day: '2026-07-01', score: 5, n: 6 },
    { day: '2026-07-01', score: 4, n: 3 },
    { day: '2026-07-01', score: 3, n: 1 },
    { day: '2026-07-02', score: 5, n: 4 },
    { day: '2026-07-02', score: 4, n: 4 },
    { day: '2026-07-02', score: 2, n: 2 },
    { day: '2026-07-03', score: 5, n: 9 },
    { day: '2026-07-03', score: 1, n: 1 },
  ] as const;

  it('is a score interval with the answers’ own variance', () => {
    // by Python: design effect 1.112 with 4 degrees, so scipy's t of 4 and n·x(1 − x)/s² ÷ 1.112
    const found = meanInterval(rows, 'hl5.1');
    expect(found).toMatchObject({ n: 30, days: 3, method: 'dayClustered' });
    expect(found?.mean).toBeCloseTo(84.16666666666667, 10);
    expect(found?.low).toBeCloseTo(65.6293940352919, 8);
    expect(found?.high).toBeCloseTo(93.67037584993099, 8);
  });

  it('has a width though all answers are alike', () => {
    const best = meanInterval([{ day: '2026-07-01', score: 5, n: 20 }], 'hl5.1');
    const second = meanInterval([{ day: '2026-07-01', score: 4, n: 20 }], 'hl5.1');
    expect(best).toMatchObject({ mean: 100, high: 100 });
    expect(best?.low).toBeLessThan(90);
    expect(second?.low).toBeLessThan(74);
    expect(second?.high).toBeGreaterThan(76);
  });

  it('holds the mean and lies between 0 and 100, whatever was answered', () => {
    const some = fc.array(
      fc.record({
        day: fc.constantFrom('2026-07-01', '2026-07-02', '2026-07-03', '2026-07-06'),
        score: fc.constantFrom(5 as const, 4 as const, 3 as const, 2 as const, 1 as const),
        n: fc.integer({ min: 1, max: 30 }),
      }),
      { minLength: 1, maxLength: 20 },
    );
    fc.assert(
      fc.property(some, (rows) => {
        const found = meanInterval(rows, 'hl5.1');
        if (found === undefined) throw new Error('somebody answered');
        const ends = [0, found.low, found.mean, found.high, 100];
        expect(ends.toSorted((one, other) => one - other)).toEqual(ends);
      }),
    );
  });
});
