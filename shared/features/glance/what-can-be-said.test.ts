import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wilsonInterval } from '#shared/statistics.ts';
import {
  answersForUsefulInterval,
  changeBetween,
  paceOf,
  usefulWidth,
} from './what-can-be-said.ts';

const tally = (satisfied: number, n: number) => ({
  n,
  counts: [],
  mean: null,
  satisfied: n === 0 ? null : satisfied / n,
  interval: n === 0 ? null : wilsonInterval(satisfied, n),
});

describe('one period against another', () => {
  it.each([
    ['fewer in a quiet commune', tally(19, 21), tally(15, 21), 'cannotTell'],
    ['many fewer', tally(190, 210), tally(150, 210), 'lower'],
    ['many more', tally(150, 210), tally(190, 210), 'higher'],
    ['nobody before', tally(0, 0), tally(19, 21), 'cannotTell'],
  ])('%s', (_what, before, after, change) => {
    expect(changeBetween(before, after)).toBe(change);
  });
});

describe('the answers that are enough', () => {
  it('are those at which the interval has shrunk so far, and no fewer', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 100 }), (percent) => {
        const share = percent / 100;
        const n = answersForUsefulInterval(share);
        const width = ([low, high]: [number, number]) => high - low;
        expect(width(wilsonInterval(share * n, n))).toBeLessThanOrEqual(usefulWidth);
        expect(width(wilsonInterval(share * (n - 1), n - 1))).toBeGreaterThan(usefulWidth);
      }),
    );
  });
});

describe('the pace', () => {
  const period = (toDay: string) => ({ id: 1, fromDay: toDay, toDay, n: 10 });

  it('is the middle distance of released periods, and the day it leads to', () => {
    const ends = ['2026-11-27', '2026-11-13', '2026-11-01', '2026-09-01'].map(period);
    expect(paceOf(ends, '2026-11-30')).toEqual({ days: 14, around: '2026-12-12' });
  });

  it('names no day that has gone by', () => {
    const ends = ['2026-11-27', '2026-11-13'].map(period);
    expect(paceOf(ends, '2026-12-20')).toEqual({ days: 14 });
  });

  it('is not known from one period', () => {
    expect(paceOf([period('2026-11-27')], '2026-11-30')).toBeUndefined();
  });
});
