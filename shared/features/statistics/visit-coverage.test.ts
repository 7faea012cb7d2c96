import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { breakEvenOf, coverageReason, visitCoverage } from './visit-coverage.ts';

describe('coverage by visits', () => {
  it('has bounds that assume nothing of the silent', () => {
    // Manski 1989: of 400 visitors 100 rated and 90 were satisfied: 90/400 … (90 + 300)/400
    expect(visitCoverage({ n: 100, k: 90 }, 400)).toEqual({
      is: 'known',
      share: 0.25,
      silent: 300,
      bounds: [0.225, 0.975],
    });
  });

  it.each([
    ['is not known without visits', 5, undefined, 'unknown', 'coverageUnknown'],
    [
      'contradicts itself with fewer visits than ratings',
      5,
      4,
      'inconsistent',
      'coverageInconsistent',
    ],
    ['is of nothing where nobody came', 0, 0, 'unknown', 'coverageUnknown'],
    ['is too low for words below a tenth', 9, 91, 'known', 'coverageLow'],
    ['is enough at a tenth', 9, 90, 'known', undefined],
  ] as const)('%s', (_name, n, visits, is, reason) => {
    const found = visitCoverage({ n, k: 0 }, visits);
    expect(found.is).toBe(is);
    expect(coverageReason(found)).toBe(reason);
  });

  it('holds whatever the silent would have said', () => {
    fc.assert(
      fc.property(fc.nat(200), fc.nat(200), fc.nat(200), fc.nat(200), (k, others, yes, no) => {
        fc.pre(k + others + yes + no > 0);
        const visits = k + others + yes + no;
        const found = visitCoverage({ n: k + others, k }, visits);
        if (found.is !== 'known') throw new Error('visits are known');
        const truth = (k + yes) / visits;
        expect(truth).toBeGreaterThanOrEqual(found.bounds[0] - 1e-12);
        expect(truth).toBeLessThanOrEqual(found.bounds[1] + 1e-12);
      }),
    );
  });
});

describe('the break-even rate of silence', () => {
  it('is what brings all together just to the line', () => {
    // (0.8·400 − 90)/300
    const found = breakEvenOf({ n: 100, k: 90 }, 400, 0.8);
    expect(found).toEqual({ is: 'rate', rate: 230 / 300 });
    expect((90 + (230 / 300) * 300) / 400).toBeCloseTo(0.8, 12);
  });

  it.each([
    ['reached whatever they would say', { n: 100, k: 90 }, 110, 0.8, 'reachedAnyway'],
    ['missed whatever they would say', { n: 100, k: 50 }, 120, 0.8, 'missedAnyway'],
    ['reached where nobody was silent', { n: 10, k: 9 }, 10, 0.8, 'reachedAnyway'],
    ['missed where nobody was silent', { n: 10, k: 7 }, 10, 0.8, 'missedAnyway'],
    ['unknown with more ratings than visits', { n: 10, k: 7 }, 9, 0.8, 'unknown'],
  ] as const)('is %s', (_name, total, visits, line, is) => {
    expect(breakEvenOf(total, visits, line).is).toBe(is);
  });
});
