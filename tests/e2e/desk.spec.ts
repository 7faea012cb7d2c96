import { existsSync } from 'node:fs';
import { expect } from '@playwright/test';
import access from '#resources/locales/vi/access.json' with { type: 'json' };
import glance from '#resources/locales/vi/glance.json' with { type: 'json' };
import station from '#resources/locales/vi/station.json' with { type: 'json' };
import tables from '#resources/locales/vi/tables.json' with { type: 'json' };
import { bestFace } from '#tests/support/rate.ts';
import { staffPin } from '#tests/support/test-app.ts';
import {
  test,
  open,
  signInStaff,
  signInOfficer,
  lockScreen,
  exportTables,
} from '#tests/support/desk-office.ts';

test('a person signs in and sees the newest released period, without the mouse', async ({
  page,
  office,
}) => {
  await open(page, office);
  await page.keyboard.press('Tab'); // the colours, two languages, the way to an office, then the people
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Space');
  await page.keyboard.type(staffPin);
  await expect(page.getByRole('heading', { name: glance.newest.title })).toBeVisible();
  await expect(page.getByText('Kỳ 01/12/2026 – 02/12/2026')).toBeVisible();
  await expect(page.getByText('n = 10 lượt')).toBeVisible();
});

test('the desk is as dark as somebody chose, before anything is painted, and prints in light', async ({
  page,
  office,
}) => {
  await page.addInitScript(() => {
    new MutationObserver(() => performance.mark('coloured')).observe(document, {
      subtree: true,
      attributeFilter: ['data-mantine-color-scheme'],
    });
  });
  const ground = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  await open(page, office);
  const light = await ground();
  await page.getByLabel(access.scheme.label).selectOption(access.scheme.dark);
  await expect.poll(ground).not.toBe(light);
  const dark = await ground();
  await page.reload();
  await expect(page.getByLabel(access.scheme.label)).toHaveValue('dark');
  expect(await ground()).toBe(dark);
  const [coloured, painted] = await page.evaluate(() =>
    [performance.getEntriesByName('coloured'), performance.getEntriesByType('paint')].map(
      ([first]) => first?.startTime ?? Infinity,
    ),
  );
  expect(coloured).toBeLessThan(painted ?? 0);

  const printed = page.evaluate(
    () =>
      new Promise((resolve) =>
        addEventListener('beforeprint', () =>
          resolve(getComputedStyle(document.body).backgroundColor),
        ),
      ),
  );
  await page.pdf();
  expect(await printed).toBe(light);
  expect(await ground()).toBe(dark);
});

test('the screen counts down while it is locked, and takes nothing', async ({ page, office }) => {
  await open(page, office);
  await lockScreen(page);
  await expect(page.getByRole('timer')).toHaveText('0:28', { timeout: 5_000 });
  await expect(page.getByRole('group', { name: access.signIn.keypad })).toHaveCount(0);
  await page.reload();
  await expect(page.getByText(access.refused.SCREEN_LOCKED.title)).toBeVisible();
});

test('an officer exports, and the files are where the desk says', async ({ page, office }) => {
  await open(page, office);
  await signInOfficer(page);
  await page.setViewportSize({ width: 1366, height: 768 });
  await exportTables(page);
  await expect(page.getByText(tables.done.title)).toBeInViewport();
  await expect(page.getByText(tables.done.title)).toBeVisible();
  const files = await page.locator('code').allTextContents();
  expect(files).toHaveLength(2);
  expect(files.filter((file) => !existsSync(file))).toEqual([]);
});

test('while somebody is signed in the kiosk takes no rating', async ({ page, office, context }) => {
  const kiosk = await context.newPage();
  await kiosk.goto(office.kiosk);
  await expect(bestFace(kiosk)).toBeVisible();
  await page.bringToFront(); // Chromium lets a page that is behind wait
  await open(page, office);
  await signInStaff(page);
  await expect(kiosk.getByText(station.paused.title)).toBeVisible();
  await page.getByRole('button', { name: access.signOut }).click();
  await expect(bestFace(kiosk)).toBeVisible();
});

test('the page finds its way back to a program that was started again', async ({
  page,
  office,
}) => {
  await open(page, office);
  await signInStaff(page);
  await expect(page.getByRole('button', { name: access.signOut })).toBeVisible();
  await office.restart();
  await expect(page.getByRole('heading', { name: access.signIn.title })).toBeVisible();
  await signInStaff(page);
  await expect(page.getByRole('heading', { name: glance.newest.title })).toBeVisible();
});
