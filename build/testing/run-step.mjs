import { existsSync, readFileSync, rmSync } from 'node:fs';
import { run } from '../preparing/run.mjs';
import { countStep, lastLine } from './counts.mjs';

/**
 * Runs one step, prints one line about it and, when it failed, everything it said.
 * @param {string} node
 * @param {import('./steps.mjs').Step} step
 * @param {NodeJS.ProcessEnv} [env]
 */
export async function runStep(node, { name, script, args, counts: file, limitMs }, env = {}) {
  if (file !== undefined) rmSync(file, { force: true });
  const startedMs = Date.now();
  const { code, output } = await run(node, [script, ...args], { env, limitMs });
  const counts = countStep(code === 0, file === undefined ? undefined : readReport(file));
  const seconds = ((Date.now() - startedMs) / 1000).toFixed(1);
  const detail = file === undefined ? '' : ` · ${lastLine(counts)}`;
  print(`${counts.failed === 0 ? '✓' : '✗'} ${name} · ${seconds} s${detail}`);
  if (counts.failed > 0) print(output.trim());
  return counts;
}

/**
 * A report that was not written or is cut off is a report of nothing.
 * @param {string} file
 * @returns {unknown}
 */
function readReport(file) {
  if (!existsSync(file)) return null;
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return null; // The step counts as failed then.
  }
}

/** @param {string} line */
export function print(line) {
  process.stdout.write(`${line}\n`);
}
