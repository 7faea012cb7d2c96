import { existsSync } from 'node:fs';
import { chromium } from '@playwright/test';

const usualPaths = [
  '/usr/bin/google-chrome-stable',
  '/usr/bin/google-chrome',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/microsoft-edge-stable',
  '/usr/bin/microsoft-edge',
];

/** The browser that `npm test` found; a single test started by hand looks for itself. */
export function findChromium(): string {
  const named = process.env['HAILONG_CHROMIUM'];
  if (named !== undefined && named !== '') return named;
  return usualPaths.find((path) => existsSync(path)) ?? chromium.executablePath();
}

/** A browser that talks to nobody but us; root, as in a container, has no sandbox to give. */
export const browserArguments: readonly string[] = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-default-apps',
  '--disable-domain-reliability',
  '--disable-gpu',
  '--disable-sync',
  '--no-default-browser-check',
  '--no-first-run',
  '--no-pings',
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
];
