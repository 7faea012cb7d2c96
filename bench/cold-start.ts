import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Browser } from '@playwright/test';
import { startCore } from '#tests/support/core-process.ts';
import { launchChromium, openWatchedPage } from './kiosk-browser.ts';
import { summarize, type Measured } from './measured.ts';

/** From nothing to a face that can be touched: with a browser that runs, and with its launch. */
export async function measureColdStart(
  browser: Browser,
  place: string,
  times: number,
): Promise<Measured[]> {
  const folder = join(place, 'cold');
  await startKiosk(folder, browser); // makes the folder; every later start finds it
  const own: number[] = [];
  const bare: number[] = [];
  const ownWithLaunch: number[] = [];
  const bareWithLaunch: number[] = [];
  for (let time = 0; time < times; time += 1) {
    own.push(await startKiosk(folder, browser));
    bare.push(await startNothing(browser));
    ownWithLaunch.push(await startKiosk(folder));
    bareWithLaunch.push(await startNothing());
  }
  return [
    {
      what: 'cold start to the first rateable frame, browser running',
      unit: 'ms',
      own: summarize(own),
      target: '≤ 1200',
      comparedTo: { what: 'node -e 0 and a blank page', sample: summarize(bare) },
    },
    {
      what: 'the same with the launch of Chromium',
      unit: 'ms',
      own: summarize(ownWithLaunch),
      comparedTo: { what: 'the same with the launch', sample: summarize(bareWithLaunch) },
    },
  ];
}

async function startKiosk(dataFolder: string, running?: Browser): Promise<number> {
  const startedMs = performance.now();
  const core = startCore({ dataFolder });
  const { kiosk } = await core.ready;
  const browser = running ?? (await launchChromium());
  const { page, nextFaces } = await openWatchedPage(browser);
  const faces = nextFaces();
  await page.goto(kiosk, { waitUntil: 'commit' });
  await faces;
  const took = performance.now() - startedMs;
  await (running === undefined ? browser : page.context()).close();
  await core.stop();
  return took;
}

async function startNothing(running?: Browser): Promise<number> {
  const startedMs = performance.now();
  await once(spawn(process.execPath, ['-e', '0']), 'exit');
  const browser = running ?? (await launchChromium());
  const page = await browser.newPage();
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)));
  const took = performance.now() - startedMs;
  await (running === undefined ? browser : page.context()).close();
  return took;
}
