import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changeSinceBefore, pilotEffect, type PeriodTotal, type UnitHistory } from './effect.ts';
import { testChosenUnits, testSigns } from './permutation.ts';

/** Not looked at where all arrangements are. */
const noRandom = () => {
  throw new Error('every arrangement is looked at');
};
const evenly = () => {
  let state = 1;
  return () => (state = (state * 16_807) % 2_147_483_647) / 2_147_483_647;
};

describe('units chosen by lot', () => {
  it('are arranged in every way', () => {
    // scipy.stats.permutation_test of |difference of means|: 1 of 45
    const rest = [1.2, -0.5, 2, 0.3, 1.1, -1, 0.6, 1.9];
    expect(testChosenUnits([6.1, 4], rest, noRandom)).toMatchObject({
      p: 1 / 45,
      smallestP: 1 / 45,
      arrangements: 45,
      isExact: true,
    });
  });

  it('count the mirrored choice where one half is chosen, and give the interval of the test', () => {
    // by Python: p(δ) > 0.05 for every δ from 0.2 to 6.0 in steps of 0.0005
    const found = testChosenUnits([3, 5.5, 2.2, 4.1], [1.2, -0.5, 2, 0.3], noRandom);
    expect(found).toMatchObject({ p: 2 / 70, smallestP: 2 / 70 });
    expect(found.low).toBeCloseTo(0.2, 9);
    expect(found.high).toBeCloseTo(6, 9);
  });

  it('are drawn where there are too many arrangements, and p is never nothing', () => {
    const rest = Array.from({ length: 30 }, (_, at) => at / 100);
    const found = testChosenUnits([50, 51, 52, 53, 54, 55], rest, evenly());
    expect(found).toMatchObject({ isExact: false, p: 1 / 10_000, smallestP: 1 / 10_000 });
  });
});

describe('signs thrown for units', () => {
  it('give Fisher’s answer for Darwin’s maize', () => {
    // Fisher 1935, §21: 1,726 of 32,768 arrangements are as large as 314
    const maize = [49, -67, 8, 16, 6, 23, 28, 41, 14, 29, 56, 24, 75, 60, -48];
    expect(testSigns(maize, noRandom).p).toBe(1726 / 32_768);
  });

  it('give the interval of the test', () => {
    // by Python: p(δ) > 0.05 from 0.4 to 3.1
    const found = testSigns([1, 2.5, 0.4, 3.1, 1.7, 2.2], noRandom);
    expect(found.p).toBe(2 / 64);
    expect(found.low).toBeCloseTo(0.4, 9);
    expect(found.high).toBeCloseTo(3.1, 9);
  });
});

describe('whatever the units', () => {
  const some = fc.array(fc.integer({ min: -20, max: 20 }), { minLength: 1, maxLength: 5 });

  it('p is never below the smallest that they can give, and the order of units says nothing', () => {
    fc.assert(
      fc.property(some, some, (chosen, rest) => {
        const found = testChosenUnits(chosen, rest, noRandom);
        const turned = testChosenUnits(chosen.toReversed(), rest.toReversed(), noRandom);
        expect(found.p).toBeGreaterThanOrEqual(found.smallestP - 1e-12);
        expect(found.smallestP).toBeGreaterThanOrEqual(1 / found.arrangements);
        expect(found.low).toBeLessThanOrEqual(found.effect);
        expect(found.high).toBeGreaterThanOrEqual(found.effect);
        expect(turned.p).toBe(found.p);
        expect(turned.low).toBeCloseTo(found.low, 9);
      }),
    );
  });

  it('an effect of none is outside the interval exactly where p is below the level', () => {
    fc.assert(
      fc.property(some, some, (chosen, rest) => {
        const { p, low, high } = testChosenUnits(chosen, rest, noRandom, 0.9);
        const isOutside = low > 1e-6 || high < -1e-6;
        const isInside = low < -1e-6 && high > 1e-6;
        if (isOutside) expect(p).toBeLessThanOrEqual(0.1 + 1e-9);
        if (isInside) expect(p).toBeGreaterThan(0.1);
      }),
    );
  });
});

const period = (share: number, change: Partial<PeriodTotal> = {}): PeriodTotal => ({
  n: 100,
  k: Math.round(share * 100),
  visits: 300,
  mode: 'selfService',
  ...change,
});
const unit = (before: number, after: number): UnitHistory => ({
  before: [period(before), period(before + 0.01), period(before)],
  after: [period(after), period(after)],
});
const rest = [0.8, 0.75, 0.82, 0.7, 0.9, 0.85, 0.78, 0.81].map((share, at) =>
  unit(share, share + (at % 3) / 100),
);

describe('pilots against the rest', () => {
  it('tell an effect with its p, the smallest p and its interval', () => {
    const found = pilotEffect([unit(0.7, 0.85), unit(0.65, 0.8)], rest, 10, noRandom);
    expect(found).toMatchObject({ is: 'higher', p: 1 / 45, smallestP: 1 / 45 });
    if (found.is === 'cannotTell') throw new Error('they tell');
    // 15 points less the others' mean change of 7/8 points
    expect(found.effect).toBeCloseTo(0.15 - 0.00875, 10);
    expect(found.low).toBeGreaterThan(0);
  });

  it('see none where pilots change as others do', () => {
    expect(pilotEffect([unit(0.7, 0.71), unit(0.8, 0.82)], rest, 10, noRandom).is).toBe('none');
  });

  const pilots = [unit(0.7, 0.85), unit(0.65, 0.8)];
  const changed = (change: Partial<PeriodTotal>): readonly UnitHistory[] => [
    unit(0.7, 0.85),
    { ...unit(0.65, 0.8), after: [period(0.8, change)] },
  ];
  it.each([
    ['one pilot of nine', [unit(0.7, 0.9)], rest, 'tooFewUnits', 1 / 9],
    ['nobody to compare with', pilots, [], 'tooFewUnits', undefined],
    [
      'two periods before',
      [unit(0.7, 0.9), { ...unit(0.7, 0.9), before: [period(0.7), period(0.7)] }],
      rest,
      'noPrePeriods',
      1 / 45,
    ],
    [
      'none after',
      [unit(0.7, 0.9), { ...unit(0.7, 0.9), after: [] }],
      rest,
      'noPostPeriods',
      1 / 45,
    ],
    ['another way of collection', changed({ mode: 'paper' }), rest, 'otherMode', 1 / 45],
    ['a coverage below a tenth', changed({ visits: 1001 }), rest, 'coverageLow', 1 / 45],
    ['unknown visits', changed({ visits: undefined }), rest, 'coverageUnknown', 1 / 45],
    ['fewer visits than ratings', changed({ visits: 20 }), rest, 'coverageInconsistent', 1 / 45],
    ['a period under the floor', changed({ n: 9, k: 8, visits: 20 }), rest, 'underFloor', 1 / 45],
  ] as const)('cannot tell with %s', (_name, some, others, reason, smallestP) => {
    expect(pilotEffect(some, others, 10, noRandom)).toEqual({
      is: 'cannotTell',
      reasons: [reason],
      smallestP,
    });
  });

  it('cannot tell where pilots were rising before', () => {
    const rising = (from: number): UnitHistory => ({
      before: [period(from), period(from + 0.06), period(from + 0.12)],
      after: [period(from + 0.2)],
    });
    expect(pilotEffect([rising(0.6), rising(0.65)], rest, 10, noRandom)).toMatchObject({
      reasons: ['differedBefore'],
    });
  });
});

describe('before against after', () => {
  it('tells from six units on', () => {
    const units = [0.6, 0.65, 0.7, 0.62, 0.68, 0.71].map((share) => unit(share, share + 0.1));
    expect(changeSinceBefore(units, 10, noRandom)).toMatchObject({ is: 'higher', p: 2 / 64 });
    expect(changeSinceBefore(units.slice(1), 10, noRandom)).toEqual({
      is: 'cannotTell',
      reasons: ['tooFewUnits'],
      smallestP: 2 / 32,
    });
    expect(changeSinceBefore([], 10, noRandom)).toMatchObject({ reasons: ['tooFewUnits'] });
  });
});
