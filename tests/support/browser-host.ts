import { type Browser, chromium } from '@playwright/test';
import { browserArguments, findChromium } from './browser.ts';
import { startCore } from './core-process.ts';
import { makeTempFolder } from './folders.ts';
import type { Host } from './host.ts';

/** The built browser host, and a Chromium that opens its pages. */
export async function startBrowserHost(): Promise<Host> {
  const dataFolder = makeTempFolder();
  const core = startCore({ dataFolder });
  const addresses = await core.ready;
  const browser: Browser = await chromium.launch({
    executablePath: findChromium(),
    args: [...browserArguments],
  });

  return {
    dataFolder,
    async page(name) {
      const page = await browser.newPage();
      await page.goto(addresses[name]);
      return page;
    },
    async stop() {
      await browser.close();
      return (await core.stop()).code;
    },
  };
}
