/**
 * @typedef {object} Counts
 * @property {number} passed
 * @property {number} failed
 * @property {number} skipped
 */

/** @type {Counts} */
const nothing = { passed: 0, failed: 0, skipped: 0 };

/**
 * What a step counts for. A check is one; a runner that ended badly, or ran nothing, has failed at least once.
 * @param {boolean} endedWell
 * @param {unknown} [report] what Vitest or Playwright wrote; undefined for a check
 * @returns {Counts}
 */
export function countStep(endedWell, report) {
  if (report === undefined) return { ...nothing, [endedWell ? 'passed' : 'failed']: 1 };
  const counts = readReport(report);
  const sound = endedWell && counts.passed + counts.failed > 0;
  return { ...counts, failed: sound ? counts.failed : Math.max(1, counts.failed) };
}

/**
 * @param {unknown} report
 * @returns {Counts}
 */
function readReport(report) {
  if (typeof report !== 'object' || report === null) return nothing;
  if ('stats' in report) {
    const { expected = 0, unexpected = 0, flaky = 0, skipped = 0 } = numbersOf(report.stats);
    return { passed: expected, failed: unexpected + flaky, skipped };
  }
  const {
    numPassedTests = 0,
    numFailedTests = 0,
    numPendingTests = 0,
    numTodoTests = 0,
  } = numbersOf(report);
  return {
    passed: numPassedTests,
    failed: numFailedTests,
    skipped: numPendingTests + numTodoTests,
  };
}

/**
 * @param {unknown} value
 * @returns {Readonly<Record<string, number>>}
 */
function numbersOf(value) {
  if (typeof value !== 'object' || value === null) return {};
  return Object.fromEntries(Object.entries(value).filter(([, entry]) => typeof entry === 'number'));
}

/** @param {readonly Counts[]} all */
export function addUp(all) {
  return all.reduce(
    (sum, { passed, failed, skipped }) => ({
      passed: sum.passed + passed,
      failed: sum.failed + failed,
      skipped: sum.skipped + skipped,
    }),
    nothing,
  );
}

/** @param {Counts} counts */
export function lastLine({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}
