import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { burstGapMs, burstPositionAfter, gapSince, type AnswerBefore } from './signals.ts';

const before: AnswerBefore = {
  utcMs: 1_000_000,
  bootId: 'boot-1',
  monotonicMs: 50_000,
  burstPosition: 3,
};

describe('the gap to the answer before', () => {
  it('is not known for the first answer', () => {
    expect(gapSince(undefined, before)).toBeNull();
  });

  it('follows the clock nobody can set within one boot, whatever the wall clock shows', () => {
    expect(gapSince(before, { utcMs: 0, bootId: 'boot-1', monotonicMs: 57_000 })).toBe(7_000);
  });

  it('follows the wall clock across boots', () => {
    expect(gapSince(before, { utcMs: 1_009_000, bootId: 'boot-2', monotonicMs: 100 })).toBe(9_000);
  });

  it('is not known when the wall clock went back across boots', () => {
    expect(gapSince(before, { utcMs: 999_999, bootId: 'boot-2', monotonicMs: 100 })).toBeNull();
  });

  it('may be nothing, which is still known', () => {
    expect(gapSince(before, { utcMs: 0, bootId: 'boot-1', monotonicMs: 50_000 })).toBe(0);
  });

  it('is never negative', () => {
    const moment = fc.record({
      utcMs: fc.nat(),
      bootId: fc.constantFrom('a', 'b'),
      monotonicMs: fc.nat(),
    });
    fc.assert(
      fc.property(moment, moment, (one, other) => {
        expect(gapSince({ ...one, burstPosition: 1 }, other) ?? 0).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});

describe('the position in a burst', () => {
  it('is 1 for the first answer', () => {
    expect(burstPositionAfter(undefined, null)).toBe(1);
  });

  it('goes on up to a minute after the answer before', () => {
    expect(burstPositionAfter(before, burstGapMs)).toBe(4);
  });

  it('starts again after more than a minute', () => {
    expect(burstPositionAfter(before, burstGapMs + 1)).toBe(1);
  });

  it('starts again where the gap is not known', () => {
    expect(burstPositionAfter(before, null)).toBe(1);
  });
});
