import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';
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
import {
  wrongPin,
  test,
  open,
  signInStaff,
  signInForFigures,
  signInOfficer,
  lockScreen,
  exportTables,
  type Office,
} from '#tests/support/desk-office.ts';

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
