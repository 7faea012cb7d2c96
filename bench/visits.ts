import { join } from 'node:path';
import type { Browser } from '@playwright/test';
import asked from '#resources/locales/vi/questionnaire.json' with { type: 'json' };
import { dataFolderAt } from '#main/storage/data-folder.ts';
import { startCore } from '#tests/support/core-process.ts';
import { countAnswers } from './count-answers.ts';
import { launchChromium, screen } from './kiosk-browser.ts';
import { summarize, type Measured } from './measured.ts';
import { visitOften } from './visit-often.ts';

/** Visits of the old page that are measured beside as many in a new one. */
const shareCompared = 0.1;
/** Visits in turn, so that whatever else the machine does slows both pages alike. */
const atOnce = 50;

/**
 * Complete visits in one page that is never reloaded: what the last ones find is what a year finds.
 * They are measured in turn with those of a page that was opened late.
 */
export async function measureVisits(place: string, visits: number): Promise<Measured[]> {
  const path = join(place, 'visits');
  const core = startCore({ dataFolder: path });
  const browser = await launchChromium();
  const address = (await core.ready).kiosk;
  const part = Math.max(Math.round(visits * shareCompared), 10);

  const old = await openPage(browser, address);
  await old.visit(part); // warms the page up
  const heapBefore = await old.heapMegabytes();
  await old.visit(visits - 2 * part);
  const fresh = await openPage(browser, address);
  await fresh.visit(part);
  const inOld: number[] = [];
  const inFresh: number[] = [];
  while (inOld.length < part) {
    const count = Math.min(atOnce, part - inOld.length);
    inOld.push(...(await old.visit(count)));
    inFresh.push(...(await fresh.visit(count)));
  }
  const heapAfter = await old.heapMegabytes();
  await browser.close();
  await core.stop();
  const made = visits + 2 * part;
  const recorded = countAnswers(dataFolderAt(path).database);
  if (recorded !== made) throw new Error(`${made} visits, but ${recorded} answers on disk`);

  return [
    {
      what: `visit of four touches, the last ${part} of ${visits} in one page`,
      unit: 'ms',
      own: summarize(inOld),
      comparedTo: { what: 'a page opened late, in turn', sample: summarize(inFresh) },
    },
    {
      what: `heap after ${visits} visits in one page`,
      unit: 'MB',
      target: '≤ 5 more',
      own: { median: heapAfter },
      comparedTo: { what: `after ${part}`, sample: { median: heapBefore } },
    },
  ];
}

async function openPage(browser: Browser, address: string) {
  const context = await browser.newContext({ viewport: screen, reducedMotion: 'reduce' });
  const page = await context.newPage();
  await page.goto(address);
  const tools = await context.newCDPSession(page);
  return {
    visit: (count: number) => page.evaluate(visitOften, { count, done: asked.done }),
    async heapMegabytes() {
      await tools.send('HeapProfiler.collectGarbage');
      const { usedSize } = await tools.send('Runtime.getHeapUsage');
      return usedSize / 1024 ** 2;
    },
  };
}
