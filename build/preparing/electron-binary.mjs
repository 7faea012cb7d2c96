import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { findNode24 } from './node-24.mjs';
import { inProject } from './root.mjs';
import { run } from './run.mjs';
import { say } from './sentences.mjs';

const downloadLimitMs = 10 * 60_000;

/**
 * Electron's program file, if it lies there; its package is never imported, because that would start a download.
 * @returns {string | undefined}
 */
export function findElectron() {
  const folder = inProject('node_modules/electron');
  const nameFile = join(folder, 'path.txt');
  const name = existsSync(nameFile) ? readFileSync(nameFile, 'utf8') : 'electron';
  const path = join(process.env['ELECTRON_OVERRIDE_DIST_PATH'] ?? join(folder, 'dist'), name);
  return existsSync(path) ? path : undefined;
}

/** Fetches Electron's program file; only for somebody who asked for Electron by name. */
export async function fetchElectron() {
  say('fetchingElectron');
  await run(findNode24(), [inProject('node_modules/electron/install.js')], {
    limitMs: downloadLimitMs,
  });
  return findElectron();
}
