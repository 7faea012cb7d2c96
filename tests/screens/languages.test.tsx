import { cleanup, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Desk } from '#renderer/desk/desk.tsx';
import { deskWords } from '#renderer/desk/words.ts';
import { createI18n } from '#renderer/i18n.ts';
import access from '#resources/locales/vi/access.json';
import languages from '#resources/locales/vi/languages.json';
import { createTestApp, staffPin, type TestApp } from '#tests/support/test-app.ts';
import { clickTab } from '#tests/support/click-tab.ts';
import { standInForBrowser } from '#tests/support/desk-screen.tsx';

const leaderPin = '135790';
const khmer = 'ភាសាខ្មែរ';

let office: TestApp;
beforeEach(async () => {
  standInForBrowser();
  office = await createTestApp({
    people: [
      { code: 'lanh-dao', role: 'leader', secret: leaderPin },
      { code: 'can-bo', role: 'staff', secret: staffPin },
    ],
  });
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
  office.close();
});

async function signIn(code: string, pin: string) {
  const translations = createI18n(deskWords, 'vi');
  render(<Desk client={office.desk()} translations={translations} reload={() => {}} />);
  await userEvent.click(await screen.findByRole('radio', { name: new RegExp(`^${code}`) }));
  await userEvent.keyboard(pin);
  await screen.findByRole('button', { name: access.signOut });
}

async function openLanguages() {
  await signIn('lanh-dao', leaderPin);
  await clickTab('languages');
  await screen.findByRole('table');
}

const offered = async () => (await office.kiosk().station.show()).languages.map(({ code }) => code);
const switchOf = (name: string) =>
  screen.getByRole('switch', { name: languages.switch.replace('{{name}}', name) });

describe('the languages at the desk', () => {
  it('are there for who may approve them, and for nobody else', async () => {
    await signIn('can-bo', staffPin);
    expect(screen.queryByRole('tab', { name: access.tab.languages })).toBeNull();
  });

  it('say that a draft is one, and leave Vietnamese no switch', async () => {
    await openLanguages();
    const row = screen.getByRole('row', { name: new RegExp(khmer) });
    expect(within(row).getByText(languages.status.draft)).toBeDefined();
    expect(screen.getByText(languages.always)).toBeDefined();
  });

  it('show a draft to citizens only after somebody has answered for it', async () => {
    await openLanguages();
    await userEvent.click(switchOf(khmer));
    const yes = await screen.findByRole('button', { name: languages.confirm.yes });
    expect(yes).toHaveProperty('disabled', true);
    expect(await offered()).toEqual(['vi', 'en']);
    await userEvent.click(screen.getByRole('checkbox', { name: languages.confirm.responsible }));
    await userEvent.click(yes);
    await screen.findByText(languages.done.on.replace('{{name}}', khmer));
    expect(await offered()).toEqual(['vi', 'en', 'km']);
  });

  it('leave a draft off for whoever does not want to answer for it', async () => {
    await openLanguages();
    await userEvent.click(switchOf(khmer));
    await userEvent.click(await screen.findByRole('button', { name: languages.confirm.no }));
    expect(await offered()).toEqual(['vi', 'en']);
  });

  it('name a faulty pack with its file and its fault, in words', async () => {
    const folder = join(office.folder.languages, 'tyz');
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'pack.json'), '{');
    await openLanguages();
    expect(screen.getByText(join(folder, 'pack.json'))).toBeDefined();
    expect(screen.getByText(languages.fault.unreadable)).toBeDefined();
  });
});
