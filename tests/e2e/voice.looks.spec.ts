import { expect, type Page } from '@playwright/test';
import voice from '#resources/locales/vi/voice.json' with { type: 'json' };
import { test } from '#tests/support/host-test.ts';

/** Notes what the page plays, and lets a clip end as soon as it has begun. */
async function listenTo(kiosk: Page): Promise<() => Promise<string[]>> {
  await kiosk.evaluate(() => {
    const heard: string[] = [];
    Reflect.set(globalThis, 'heard', heard);
    const { play } = HTMLMediaElement.prototype;
    HTMLMediaElement.prototype.play = async function playAndNote() {
      await play.call(this); // rejects where the clip cannot be had or decoded
      heard.push(this.src.replace(/^.*\/audio\//, ''));
      this.currentTime = Math.max(0, this.duration - 0.05);
    };
  });
  return () => kiosk.evaluate(() => Reflect.get(globalThis, 'heard'));
}

test('reads the question and every face aloud, then the next screen, and never what was tapped', async ({
  kiosk,
}) => {
  const heard = await listenTo(kiosk);
  await kiosk.getByRole('button', { name: voice.read }).click();
  const first = ['title', 'hint'].map((key) => `vi/kiosk-2.first.${key}.ogg`);
  const faces = [5, 4, 3, 2, 1].map((level) => `vi/kiosk-2.level.${level}.ogg`);
  await expect.poll(heard, { timeout: 20_000 }).toEqual([...first, ...faces]);
  await kiosk.locator('[data-score]').nth(4).click();
  await expect.poll(async () => (await heard())[first.length + faces.length]).toContain('thanks');
  const afterTheTap = (await heard()).slice(first.length + faces.length);
  expect(afterTheTap.filter((clip) => clip.includes('level'))).toEqual([]);
});

test('stops at a touch, and is off for the next person', async ({ kiosk }) => {
  await kiosk.getByRole('button', { name: voice.read }).click();
  await expect(kiosk.getByRole('button', { name: voice.stop })).toBeVisible();
  await kiosk.getByRole('button', { name: voice.stop }).click();
  await expect(kiosk.getByRole('button', { name: voice.read })).toBeVisible();
});
