import { describe, expect, it } from 'vitest';
import { distributionOf, isTopTwo, threeLevelsOf } from './distribution.ts';

const given = [
  { score: 5, n: 12 },
  { score: 4, n: 6 },
  { score: 3, n: 4 },
  { score: 2, n: 2 },
  { score: 1, n: 1 },
] as const;

describe('answers under five levels', () => {
  it('have counts, shares, a mean in equal steps and the share of the two best', () => {
    // mean: (12·100 + 6·75 + 4·50 + 2·25 + 0)/25 = 1900/25; top two: 18/25
    const found = distributionOf(given, 'hl5.1');
    expect(found).toMatchObject({ n: 25, mean: 76, topTwo: 0.72 });
    expect(found?.levels.map(({ share }) => share)).toEqual([0.48, 0.24, 0.16, 0.08, 0.04]);
  });

  it('become the official three with Bình thường as a line of its own in the denominator', () => {
    const found = distributionOf(given, 'hl5.1');
    expect(found && threeLevelsOf(found)).toEqual({
      verySatisfied: 12,
      satisfied: 6,
      dissatisfied: 3,
      neutral: 4,
      n: 25,
    });
  });
});

it('three levels are the official table as they are', () => {
  const found = distributionOf(
    [
      { score: 3, n: 5 },
      { score: 2, n: 3 },
      { score: 1, n: 2 },
    ],
    'hl3.1',
  );
  // (5·100 + 3·50)/10
  expect(found).toMatchObject({ mean: 65, topTwo: 0.8 });
  expect(found && threeLevelsOf(found)).toEqual({
    verySatisfied: 5,
    satisfied: 3,
    dissatisfied: 2,
    neutral: 0,
    n: 10,
  });
  expect([isTopTwo(2, 'hl3.1'), isTopTwo(2, 'hl5.1')]).toEqual([true, false]);
});

it('nobody is not zero', () => {
  expect(distributionOf([], 'hl5.1')).toBeUndefined();
  expect(distributionOf([{ score: 5, n: 0 }], 'hl5.1')).toBeUndefined();
});
