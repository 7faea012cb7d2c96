import { fileURLToPath } from 'node:url';
import { defineConfig } from '@playwright/test';
import { browserArguments, findChromium } from '#tests/support/browser.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

const onElectron = ['*.electron.spec.ts', '*.every-host.spec.ts'];
/** Every screen in every size, language and mode: too long for each `npm test`. */
const looks = '*.looks.spec.ts';

/** A spec runs on the browser host, unless its file's name says Electron or every host. */
export default defineConfig({
  testDir: `${root}tests/e2e`,
  outputDir: `${root}out/test/e2e`,
  workers: 1, // what measures wants both cores; the scripts say where two at a time do no harm
  retries: 0,
  timeout: 60_000, // only what hangs takes so long; machines may be busy
  expect: { timeout: 15_000 },
  forbidOnly: true,
  // the scripts that count say where the report goes; by hand nobody wants it
  reporter: process.env['PLAYWRIGHT_JSON_OUTPUT_FILE'] ? [['list'], ['json']] : 'list',
  use: {
    actionTimeout: 20_000, // what is not there fails then, and not at the end of a long test
    launchOptions: {
      executablePath: findChromium(),
      args: [...browserArguments],
      // Our own handlers are what is tested.
      handleSIGINT: false,
      handleSIGTERM: false,
      handleSIGHUP: false,
    },
  },
  projects: [
    { name: 'browser-host', testMatch: '*.spec.ts', testIgnore: ['*.electron.spec.ts', looks] },
    // one test looks at hundreds of screens, on a machine that may be twice as slow as this one
    { name: 'every-look', testMatch: looks, timeout: 300_000 },
    { name: 'electron-stand-in', testMatch: onElectron },
    // Its tests skip themselves where Electron is not: the stand-in never counts as Electron.
    { name: 'electron', testMatch: onElectron },
  ],
});
