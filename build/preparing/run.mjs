import { spawn } from 'node:child_process';
import { inProject } from './root.mjs';

/**
 * @typedef {object} RunOptions
 * @property {Readonly<Record<string, string | undefined>>} [env] added to this process's own
 * @property {boolean} [shown] whether the output goes to the error stream as it comes
 * @property {number} [limitMs] after which the command counts as failed
 * @property {boolean} [shell]
 */

/**
 * Runs a command in the project's folder and waits for its end; a command that cannot start has code 127.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {RunOptions} [options]
 * @returns {Promise<{ readonly code: number, readonly output: string }>}
 */
export function run(command, args, { env = {}, shown = false, limitMs = 0, shell = false } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, [...args], {
      cwd: inProject('.'),
      env: { ...process.env, ...env },
      stdio: shown ? ['ignore', 2, 2] : ['ignore', 'pipe', 'pipe'],
      timeout: limitMs,
      shell,
    });
    let output = '';
    const keep = (/** @type {Buffer} */ part) => (output += part.toString());
    child.stdout?.on('data', keep);
    child.stderr?.on('data', keep);
    const stop = () => child.kill();
    process.once('exit', stop);
    const end = (/** @type {number} */ code) => {
      process.removeListener('exit', stop);
      resolve({ code, output });
    };
    child.once('error', (error) => {
      output += error.message;
      end(127);
    });
    child.once('close', (code) => end(code ?? 1));
  });
}
