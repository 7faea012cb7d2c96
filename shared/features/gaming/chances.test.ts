import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  chanceOfAll,
  chanceOfAsMany,
  chanceOfCount,
  lowerChiSquare,
  upperStudent,
} from './chances.ts';
import { holm } from './holm.ts';

describe('chances under honest work', () => {
  it('of as many events are one less the sum of the negative binomial’s terms', () => {
    // size 1.5, r = 20/120: terms by Γ(k + a)/(k! Γ(a)) (1 − r)^a r^k
    const r = 20 / 120;
    const terms = [1, 1.5 * r, ((1.5 * 2.5) / 2) * r ** 2].map((each) => each * (1 - r) ** 1.5);
    const found = chanceOfAsMany(
      { events: 3, units: 20 },
      { events: 1, units: 50 },
      { events: 0.5, units: 50 },
    );
    expect(found).toBeCloseTo(1 - terms.reduce((sum, each) => sum + each, 0), 10);
  });

  it('of a count with mean 4 and variance 8 are those of size 4 and r = ½', () => {
    // P(X ≥ 2) = 1 − (½)^4 − 4·(½)^5
    expect(chanceOfCount(2, 4, 8)).toBeCloseTo(1 - 1 / 16 - 4 / 32, 10);
    expect(chanceOfCount(0, 4, 8)).toBe(1);
  });

  it('are those of the tables of t and χ²', () => {
    expect(upperStudent(2.228139, 10)).toBeCloseTo(0.025, 6);
    expect(upperStudent(-2.228139, 10)).toBeCloseTo(0.975, 6);
    // the cube root is near, not exact: 10.117 and 3.325 are the 5 % points of 19 and 9
    expect(lowerChiSquare(10.117, 19)).toBeCloseTo(0.05, 3);
    expect(lowerChiSquare(3.325, 9)).toBeCloseTo(0.05, 2);
  });

  it('of all of two are the product of one and the likeness of the other', () => {
    // P(both) = p² + ρ·p(1 − p)
    expect(chanceOfAll(2, 0.9, 0.1)).toBeCloseTo(0.81 + 0.1 * 0.09, 12);
    expect(chanceOfAll(0, 0.9, 0.1)).toBe(1);
  });
});

describe('several things looked at', () => {
  it('are adjusted as by R’s p.adjust', () => {
    // p.adjust(c(0.01, 0.04, 0.03, 0.005), 'holm')
    const found = holm([0.01, 0.04, 0.03, 0.005], ['a', 'b', 'c', 'd']);
    expect(found.map((each) => Number(each.toFixed(12)))).toEqual([0.03, 0.06, 0.06, 0.02]);
  });

  it('count a group once', () => {
    expect(holm([0.001, 0.002, 0.5], ['a', 'a', 'b'])).toEqual([0.002, 0.002, 0.5]);
  });

  it('never become likelier to be asked about by being looked at together, in any order', () => {
    const chances = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 20 });
    fc.assert(
      fc.property(chances, (some) => {
        const names = some.map((_, at) => String(at));
        const adjusted = holm(some, names);
        expect(adjusted.every((each, at) => each >= (some[at] ?? 0))).toBe(true);
        expect(holm(some.toReversed(), names)).toEqual(adjusted.toReversed());
      }),
    );
  });
});
