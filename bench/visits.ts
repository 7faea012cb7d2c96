import { join } from 'node:path';
import asked from '#resources/locales/vi/questionnaire.json' with { type: 'json' };
import { dataFolderAt } from '#main/storage/data-folder.ts';
import { startCore } from '#tests/support/core-process.ts';
import { countAnswers } from './count-answers.ts';
import { launchChromium, screen } from './kiosk-browser.ts';
import { summarize, type Measured } from './measured.ts';
import { inProject } from './place.ts';
import { visitOften } from './visit-often.ts';

/** So many go into one figure at the beginning and at the end; the first warm the page up. */
const shareCompared = 0.1;

/** Complete visits in one page that is never reloaded: what the last ones find is what a year finds. */
export async function measureVisits(place: string, visits: number): Promise<Measured[]> {
  const path = join(place, 'visits');
  const core = startCore({ dataFolder: path, entry: inProject('out/main/browser.js') });
  const browser = await launchChromium();
  const context = await browser.newContext({ viewport: screen, reducedMotion: 'reduce' });
  const page = await context.newPage();
  await page.goto((await core.ready).kiosk);
  const tools = await context.newCDPSession(page);
  const heapMegabytes = async () => {
    await tools.send('HeapProfiler.collectGarbage');
    const { usedSize } = await tools.send('Runtime.getHeapUsage');
    return usedSize / 1024 ** 2;
  };
  const run = (count: number) => page.evaluate(visitOften, { count, done: asked.done });

  const part = Math.max(Math.round(visits * shareCompared), 10);
  const first = await run(part);
  const before = await heapMegabytes();
  await run(visits - 2 * part);
  const last = await run(part);
  const after = await heapMegabytes();
  await browser.close();
  await core.stop();
  const recorded = countAnswers(dataFolderAt(path).database);
  if (recorded !== visits) throw new Error(`${visits} visits, but ${recorded} answers on disk`);

  return [
    {
      what: `visit of four touches, the last ${part} of ${visits} in one page`,
      unit: 'ms',
      own: summarize(last),
      comparedTo: { what: `the first ${part}`, sample: summarize(first) },
    },
    {
      what: `heap after ${visits} visits in one page`,
      unit: 'MB',
      target: '≤ 5 more',
      own: { median: after },
      comparedTo: { what: `after ${part}`, sample: { median: before } },
    },
  ];
}
