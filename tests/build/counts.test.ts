import { describe, expect, it } from 'vitest';
import { addUp, countStep, lastLine } from '#build/testing/counts.mjs';

const unit = { numPassedTests: 3, numFailedTests: 1, numPendingTests: 1, numTodoTests: 1 };
const endToEnd = { stats: { expected: 2, unexpected: 0, flaky: 1, skipped: 4 } };

describe('the counts of a test run', () => {
  it('hold a check as one', () => {
    expect([countStep(true), countStep(false)]).toEqual([
      { passed: 1, failed: 0, skipped: 0 },
      { passed: 0, failed: 1, skipped: 0 },
    ]);
  });

  it('hold every test of a runner, a flaky one as failed', () => {
    expect([countStep(false, unit), countStep(false, endToEnd)]).toEqual([
      { passed: 3, failed: 1, skipped: 2 },
      { passed: 2, failed: 1, skipped: 4 },
    ]);
  });

  it.each([
    ['ran nothing', true, { numPassedTests: 0, numFailedTests: 0 }],
    ['only skipped', true, { stats: { expected: 0, unexpected: 0, flaky: 0, skipped: 2 } }],
    ['ended badly without a failed test', false, { numPassedTests: 3, numFailedTests: 0 }],
    ['left no report', true, null],
  ])('hold a failure when a runner %s', (_case, endedWell, report) => {
    expect(countStep(endedWell, report).failed).toBe(1);
  });

  it('are added up in the last line', () => {
    const sum = addUp([countStep(true), countStep(false, endToEnd)]);
    expect(lastLine(sum)).toBe('3 passed, 1 failed, 4 skipped');
    expect(lastLine(countStep(true))).toBe('1 passed, 0 failed');
  });
});
