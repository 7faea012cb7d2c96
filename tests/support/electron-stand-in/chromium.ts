import { type Browser, chromium } from '@playwright/test';
import { browserArguments, findChromium } from '../browser.ts';

/** Starts a Chromium that leaves signals to the program, as Electron's does. */
export function launchChromium(): Promise<Browser> {
  const port = process.env['HAILONG_STAND_IN_PORT'];
  return chromium.launch({
    executablePath: findChromium(),
    args: [...browserArguments, ...(port ? [`--remote-debugging-port=${port}`] : [])],
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
  });
}
