import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wilsonInterval } from './statistics.ts';

const inPercent = ([low, high]: [number, number]) =>
  [low, high].map((share) => (share * 100).toFixed(1));

const someCount = fc
  .integer({ min: 1, max: 100_000 })
  .chain((n) => fc.tuple(fc.integer({ min: 0, max: n }), fc.constant(n)));

describe('the Wilson interval', () => {
  it.each([
    [9, 10, '59.6', '98.2'],
    [27, 30, '74.4', '96.5'],
    [90, 100, '82.6', '94.5'],
    [360, 400, '86.7', '92.6'],
    [0, 10, '0.0', '27.8'],
    [10, 10, '72.2', '100.0'],
  ])('of %i in %i is %s–%s %%', (k, n, low, high) => {
    expect(inPercent(wilsonInterval(k, n))).toEqual([low, high]);
  });

  it('lies between 0 and 1 and holds the share itself', () => {
    fc.assert(
      fc.property(someCount, ([k, n]) => {
        const [low, high] = wilsonInterval(k, n);
        const rounding = 1e-12;
        expect(low).toBeGreaterThanOrEqual(0);
        expect(low).toBeLessThanOrEqual(k / n + rounding);
        expect(high).toBeGreaterThanOrEqual(k / n - rounding);
        expect(high).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('of failures mirrors that of successes', () => {
    fc.assert(
      fc.property(someCount, ([k, n]) => {
        const [low, high] = wilsonInterval(k, n);
        const [mirroredLow, mirroredHigh] = wilsonInterval(n - k, n);
        expect(mirroredLow).toBeCloseTo(1 - high, 10);
        expect(mirroredHigh).toBeCloseTo(1 - low, 10);
      }),
    );
  });

  it('is narrower for ten times the answers', () => {
    const width = ([low, high]: [number, number]) => high - low;
    fc.assert(
      fc.property(someCount, ([k, n]) => {
        expect(width(wilsonInterval(k * 10, n * 10))).toBeLessThan(width(wilsonInterval(k, n)));
      }),
    );
  });
});
