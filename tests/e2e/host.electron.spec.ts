import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import access from '#resources/locales/vi/access.json' with { type: 'json' };
import request from '#resources/locales/vi/request.json' with { type: 'json' };
import station from '#resources/locales/vi/station.json' with { type: 'json' };
import { prepareDataFolder } from '#main/storage/data-folder.ts';
import { receiptPages } from '#shared/features/letter/receipt-paper.ts';
import { askOnGlass } from '#tests/support/ask-on-glass.ts';
import { callFromPage } from '#tests/support/call-from-page.ts';
import { runToEnd, startElectronHost } from '#tests/support/electron-host.ts';
import { makeTempFolder, removeFolder } from '#tests/support/folders.ts';
import { discard } from '#tests/support/host.ts';
import { electronTest as test } from '#tests/support/host-test.ts';
import { pdfPages } from '#tests/support/pdf-pages.ts';
import { bestFace, rate } from '#tests/support/rate.ts';
import { signInByHand } from '#tests/support/sign-in-by-hand.ts';
import { aStation, makeFolder } from '#tests/support/test-app.ts';

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

test('a receipt goes to the printer without a question, and nobody waits for one that is not there', async ({
  vehicle,
}) => {
  test.skip(vehicle === 'electron', 'a real printer would print');
  const tray = makeTempFolder();
  const folder = prepareDataFolder(makeTempFolder());
  const stations = [aStation({ deskOnThisScreen: false, receiptPaper: '58mm' })];
  await makeFolder(folder, { kind: 'trial', settings: { stations } });
  for (const printer of [{ HAILONG_STAND_IN_PRINTER: tray }, {}]) {
    const host = await startElectronHost(vehicle, { HAILONG_DATA: folder.path, ...printer });
    const kiosk = await host.page('kiosk');
    await askOnGlass(kiosk);
    await kiosk.getByRole('button', { name: request.sent.print }).click();
    const told = 'HAILONG_STAND_IN_PRINTER' in printer ? request.sent.printed : request.sent.failed;
    await expect(kiosk.getByText(told)).toBeVisible();
    await discard(host);
  }
  const pages = readdirSync(tray).map((file) => pdfPages(readFileSync(join(tray, file))));
  expect(pages).toEqual([[receiptPages['58mm']]]);
  for (const used of [tray, folder.path]) removeFolder(used);
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
