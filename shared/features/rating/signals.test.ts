import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { misuseRules } from './misuse-rules.ts';
import { gapSince, keptSignals, seriesAfter, type AnswerBefore } from './signals.ts';

const before: AnswerBefore = {
  utcMs: 1_000_000,
  bootId: 'boot-1',
  monotonicMs: 50_000,
  score: 5,
  burst: 3,
  equal: 8,
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
        expect(gapSince(one, other) ?? 0).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});

describe('the series an answer goes on', () => {
  const { burst, equalRun } = misuseRules;

  it.each([
    ['begins with the first answer', undefined, null, 5, { burst: 1, equal: 1 }],
    ['begins again where the gap is not known', before, null, 5, { burst: 1, equal: 1 }],
    ['goes on while answers are close', before, burst.gapMs, 4, { burst: 4, equal: 1 }],
    ['is one of equal answers for longer', before, equalRun.gapMs, 5, { burst: 1, equal: 9 }],
    ['ends after a longer pause', before, equalRun.gapMs + 1, 5, { burst: 1, equal: 1 }],
  ] as const)('%s', (_what, answerBefore, gapMs, score, series) => {
    expect(seriesAfter(answerBefore, gapMs, score)).toEqual(series);
  });
});

describe('what is kept', () => {
  const some = { readyMs: 90_000, gapMs: 240_000, burst: 1, equal: 1 };

  it('says no more of a gap and of a waiting screen than that they were long enough', () => {
    expect(keptSignals(some)).toEqual({ readyMs: 300, gapMs: 5_000, series: 1 });
    expect(keptSignals({ ...some, readyMs: null, gapMs: null })).toMatchObject({
      readyMs: null,
      gapMs: null,
    });
  });

  it('says how long a series is from the length on at which a rule names it', () => {
    expect(keptSignals({ ...some, burst: 4, equal: 9 }).series).toBe(1);
    expect(keptSignals({ ...some, burst: 5, equal: 4 }).series).toBe(5);
    expect(keptSignals({ ...some, burst: 12, equal: 10 }).series).toBe(-10);
  });
});
