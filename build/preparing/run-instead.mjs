import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { inProject } from './root.mjs';
import { say } from './sentences.mjs';

const parentWatchMs = 1000;

/**
 * Runs the program in this process's place: same streams, signals passed on, same exit code. A Node program is
 * given a channel besides: when we are killed outright, its end tells the program to stop.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ readonly withChannel: boolean }} options
 */
export function runInstead(command, args, { withChannel }) {
  const child = spawn(command, [...args], {
    stdio: withChannel ? ['inherit', 'inherit', 'inherit', 'ipc'] : 'inherit',
    env: { NODE_COMPILE_CACHE: inProject('out/compile-cache'), ...process.env },
  });
  let asked = false;
  const letGo = () => {
    if (child.connected) child.disconnect();
  };
  const ask = (/** @type {NodeJS.Signals} */ signal) => {
    asked = true;
    // On Windows the console tells the child itself, and to pass a signal on would end it at once.
    if (process.platform !== 'win32') child.kill(signal);
    letGo();
  };
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']))
    process.on(signal, ask);
  watchParent(() => {
    child.kill('SIGTERM');
    letGo();
  });
  child.once('error', (error) => {
    say('unforeseen', { reason: error.message });
    process.exit(1);
  });
  child.once('exit', (code, signal) => {
    if (signal !== null && !asked) say('endedBySignal', { signal });
    process.exit(code ?? 128 + (signal === null ? 0 : constants.signals[signal]));
  });
}

/**
 * npm that is killed says nothing to its script, which would stay behind with the port and the data folder.
 * @param {() => void} whenGone
 */
function watchParent(whenGone) {
  if (process.env['npm_lifecycle_event'] === undefined) return;
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    whenGone();
  }, parentWatchMs);
  timer.unref();
}
