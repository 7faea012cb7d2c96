import { expect } from '@playwright/test';
import access from '#resources/locales/vi/access.json' with { type: 'json' };
import station from '#resources/locales/vi/station.json' with { type: 'json' };
import { callFromPage } from '#tests/support/call-from-page.ts';
import { runToEnd } from '#tests/support/electron-host.ts';
import { makeTempFolder, removeFolder } from '#tests/support/folders.ts';
import { electronTest as test } from '#tests/support/host-test.ts';
import { bestFace, rate } from '#tests/support/rate.ts';
import { signInByHand } from '#tests/support/sign-in-by-hand.ts';

test('a page whose renderer crashed comes back by itself', async ({ host, kiosk }) => {
  const crashed = kiosk.waitForEvent('crash');
  const devTools = await kiosk.context().newCDPSession(kiosk);
  devTools.send('Page.crash').catch(() => {}); // nobody is left to answer
  await crashed;
  await rate(await host.page('kiosk'));
});

test('whoever was signed in at the desk is signed out with its page', async ({ host, kiosk }) => {
  const desk = await host.page('desk');
  await signInByHand(desk);
  await expect(kiosk.getByText(station.paused.title)).toBeVisible();
  await desk.reload();
  await expect(bestFace(kiosk)).toBeVisible();
});

test('the hidden corner has the host bring the desk, and pauses nothing by itself', async ({
  host,
  kiosk,
}) => {
  await expect(bestFace(kiosk)).toBeVisible();
  const desk = await host.page('desk');
  const { body } = await callFromPage(kiosk, ['station', 'callDesk']);
  expect(body).toMatchObject({ json: { desk: 'shown' } });
  await expect(desk.getByRole('heading', { name: access.signIn.title })).toBeVisible();
  await expect(bestFace(kiosk)).toBeVisible();
});

test('a page goes nowhere else and connects to nobody', async ({ kiosk }) => {
  const address = kiosk.url();
  const isRefused = await kiosk.evaluate(async () => {
    location.href = 'https://example.invalid/';
    await new Promise((resolve) => setTimeout(resolve, 300));
    return fetch('https://example.invalid/').then(
      () => false,
      () => true,
    );
  });
  expect({ address: kiosk.url(), isRefused }).toEqual({ address, isRefused: true });
  await rate(kiosk);
});

test('a second start on the same folder ends with one sentence, the first goes on', async ({
  host,
  kiosk,
}) => {
  await expect(bestFace(kiosk)).toBeVisible();
  const { code, told } = await host.startAnother();
  expect({ code, lines: told.trim().split('\n').length }).toEqual({ code: 1, lines: 1 });
  expect(told).toContain(host.dataFolder);
  await rate(kiosk);
});

test('being asked to stop twice, it stops once and cleanly', async ({ host, kiosk }) => {
  await expect(bestFace(kiosk)).toBeVisible();
  host.process.kill('SIGTERM');
  host.process.kill('SIGINT');
  expect(await host.stop()).toBe(0);
});

test('a start that cannot be ends with one sentence', async ({ vehicle }) => {
  test.skip(vehicle === 'electron', 'Electron’s error box waits for a person');
  const dataFolder = makeTempFolder();
  const { code, told } = await runToEnd(vehicle, {
    HAILONG_DATA: dataFolder,
    HAILONG_AS: 'nobody',
  });
  removeFolder(dataFolder);
  expect({ code, lines: told.trim().split('\n').length }).toEqual({ code: 1, lines: 1 });
  expect(told).toContain('HAILONG_AS');
});
