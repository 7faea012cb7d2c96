import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pChart } from './p-chart.ts';
import { trendOf } from './trend.ts';

const points = [
  [0, 10, 8],
  [1, 12, 9],
  [2, 7, 6],
  [4, 15, 13],
  [5, 9, 8],
  [6, 11, 10],
  [8, 14, 12],
  [9, 10, 10],
  [11, 13, 13],
].map(([at = 0, n = 0, k = 0]) => ({ at, n, k }));

describe('a trend', () => {
  it('is a weighted slope with HC3 errors', () => {
    // by numpy: (X'WX)⁻¹X'W diag(e²/(1−h)²) WX(X'WX)⁻¹, and scipy's t with 7 degrees
    const found = trendOf(points);
    if (found.is === 'cannotTell') throw new Error('nine days tell');
    expect(found.is).toBe('rising');
    expect(found.slope).toBeCloseTo(0.019187640169449276, 10);
    expect(found.low).toBeCloseTo(0.007997903691079602, 9);
    expect(found.high).toBeCloseTo(0.03037737664781895, 9);
  });

  it('is the same from points in any order and with days that nobody rated on', () => {
    const found = trendOf([...points.toReversed(), { at: 3, n: 0, k: 0 }]);
    const expected = trendOf(points);
    if (found.is === 'cannotTell' || expected.is === 'cannotTell') throw new Error('both tell');
    expect(found.low).toBeCloseTo(expected.low, 10);
  });

  it.each([
    ['few points', points.slice(0, 7), 'tooFewPoints'],
    ['one moment', points.map((point) => ({ ...point, at: 4 })), 'tooFewPoints'],
    ['answers that are all alike', points.map(({ at, n }) => ({ at, n, k: n })), 'allAlike'],
  ])('cannot be told from %s', (_name, some, reason) => {
    expect(trendOf(some)).toEqual({ is: 'cannotTell', reasons: [reason] });
  });

  it('of the other answers is turned round', () => {
    const found = trendOf(points.map(({ at, n, k }) => ({ at, n, k: n - k })));
    expect(found.is).toBe('falling');
  });
});

const sizes = [100, 120, 80, 150, 90, 110, 100, 130, 95, 105];
const satisfied = [
  ...[90, 100, 75, 120, 85, 90, 95, 100, 90, 80],
  ...[92, 110, 60, 140, 70, 100, 96, 104, 90, 84],
];
const weeks = satisfied.map((k, at) => ({ n: sizes[at % 10] ?? 0, k }));

describe('a control chart', () => {
  it('widens its limits by Laney’s factor where weeks differ by more than chance', () => {
    // by Python: mean moving range of the z-values ÷ 1.128
    const found = pChart(weeks);
    if (found.is === 'cannotTell') throw new Error('twenty weeks tell');
    expect(found.centre).toBeCloseTo(0.8662037037037037, 12);
    expect(found.widening).toBeCloseTo(3.591817415173526, 10);
    expect(found.points[0]?.low).toBeCloseTo(0.499371, 6);
    expect(found.points[1]?.low).toBeCloseTo(0.531333, 6);
    // a plain p-chart would sound an alarm at |z| = 3.25
    expect(found.points.flatMap(({ rules }) => rules)).toEqual([]);
  });

  it('marks the point beyond and every ninth on one side', () => {
    const usual = Array.from({ length: 20 }, (_, at) => ({ n: 100, k: at % 2 === 0 ? 78 : 84 }));
    const drop = pChart([...usual, { n: 100, k: 55 }]);
    const drift = pChart([...usual, ...Array.from({ length: 9 }, () => ({ n: 100, k: 85 }))]);
    const marks = (found: typeof drop) =>
      found.is === 'chart'
        ? found.points.flatMap(({ rules }, at) => rules.map((rule) => `${at} ${rule}`))
        : [];
    expect(marks(drop)).toEqual(['20 beyondLimits']);
    expect(marks(drift)).toEqual(['27 nineOnOneSide', '28 nineOnOneSide']);
  });

  it('cannot be drawn from few weeks, nor where all answers are alike', () => {
    expect(pChart(weeks.slice(0, 19))).toMatchObject({ reasons: ['tooFewPoints'] });
    expect(pChart(weeks.map(({ n }) => ({ n, k: n })))).toMatchObject({ reasons: ['allAlike'] });
  });

  it('never narrows its limits', () => {
    const some = fc.array(fc.integer({ min: 1, max: 99 }), { minLength: 20, maxLength: 40 });
    fc.assert(
      fc.property(some, (counts) => {
        const found = pChart(counts.map((k) => ({ n: 100, k })));
        if (found.is === 'cannotTell') throw new Error('enough weeks');
        const plain = 3 * Math.sqrt((found.centre * (1 - found.centre)) / 100);
        const low = Math.max(0, found.centre - plain);
        expect(found.points[0]?.low).toBeLessThanOrEqual(low + 1e-12);
      }),
    );
  });
});
