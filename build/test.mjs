import { existsSync } from 'node:fs';
import { prepare } from './prepare.mjs';
import { provideBrowser } from './preparing/browser.mjs';
import { findElectron } from './preparing/electron-binary.mjs';
import { orOneSentence } from './preparing/sentences.mjs';
import { addUp, countStep, lastLine } from './testing/counts.mjs';
import { print, runStep } from './testing/run-step.mjs';
import {
  checks,
  endToEnd,
  inElectron,
  kills,
  linkage,
  long,
  looks,
  screens,
  unit,
} from './testing/steps.mjs';

/** @typedef {import('./testing/counts.mjs').Counts} Counts */

const wanted = process.argv[2] ?? 'all';
/** Thousands of commits to folders that are thrown away: in memory, where a machine offers it. */
const inMemory = existsSync('/dev/shm') ? { TMPDIR: '/dev/shm' } : {};
const isWanted = (/** @type {string} */ part) => wanted === 'all' || wanted === part;

// Without these a step would outlive us.
process.on('SIGINT', () => process.exit(130));
process.on('SIGTERM', () => process.exit(143));

process.exitCode = 1; // until everything has passed
const cameToAnEnd = await orOneSentence(async () => {
  const { node } = await prepare(wanted === 'check' ? [] : undefined);
  const browser = wanted === 'check' ? undefined : await provideBrowser();
  /** @type {Counts[]} */
  const counted = [];
  if (isWanted('check')) counted.push(...(await runChecks(node)));
  const electron = findElectron();
  const env = { HAILONG_CHROMIUM: browser, HAILONG_ELECTRON: electron };
  if (isWanted('unit')) counted.push(await runStep(node, unit, env));
  if (isWanted('e2e')) counted.push(await runInBrowser(node, endToEnd, { ...env, ...inMemory }));
  if (wanted === 'electron') {
    if (electron === undefined) print('– Electron itself is not here, its tests are skipped');
    counted.push(await runInBrowser(node, inElectron, { ...env, ...inMemory }));
  }
  if (wanted === 'screens') counted.push(await runStep(node, screens, env));
  if (wanted === 'long') counted.push(await runStep(node, long, env));
  if (wanted === 'linkage') {
    const isWhole = process.argv.includes('--full');
    const letters = isWhole ? { HAILONG_LINKAGE: 'full' } : {};
    counted.push(await runStep(node, linkage(isWhole), { ...env, ...inMemory, ...letters }));
  }
  if (wanted === 'looks') counted.push(await runInBrowser(node, looks, env));
  if (wanted === 'kills') counted.push(await runStep(node, kills, { HAILONG_KILLS: '200' }));
  const sum = addUp(counted);
  print(lastLine(sum));
  process.exitCode = sum.failed === 0 ? 0 : 1;
});
if (!cameToAnEnd) print(lastLine(countStep(false)));

/**
 * Two at a time, as most machines have two cores to give.
 * @param {string} node
 */
async function runChecks(node) {
  const waiting = [...checks];
  /** @type {Counts[]} */
  const counted = [];
  const work = async () => {
    for (let step = waiting.shift(); step !== undefined; step = waiting.shift()) {
      counted.push(await runStep(node, step));
    }
  };
  await Promise.all([work(), work()]);
  return counted;
}

/**
 * Playwright is told by the environment where to leave its report.
 * @param {string} node
 * @param {import('./testing/steps.mjs').Step} step
 * @param {NodeJS.ProcessEnv} env
 */
function runInBrowser(node, step, env) {
  return runStep(node, step, { ...env, PLAYWRIGHT_JSON_OUTPUT_FILE: step.counts });
}
