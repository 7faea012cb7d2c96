import { join } from 'node:path';
import type { Browser } from '@playwright/test';
import words from '#resources/locales/vi/rating.json' with { type: 'json' };
import { dataFolderAt } from '#main/storage/data-folder.ts';
import { scores } from '#shared/features/rating/scale.ts';
import { startCore } from '#tests/support/core-process.ts';
import { countAnswers } from './count-answers.ts';
import { launchChromium, openWatchedPage, shortThanksMs } from './kiosk-browser.ts';
import { summarize, type Measured } from './measured.ts';

/** The first ones warm up and are not counted. */
const warmUpTaps = 10;

/** From the tap in a real browser over the row on disk to the painted thanks. */
export async function measureTaps(place: string, taps: number): Promise<Measured[]> {
  return [
    {
      what: `tap → row fsynced → thanks painted (${taps} taps)`,
      target: '≤ 25, p99 ≤ 50',
      ...(await compareTaps(await launchChromium(), join(place, 'taps'), taps)),
    },
    {
      what: 'the same in Chromium as it comes, without our switches',
      ...(await compareTaps(await launchChromium([]), join(place, 'taps-as-it-comes'), taps)),
    },
  ];
}

async function compareTaps(
  browser: Browser,
  path: string,
  taps: number,
): Promise<Omit<Measured, 'what'>> {
  const { database } = dataFolderAt(path);
  const core = startCore({ dataFolder: path });
  const own = await tapOften(browser, (await core.ready).kiosk, taps);
  await core.stop();
  assertRecorded(database, taps + warmUpTaps);
  const repainting = await tapOften(browser, repaintingPage, taps);
  await browser.close();
  return {
    unit: 'ms',
    own: summarize(own),
    comparedTo: { what: 'tap that only repaints', sample: summarize(repainting) },
  };
}

async function tapOften(browser: Browser, address: string, taps: number): Promise<number[]> {
  const { page, nextFaces, nextThanks, tap } = await openWatchedPage(browser);
  let faces = nextFaces();
  await page.goto(address);
  const durations: number[] = [];
  for (let tapped = 0; tapped < taps + warmUpTaps; tapped += 1) {
    await faces;
    const box = await page
      .locator(`[data-score="${scores[tapped % scores.length]}"]`)
      .boundingBox();
    if (box === null) throw new Error('a face is on the glass');
    faces = nextFaces();
    const thanks = nextThanks();
    await tap(box.x + box.width / 2, box.y + box.height / 2);
    durations.push(await thanks);
  }
  await page.context().close();
  return durations.slice(warmUpTaps);
}

function assertRecorded(database: string, taps: number): void {
  const recorded = countAnswers(database);
  if (recorded !== taps) throw new Error(`${taps} taps, but ${recorded} answers on disk`);
}

/** Faces that are replaced by a thanks at once: the price of the browser alone. */
const repaintingPage = `data:text/html,${encodeURIComponent(`<!doctype html>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<main></main>
<script>
  const main = document.querySelector('main');
  const show = () => {
    main.innerHTML = '${scores.map((score) => `<button data-score="${score}">${score}</button>`).join('')}';
  };
  main.addEventListener('click', () => {
    main.innerHTML = '<h1>${words.thanks.title}</h1>';
    setTimeout(show, ${shortThanksMs});
  });
  show();
</script>`)}`;
