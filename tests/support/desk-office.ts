import { fileURLToPath } from 'node:url';
import { expect, test as base, type Page } from '@playwright/test';
import { serve } from '#main/hosts/browser/serve.ts';
import type { Tab } from '#renderer/desk/tabs.ts';
import access from '#resources/locales/vi/access.json' with { type: 'json' };
import tables from '#resources/locales/vi/tables.json' with { type: 'json' };
import type { PlanEntry } from '#shared/features/session/plan-entry.ts';
import { createFakeClock } from '#tests/support/fake-clock.ts';
import { leaderPin } from '#tests/support/letter-office.ts';
import { openTab } from '#tests/support/open-tab.ts';
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
/** Everybody who may do something that the others may not. */
const people = [
  ...usualPeople,
  { code: 'lanh-dao', role: 'leader', secret: leaderPin },
  { code: 'quan-tri', role: 'admin', secret: '753186' },
] as const;
type PinHolder = Exclude<(typeof people)[number]['code'], 'tong-hop'>;
export const wrongPin = '000000';
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

export interface Office {
  readonly app: TestApp;
  readonly desk: string;
  readonly kiosk: string;
  /** The program stops and starts again at the same addresses. */
  restart(): Promise<void>;
}

/** An office with two released periods, the first of several series, served to a browser; its clock stands on a Thursday. */
export const test = base.extend<{ office: Office }>({
  office: async ({}, use) => {
    const app = await createTestApp({
      kind: 'trial',
      people,
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

export async function open(page: Page, office: Office): Promise<void> {
  await page.goto(office.desk);
  await expect(page.getByRole('heading', { name: access.signIn.title })).toBeVisible();
}

export async function signInStaff(page: Page, pin = staffPin): Promise<void> {
  await page.getByRole('radio', { name: 'can-bo' }).check();
  await page.keyboard.type(pin);
}

export async function signInForFigures(page: Page): Promise<void> {
  await signInStaff(page);
  await openTab(page, 'figures');
}

/** Signs in whoever has a PIN, and goes to a tab. */
export async function goTo(page: Page, code: PinHolder, tab: Tab): Promise<void> {
  const secret = people.find((person) => person.code === code)?.secret ?? '';
  await page.getByRole('radio', { name: code }).check();
  await page.keyboard.type(secret);
  await openTab(page, tab);
}

export async function signInOfficer(page: Page): Promise<void> {
  await page.getByRole('radio', { name: 'tong-hop' }).check();
  await page
    .getByLabel(access.signIn.passphrase.replace('{{name}}', 'tong-hop'))
    .fill(officerPhrase);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('tab', { name: access.tab.tables })).toBeVisible();
}

export async function lockScreen(page: Page): Promise<void> {
  for (const left of ['4', '3', '2', '1']) {
    await signInStaff(page, wrongPin);
    const sentence = access.refused.SECRET_WRONG.left_other.replace('{{count}}', left);
    await expect(page.getByText(sentence)).toBeVisible();
  }
  await signInStaff(page, wrongPin);
  await expect(page.getByText(access.refused.SCREEN_LOCKED.title)).toBeVisible();
}

export async function exportTables(page: Page): Promise<void> {
  await openTab(page, 'tables');
  await page.getByRole('button', { name: tables.start }).click();
}
