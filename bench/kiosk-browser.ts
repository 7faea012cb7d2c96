import { setTimeout as passed } from 'node:timers/promises';
import { chromium, type Browser, type Page } from '@playwright/test';
import words from '#resources/locales/vi/rating.json' with { type: 'json' };
import { kioskArguments } from '#main/hosts/kiosk-switches.ts';
import { kioskTimes } from '#renderer/kiosk/kiosk-times.ts';
import { browserArguments, findChromium } from '#tests/support/browser.ts';
import { watchPage } from './watch-page.ts';

/** A 21-inch screen that stands upright. */
export const screen = { width: 1080, height: 1920 };
export const shortThanksMs = 80;

export function launchChromium(switches: readonly string[] = kioskArguments): Promise<Browser> {
  return chromium.launch({
    executablePath: findChromium(),
    args: [...browserArguments, ...switches],
  });
}

/** A page that is touched and watched. */
export interface WatchedPage {
  readonly page: Page;
  /** Resolves when faces stand on the glass for the next time. */
  nextFaces(): Promise<void>;
  /** Resolves with what the next tap took until its thanks stood on the glass. */
  nextThanks(): Promise<number>;
  /** A finger that comes down, and leaves the glass at any moment between two frames. */
  tap(x: number, y: number): Promise<void>;
}

export async function openWatchedPage(browser: Browser): Promise<WatchedPage> {
  const context = await browser.newContext({ viewport: screen, hasTouch: true });
  const page = await context.newPage();
  let faces = Promise.withResolvers<void>();
  let thanks = Promise.withResolvers<number>();
  await page.exposeFunction('reportFaces', () => faces.resolve());
  await page.exposeFunction('reportThanks', (ms: number) => thanks.resolve(ms));
  await page.addInitScript(watchPage, {
    thanks: words.thanks.title,
    thanksMs: kioskTimes.countdown, // whoever leaves the first question alone has left
    shortThanksMs,
  });
  const fingers = await context.newCDPSession(page);
  return {
    page,
    async tap(x, y) {
      await fingers.send('Input.dispatchTouchEvent', {
        type: 'touchStart',
        touchPoints: [{ x, y }],
      });
      await passed(60 + Math.random() * 60);
      await fingers.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
    },
    nextFaces: () => (faces = Promise.withResolvers()).promise,
    nextThanks: () => (thanks = Promise.withResolvers()).promise,
  };
}
