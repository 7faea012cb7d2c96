import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { AxeBuilder } from '@axe-core/playwright';
import { expect, test as base, type Page } from '@playwright/test';
import { serve } from '#main/hosts/browser/serve.ts';
import enAccess from '#resources/locales/en/access.json' with { type: 'json' };
import access from '#resources/locales/vi/access.json' with { type: 'json' };
import activity from '#resources/locales/vi/activity.json' with { type: 'json' };
import difficulty from '#resources/locales/vi/difficulty.json' with { type: 'json' };
import figures from '#resources/locales/vi/figures.json' with { type: 'json' };
import glance from '#resources/locales/vi/glance.json' with { type: 'json' };
import health from '#resources/locales/vi/health.json' with { type: 'json' };
import paper from '#resources/locales/vi/paper.json' with { type: 'json' };
import roster from '#resources/locales/vi/roster.json' with { type: 'json' };
import session from '#resources/locales/vi/session.json' with { type: 'json' };
import words from '#resources/locales/vi/office.json' with { type: 'json' };
import station from '#resources/locales/vi/station.json' with { type: 'json' };
import tables from '#resources/locales/vi/tables.json' with { type: 'json' };
import type { PlanEntry } from '#shared/features/session/plan-entry.ts';
import { createFakeClock } from '#tests/support/fake-clock.ts';
import { bestFace } from '#tests/support/rate.ts';
import {
  aRating,
  anId,
  createTestApp,
  officerPhrase,
  staffPin,
  usualPeople,
  type TestApp,
} from '#tests/support/test-app.ts';

const pagesFolder = fileURLToPath(new URL('../../out/renderer', import.meta.url));
const wrongPin = '000000';
const weekdays: PlanEntry = {
  code: '30-phut',
  name: '30 phút tăng thêm vì dân',
  modelCode: '30-phut',
  mode: 'extra',
  on: { weekdays: [1, 2, 3, 4, 5] },
  from: '17:00',
  to: '17:30',
  place: '',
  validFrom: '2026-12-01',
};

interface Office {
  readonly app: TestApp;
  readonly desk: string;
  readonly kiosk: string;
  /** The program stops and starts again at the same addresses. */
  restart(): Promise<void>;
}

/** An office with two released periods, the first of several series, served to a browser; its clock stands on a Thursday. */
const test = base.extend<{ office: Office }>({
  office: async ({}, use) => {
    const app = await createTestApp({
      kind: 'trial',
      people: usualPeople,
      settings: { desk: { idleAfterSeconds: 30 }, plan: [weekdays] },
      clock: createFakeClock('2026-11-30T08:00:00+07:00'),
    });
    await fillTwoPeriods(app);
    const open = (port: number) =>
      serve({ app: app.app, pagesFolder, shown: ['kiosk', 'desk'], port });
    let host = await open(0);
    const [kiosk = '', desk = ''] = host.addresses.map(({ url }) => url);
    await use({
      app,
      kiosk,
      desk,
      async restart() {
        await host.close();
        await app.restart();
        host = await open(Number(new URL(desk).port));
      },
    });
    await host.close();
    app.close();
  },
});

async function fillTwoPeriods({ clock, kiosk }: TestApp): Promise<void> {
  const client = kiosk();
  const minuteMs = 60_000;
  const threeLevels = [3, 3, 2, 2, 1, 3] as const;
  for (const score of threeLevels) {
    const rating = { ...aRating({ score }), questionnaire: 'three-levels@1' };
    await client.rating.submit(rating);
    await client.rating.fact({
      id: anId(),
      responseId: rating.id,
      question: 'reasons',
      choices: ['waiting', 'fee'],
    });
    clock.pass(minuteMs);
  }
  for (const scores of [
    [5, 4, 3, 2, 1, 5, 5, 4, 5, 5],
    [5, 5, 5, 4],
    [1, 4, 4, 5, 5, 5],
  ] as const) {
    for (const score of scores) {
      await client.rating.submit(aRating({ score }));
      clock.pass(15 * minuteMs);
    }
    clock.pass((24 * 60 - scores.length * 15) * minuteMs);
  }
}

async function open(page: Page, office: Office): Promise<void> {
  await page.goto(office.desk);
  await expect(page.getByRole('heading', { name: access.signIn.title })).toBeVisible();
}

async function signInStaff(page: Page, pin = staffPin): Promise<void> {
  await page.getByRole('radio', { name: 'can-bo' }).check();
  await page.keyboard.type(pin);
}

async function signInForFigures(page: Page): Promise<void> {
  await signInStaff(page);
  await page.getByRole('tab', { name: access.tab.figures, exact: true }).click();
}

async function signInOfficer(page: Page): Promise<void> {
  await page.getByRole('radio', { name: 'tong-hop' }).check();
  await page
    .getByLabel(access.signIn.passphrase.replace('{{name}}', 'tong-hop'))
    .fill(officerPhrase);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('tab', { name: access.tab.tables })).toBeVisible();
}

async function lockScreen(page: Page): Promise<void> {
  for (const left of ['4', '3', '2', '1']) {
    await signInStaff(page, wrongPin);
    const sentence = access.refused.SECRET_WRONG.left_other.replace('{{count}}', left);
    await expect(page.getByText(sentence)).toBeVisible();
  }
  await signInStaff(page, wrongPin);
  await expect(page.getByText(access.refused.SCREEN_LOCKED.title)).toBeVisible();
}

async function exportTables(page: Page): Promise<void> {
  await page.getByRole('tab', { name: access.tab.tables }).click();
  await page.getByRole('button', { name: tables.start }).click();
}

/** Every screen of the desk, by what brings it up from the first one. */
const screens: Record<string, (page: Page, office: Office) => Promise<void>> = {
  'sign-in': async () => {},
  'sign-in in English': async (page) => {
    await page.getByRole('button', { name: station.language.en }).click();
    await expect(page.getByRole('heading', { name: enAccess.signIn.title })).toBeVisible();
  },
  PIN: async (page) => signInStaff(page, '12'),
  passphrase: async (page) => page.getByRole('radio', { name: 'tong-hop' }).check(),
  'wrong PIN': async (page) => {
    await signInStaff(page, wrongPin);
    await expect(page.getByRole('alert')).toBeVisible();
  },
  locked: async (page) => lockScreen(page),
  'at a glance': async (page) => {
    await signInStaff(page);
    await expect(page.getByRole('heading', { name: glance.newest.title })).toBeVisible();
  },
  activity: async (page) => {
    await signInStaff(page);
    await page.getByRole('tab', { name: access.tab.activity }).click();
    const cell = page.getByRole('textbox', { name: 'Hồ sơ tiếp nhận, tháng 11/2026' });
    await cell.fill('12,5');
    await expect(page.getByText(activity.fault.notWhole)).toBeVisible();
  },
  difficulties: async (page) => {
    await signInStaff(page);
    await page.getByRole('tab', { name: access.tab.difficulty }).click();
    await page.getByRole('button', { name: difficulty.form.open }).click();
    await page.getByLabel(difficulty.form.words).fill('Đường truyền chậm đầu giờ sáng.');
    await page.getByRole('button', { name: difficulty.form.save }).click();
    await expect(page.getByRole('table', { name: difficulty.list })).toBeVisible();
  },
  figures: async (page) => {
    await signInForFigures(page);
    await expect(page.getByRole('article')).toBeVisible();
  },
  'figures of several series': async (page) => {
    await signInForFigures(page);
    await page.getByRole('button', { name: /30\/11\/2026/ }).click();
    await expect(
      page.getByRole('heading', { name: figures.series.scale.three, exact: true }),
    ).toBeVisible();
  },
  'figures by hour with the rules': async (page) => {
    await signInForFigures(page);
    await page.getByRole('tab', { name: figures.by.hour }).click();
    await page.locator('summary').click();
  },
  tables: async (page) => {
    await signInOfficer(page);
    await page.getByRole('tab', { name: access.tab.tables }).click();
  },
  'tables written': async (page) => {
    await signInOfficer(page);
    await exportTables(page);
    await expect(page.getByText(tables.done.title)).toBeVisible();
  },
  'tables refused': async (page) => {
    await signInOfficer(page);
    await page.getByRole('tab', { name: access.tab.tables }).click();
    await page.getByLabel(tables.range.from).fill('2/12/2026');
    await page.getByLabel(tables.range.to).fill('1/12/2026');
    await page.getByRole('button', { name: tables.start }).click();
    await expect(page.getByText(tables.refused.FROM_AFTER_TO.title)).toBeVisible();
  },
  'a day that is none': async (page) => {
    await signInOfficer(page);
    await page.getByRole('tab', { name: access.tab.tables }).click();
    await page.getByLabel(tables.range.from).fill('31/02/2026');
    await page.getByRole('button', { name: tables.start }).click();
    await expect(page.getByText(tables.range.invalid)).toBeVisible();
  },
  health: async (page) => {
    await signInStaff(page);
    await page.getByRole('tab', { name: access.tab.health }).click();
    await expect(page.getByText(health.works)).toBeVisible();
  },
  roster: async (page) => {
    await signInStaff(page);
    await page.getByRole('tab', { name: access.tab.roster }).click();
    await expect(page.getByText(roster.own.none)).toBeVisible();
    await expect(page.getByText(roster.ownFigures.none)).toBeVisible();
  },
  'planned sessions': async (page) => {
    await signInStaff(page);
    await page.getByRole('tab', { name: access.tab.session }).click();
    await page.getByRole('button', { name: session.plan.cancel.ahead }).first().click();
    await expect(page.getByLabel(session.plan.reason.label)).toBeFocused();
  },
  'a paper form': async (page) => {
    await signInStaff(page);
    await page.getByRole('tab', { name: access.tab.paperEntry }).click();
    await page.getByLabel(paper.batch.number).fill('1');
    await page.getByLabel(paper.batch.forms, { exact: true }).fill('2');
    await page.getByRole('button', { name: paper.batch.start }).click();
    await expect(page.getByRole('form', { name: 'Phiếu số 1' })).toBeVisible();
    await page.keyboard.type('4cae');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('form', { name: 'Phiếu số 2' })).toBeVisible();
    await page.keyboard.type('2b');
  },
  'set-up': async (page) => {
    await page.getByRole('button', { name: words.setUp.invite.start }).click();
    await page.getByRole('button', { name: words.setUp.next }).click();
    await expect(page.getByText(words.fault.empty)).toBeVisible();
  },
  'set-up, counters and screens': async (page) => {
    await page.getByRole('button', { name: words.setUp.invite.start }).click();
    await page.getByLabel(words.label.unitName).fill('Xã Na Rì');
    await page.getByLabel(words.label.unitCode, { exact: true }).fill('02155');
    await page.getByRole('button', { name: words.setUp.next }).click();
    await page.getByRole('button', { name: words.row.add.counters }).click();
    await expect(page.getByLabel(words.label.counterName)).toHaveCount(2);
  },
  'signed out': async (page) => {
    await signInStaff(page);
    await page.getByRole('button', { name: access.signOut }).click();
    await expect(page.getByText(access.ended.byYourself)).toBeVisible();
  },
  lost: async (page) => {
    await page.route('**/call/**', (route) => route.abort());
    await page.reload();
    await expect(page.getByRole('heading', { name: access.lost.title })).toBeVisible();
  },
};

const sizes = [
  { width: 1920, height: 1080 },
  { width: 1366, height: 768 },
  { width: 1024, height: 768 },
  { width: 800, height: 1280 },
];

for (const [name, bringUp] of Object.entries(screens)) {
  test(`${name}: no barrier that axe knows, nothing beside the screen, no complaint`, async ({
    page,
    office,
  }) => {
    const complaints: string[] = [];
    page.on('pageerror', ({ message }) => complaints.push(message));
    page.on('console', (message) => {
      if (/content security|hydrat|react/i.test(message.text())) complaints.push(message.text());
    });
    await open(page, office);
    await bringUp(page, office);
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
    for (const size of sizes) {
      await page.setViewportSize(size);
      const beside = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(beside, `${size.width}`).toBe(0);
    }
    expect(complaints).toEqual([]);
  });
}

test('a person signs in and sees the newest released period, without the mouse', async ({
  page,
  office,
}) => {
  await open(page, office);
  await page.keyboard.press('Tab'); // the two languages, the way to an office, then the people
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Space');
  await page.keyboard.type(staffPin);
  await expect(page.getByRole('heading', { name: glance.newest.title })).toBeVisible();
  await expect(page.getByText('Kỳ 01/12/2026 – 02/12/2026')).toBeVisible();
  await expect(page.getByText('n = 10 lượt')).toBeVisible();
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

test('whoever went away is warned and signed out', async ({ page, office }) => {
  test.setTimeout(60_000);
  await open(page, office);
  await signInStaff(page);
  await expect(page.getByRole('button', { name: access.signOut })).toBeVisible();
  await expect(page.getByRole('dialog', { name: access.idle.title })).toBeVisible({
    timeout: 15_000,
  });
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  await expect(page.getByRole('button', { name: access.idle.stay })).toBeFocused();
  await expect(page.getByText(access.ended.idle)).toBeVisible({ timeout: 25_000 });
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
