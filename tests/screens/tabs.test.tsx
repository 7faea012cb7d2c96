import { cleanup, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Desk } from '#renderer/desk/desk.tsx';
import { deskWords } from '#renderer/desk/words.ts';
import { createI18n } from '#renderer/i18n.ts';
import access from '#resources/locales/vi/access.json';
import { clickTab } from '#tests/support/click-tab.ts';
import { standInForBrowser } from '#tests/support/desk-screen.tsx';
import { createTestApp, type TestApp } from '#tests/support/test-app.ts';

const people = [
  { code: 'lanh-dao', role: 'leader', secret: '135790' },
  { code: 'quan-tri', role: 'admin', secret: '753186' },
] as const;

let office: TestApp;
beforeEach(async () => {
  standInForBrowser();
  office = await createTestApp({ people: [...people] });
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
  office.close();
});

async function signIn(person: (typeof people)[number]) {
  const translations = createI18n(deskWords, 'vi');
  render(<Desk client={office.desk()} translations={translations} reload={() => {}} />);
  await userEvent.click(await screen.findByRole('radio', { name: new RegExp(`^${person.code}`) }));
  await userEvent.keyboard(person.secret);
  return within(await screen.findByRole('navigation', { name: access.tab.label }));
}

const names = (found: readonly HTMLElement[]) => found.map(({ textContent }) => textContent);
const head = (group: keyof typeof access.tabGroup, expanded: boolean) => ({
  name: access.tabGroup[group],
  expanded,
});

describe('many tabs', () => {
  it('stand in groups, of which the one with the screen is open', async () => {
    const list = await signIn(people[0]);
    expect(names(list.getAllByRole('button'))).toEqual(Object.values(access.tabGroup));
    const [home] = list.getAllByRole('button', { expanded: true });
    expect(home?.textContent).toBe(access.tabGroup.daily);
    expect(names(list.getAllByRole('tab'))).toContain(access.tab.glance);
    expect(list.queryByRole('tab', { name: access.tab.agenda })).toBeNull();
  });

  it('can be looked through while the screen stays, and its group says where it is', async () => {
    const list = await signIn(people[0]);
    await userEvent.click(list.getByRole('button', head('models', false)));
    expect(names(list.getAllByRole('tab'))).toContain(access.tab.agenda);
    expect(list.queryByRole('tab', { name: access.tab.glance })).toBeNull();
    expect(screen.getByRole('tabpanel', { name: access.tab.glance })).toBeDefined();
    const current = list.getByRole('button', { ...head('daily', false), current: true });
    expect(current).toBeDefined();
    await userEvent.click(list.getByRole('tab', { name: access.tab.agenda }));
    await screen.findByRole('tabpanel', { name: access.tab.agenda });
    expect(list.getByRole('button', { ...head('models', true), current: true })).toBeDefined();
  });

  it('go away when their open group is pressed, and the screen stays', async () => {
    const list = await signIn(people[0]);
    await userEvent.click(list.getByRole('button', head('daily', true)));
    expect(list.queryAllByRole('tab')).toEqual([]);
    expect(screen.getByRole('tabpanel', { name: access.tab.glance })).toBeDefined();
  });

  it('are reached by the keyboard alone', async () => {
    const list = await signIn(people[0]);
    list.getByRole('button', head('daily', true)).focus();
    await userEvent.keyboard('{ArrowRight}{ArrowRight}{Enter}');
    expect(list.getByRole('button', head('models', true))).toBe(document.activeElement);
    while (document.activeElement?.role !== 'tab') await userEvent.tab();
    expect(document.activeElement.textContent).toBe(access.tab.model);
    await userEvent.keyboard('{ArrowLeft}'); // round to the last one
    expect(await screen.findByRole('tabpanel', { name: access.tab.assessment })).toBeDefined();
  });

  it('come back open where the person went', async () => {
    const list = await signIn(people[0]);
    await clickTab('health');
    expect(list.getByRole('tab', { name: access.tab.health, selected: true })).toBeDefined();
    expect(list.getAllByRole('button', { expanded: true })).toHaveLength(1);
  });
});

it('shows whoever has few tabs all of them', async () => {
  const list = await signIn(people[1]);
  expect(list.queryAllByRole('button')).toEqual([]);
  expect(names(list.getAllByRole('tab'))).toEqual(
    (['people', 'roster', 'office', 'health', 'own'] as const).map((tab) => access.tab[tab]),
  );
});
