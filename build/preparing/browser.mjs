import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { findNode24 } from './node-24.mjs';
import { inProject, root } from './root.mjs';
import { run } from './run.mjs';
import { refusal, say } from './sentences.mjs';

/** A Chromium for tests: the machine's own, else Debian's, else Playwright's. */
export async function provideBrowser() {
  const found = findBrowser();
  if (found !== undefined) return found;
  const path = (await installFromDebian()) ?? (await installFromPlaywright());
  if (path === undefined) throw refusal('browserNotHad');
  say('browserInstalled', { path });
  return path;
}

/** @returns {string | undefined} the path of an installed browser of Chromium's family */
export function findBrowser() {
  const named = process.env['HAILONG_CHROMIUM'];
  if (named !== undefined && named !== '') {
    if (!existsSync(named)) throw refusal('browserNotThere', { path: named });
    return named;
  }
  return [...usualPaths(), ...playwrightsOwn()].find((path) => existsSync(path));
}

function usualPaths() {
  if (process.platform === 'win32') {
    const folders = ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].flatMap(
      (name) => process.env[name] ?? [],
    );
    const programs = ['Google/Chrome', 'Chromium', 'Microsoft/Edge'];
    const files = ['chrome.exe', 'msedge.exe'];
    return folders.flatMap((folder) =>
      programs.flatMap((program) =>
        files.map((file) => join(folder, program, 'Application', file)),
      ),
    );
  }
  if (process.platform === 'darwin') {
    return ['Google Chrome', 'Chromium', 'Microsoft Edge'].map(
      (name) => `/Applications/${name}.app/Contents/MacOS/${name}`,
    );
  }
  return [
    'google-chrome-stable',
    'google-chrome',
    'chromium',
    'chromium-browser',
    'microsoft-edge-stable',
    'microsoft-edge',
  ].map((name) => `/usr/bin/${name}`);
}

/** Where Playwright would keep its own browser; nothing when Playwright itself is not there. */
function playwrightsOwn() {
  try {
    return [createRequire(root)('playwright-core').chromium.executablePath()];
  } catch {
    return []; // An older Node cannot load it, and then there is nothing to look at.
  }
}

async function installFromDebian() {
  if (!existsSync('/usr/bin/apt-get')) return undefined;
  if (process.getuid?.() !== 0) {
    say('aptNeedsRoot');
    return undefined;
  }
  say('browserFromDebian');
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  await run('apt-get', ['update', '-qq'], { env });
  const installed = await run(
    'apt-get',
    ['install', '-y', '-qq', '--no-install-recommends', 'chromium'],
    { env },
  );
  if (installed.code === 0 && existsSync('/usr/bin/chromium')) return '/usr/bin/chromium';
  say('aptFailed', { reason: lastLine(installed.output) });
  return undefined;
}

async function installFromPlaywright() {
  say('browserFromPlaywright');
  const cli = inProject('node_modules/playwright-core/cli.js');
  const installed = await run(findNode24(), [cli, 'install', 'chromium']);
  if (installed.code !== 0) say('playwrightFailed', { reason: lastLine(installed.output) });
  return playwrightsOwn().find((path) => existsSync(path));
}

/** @param {string} output */
function lastLine(output) {
  return output.trim().split('\n').at(-1) ?? '';
}
