import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, type Browser, type Locator, type Page } from '@playwright/test';
import access from '#resources/locales/vi/access.json' with { type: 'json' };
import letter from '#resources/locales/vi/letter.json' with { type: 'json' };
import office from '#resources/locales/vi/office.json' with { type: 'json' };
import people from '#resources/locales/vi/people.json' with { type: 'json' };
import type { PersonRole } from '#shared/features/access/rights.ts';
import { createFakeClock, type FakeClock } from './fake-clock.ts';
import { startMachine, type Machine } from './machine.ts';
import { openTab } from './open-tab.ts';

/** A machine on which an office is set up and used, with the pages that people have before them. */
export interface Month {
  readonly machine: Machine;
  readonly clock: FakeClock;
  readonly kiosk: Page;
  readonly desk: Page;
  /** By name: what the program issued. */
  readonly pins: Map<string, string>;
  /** For somebody to look at, in `out/month/<name>`. */
  shoot(page: Page, name: string): Promise<void>;
  /** Where that lies. */
  readonly pictures: string;
  end(): Promise<void>;
}

export const passphrase = 'mưa thuận gió hoà quanh năm';
const usual = { viewport: { width: 1366, height: 768 } };

export async function beginMonth(browser: Browser, name: string, iso: string): Promise<Month> {
  const pictures = fileURLToPath(new URL(`../../out/month/${name}`, import.meta.url));
  rmSync(pictures, { recursive: true, force: true });
  mkdirSync(pictures, { recursive: true });
  const clock = createFakeClock(iso);
  const machine = await startMachine(clock);
  // a window each: Chromium lets a page that is behind another wait
  const windows = [await browser.newContext(usual), await browser.newContext(usual)] as const;
  const [kiosk, desk] = [await windows[0].newPage(), await windows[1].newPage()];
  await desk.clock.setFixedTime(clock.utcMs()); // the machine has one clock
  await desk.goto(machine.desk);
  for (const page of [kiosk, desk]) page.setDefaultTimeout(20_000);
  let taken = 0;
  return {
    machine,
    clock,
    kiosk,
    desk,
    pictures,
    pins: new Map(),
    async shoot(page, of) {
      taken += 1;
      const file = `${String(taken).padStart(2, '0')}-${of}.png`;
      await expect(page.getByRole('status', { name: /^Đang/ })).toHaveCount(0);
      await page.waitForFunction(() => document.getAnimations().every((each) => each.finished));
      await page.screenshot({ path: join(pictures, file), fullPage: true });
    },
    async end() {
      for (const window of windows) await window.close();
      await machine.stop();
      machine.remove();
    },
  };
}

/** Time goes on until then, in Việt Nam. */
export async function itIs({ clock, desk }: Month, iso: string): Promise<void> {
  clock.pass(Date.parse(`${iso}+07:00`) - clock.utcMs());
  await desk.clock.setFixedTime(clock.utcMs());
}

export const button = (within: Page | Locator, name: string | RegExp) =>
  within.getByRole('button', { name, exact: true });

export const field = (page: Page, name: string) => page.getByLabel(name, { exact: true });

export async function signIn({ desk, pins }: Month, name: string): Promise<void> {
  await desk.getByRole('radio', { name }).check();
  await desk.keyboard.type(pins.get(name) ?? '');
  await expect(button(desk, access.signOut)).toBeVisible();
}

export async function signOut({ desk }: Month): Promise<void> {
  await button(desk, access.signOut).click();
  await expect(desk.getByText(access.ended.byYourself)).toBeVisible();
}

/** Who sits at the desk does something there. */
export async function as(month: Month, name: string, act: () => Promise<void>): Promise<void> {
  await signIn(month, name);
  await act();
  await signOut(month);
}

interface NewOffice {
  readonly unitName: string;
  readonly unitCode: string;
  readonly parentName: string;
  readonly parentCode: string;
  readonly place: string;
  /** Beside the first, which is drawn up already. */
  readonly otherCounters: readonly { readonly name: string; readonly field: string }[];
  readonly holidays: readonly string[];
  readonly admin: string;
}

/** From the program's first start to the office, by the guided screen. */
export async function setUpOffice(month: Month, own: NewOffice): Promise<void> {
  const { desk, pins, shoot } = month;
  const { steps } = office.setUp;
  const goOn = async (step: keyof typeof steps) => {
    await button(desk, office.setUp.next).click();
    await expect(desk.getByRole('heading', { name: steps[step], level: 1 })).toBeVisible();
  };
  await button(desk, office.setUp.invite.start).click();
  for (const name of ['unitName', 'unitCode', 'parentName', 'parentCode', 'place'] as const) {
    await field(desk, office.label[name]).fill(own[name]);
  }
  await shoot(desk, 'set-up-unit');
  await goOn('counters');
  for (const counter of own.otherCounters) {
    await button(desk, office.row.add.counters).click();
    await field(desk, office.label.counterName).last().fill(counter.name);
    await field(desk, office.label.counterField).last().selectOption({ label: counter.field });
  }
  await shoot(desk, 'set-up-counters');
  await goOn('stations');
  await shoot(desk, 'set-up-stations');
  await goOn('hours');
  await desk.getByLabel(office.label.holidays).fill(own.holidays.join('\n'));
  await shoot(desk, 'set-up-hours');
  await goOn('admin');
  await field(desk, office.setUp.admin.name).fill(own.admin);
  await goOn('look');
  await shoot(desk, 'set-up-look');
  await button(desk, office.setUp.found).click();
  const sheet = desk.getByRole('article', { name: office.secrets.title });
  pins.set(own.admin, (await sheet.getByText(/^\d{6}$/).textContent()) ?? '');
  await expect(sheet.getByText(/^(?:[0-9A-Z]{4}-){5}[0-9A-Z]{4}$/)).toBeVisible();
  await shoot(desk, 'set-up-secrets');
  await desk.getByLabel(office.setUp.secrets.kept).check();
  await button(desk, office.setUp.secrets.enter).click();
  await month.machine.moved;
}

/** The admin lets people in; each takes a PIN that the program made. */
export async function letIn(
  { desk, pins, shoot }: Month,
  newcomers: Readonly<Record<string, PersonRole>>,
): Promise<void> {
  await openTab(desk, 'people');
  for (const [name, role] of Object.entries(newcomers)) {
    await button(desk, people.add).click();
    await desk.getByRole('textbox', { name: people.name.label }).fill(name);
    await desk.getByRole('checkbox', { name: new RegExp(`^${access.role[role]}`) }).check();
    await button(desk, people.adding.submit).click();
    const slip = desk.getByRole('region', { name: people.slip.heading });
    const pin = await slip.getByText(/^\d{3} \d{3}$/).textContent();
    pins.set(name, (pin ?? '').replace(' ', ''));
    await shoot(desk, `slip-${role}`);
    await button(desk, people.slip.close).click();
  }
  await shoot(desk, 'people');
}

interface Signer {
  readonly name: string;
  readonly title: string;
  /** None where the head of a centre signs. */
  readonly authority?: string;
}

/** The leader says who signs letters. */
export async function nameSigner({ desk, shoot }: Month, signer: Signer): Promise<void> {
  await openTab(desk, 'office');
  await field(desk, office.label.signerName).fill(signer.name);
  await field(desk, office.label.signerTitle).fill(signer.title);
  await field(desk, office.label.signerAuthority).fill(signer.authority ?? '');
  await shoot(desk, 'office');
  await saveOffice({ desk });
}

/** What is typed in the office's form becomes a version of it. */
export async function saveOffice({ desk }: Pick<Month, 'desk'>): Promise<void> {
  await button(desk, office.save.button).click();
  await button(desk, office.preview.apply).click();
  await expect(desk.getByText(office.save.saved)).toBeVisible();
}

/** The leader makes the key without which letters can be neither asked for nor read. */
export async function makeKeys({ desk, shoot }: Month): Promise<void> {
  await openTab(desk, 'letters');
  await field(desk, letter.way.passphrase).fill(passphrase);
  await field(desk, letter.make.again).fill(passphrase);
  await button(desk, letter.make.submit).click();
  await expect(button(desk, letter.secrets.print)).toBeVisible({ timeout: 60_000 });
  await desk.getByRole('checkbox', { name: letter.secrets.kept }).check();
  await shoot(desk, 'letter-secrets');
  await button(desk, letter.secrets.done).click();
  await expect(button(desk, letter.keys.open)).toBeVisible();
}

/** The tab of letters, open for reading. */
export async function openLetters({ desk }: Pick<Month, 'desk'>): Promise<void> {
  await openTab(desk, 'letters');
  await button(desk, letter.keys.open).click();
  await field(desk, letter.open.passphrase).fill(passphrase);
  await desk.keyboard.press('Enter');
  await expect(button(desk, letter.keys.close)).toBeVisible({ timeout: 60_000 }); // slow on purpose
}
