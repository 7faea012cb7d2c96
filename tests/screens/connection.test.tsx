import { cleanup, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ConnectionScreen } from '#renderer/features/connection/connection-screen.tsx';
import en from '#resources/locales/en/connection.json';
import words from '#resources/locales/vi/connection.json';
import type { OwnCard } from '#shared/features/connection/connection.contract.ts';
import { renderOnDesk } from '#tests/support/desk-screen.tsx';
import { aStation, createTestApp, type TestApp, type TestOffice } from '#tests/support/test-app.ts';

const itPin = '864209';
let office: TestApp;
let station: TestApp;
beforeEach(async () => {
  office = await anOffice();
  station = await anOffice({
    settings: { stations: [aStation({ code: 'may-2', name: 'Máy 2' })] },
  });
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
  office.close();
  station.close();
});

const anOffice = (more: TestOffice = {}) =>
  createTestApp({ people: [{ code: 'cntt', role: 'it', secret: itPin }], ...more });

async function signedIn(app: TestApp) {
  const desk = app.desk();
  await desk.access.signIn({ code: 'cntt', secret: itPin });
  return desk;
}

async function cardOf(app: TestApp, role: OwnCard['role'] = 'station'): Promise<OwnCard> {
  const { own } = await (await signedIn(app)).connection.show();
  const card = own.find((each) => each.role === role);
  if (card === undefined) throw new Error('a folder has both cards');
  return card;
}

async function open(language: 'vi' | 'en' = 'vi') {
  const desk = await signedIn(office);
  renderOnDesk(<ConnectionScreen client={desk} />, language);
  const said = language === 'vi' ? words : en;
  await screen.findByRole('region', { name: said.own.title });
  return desk;
}

const button = (name: string) => screen.getByRole('button', { name });
const chooseFile = (text: string) =>
  userEvent.upload(screen.getByLabelText(words.take.file), new File([text], 'the.hlc'));

describe('the connections', () => {
  it('show the own card with its picture and the number that people compare, and save it', async () => {
    await open();
    const own = within(screen.getByRole('region', { name: words.own.title }));
    const card = await cardOf(office);
    expect(own.getByRole('img', { name: words.own.picture })).toBeTruthy();
    const shown = screen.getByRole('region', { name: words.own.title }).textContent;
    expect(shown).toContain(card.code.split(' ')[0]);
    await userEvent.click(button(words.own.save));
    const saved = await screen.findByRole('status');
    const file = saved.querySelector('code')?.textContent ?? '';
    expect(readFileSync(file, 'utf8')).toBe(card.file);
    await userEvent.click(own.getByRole('radio', { name: words.own.desk }));
    expect(own.getByText(words.role.desk)).toBeTruthy();
  });

  it('take a stranger’s card only after somebody says that the number was compared', async () => {
    const desk = await open();
    const { file, code } = await cardOf(station);
    await chooseFile(file);
    const confirm = await screen.findByRole('region', { name: words.confirm.label });
    expect(confirm.textContent).toContain('Máy 2 (may-2)');
    expect(confirm.textContent).toContain(code.split(' ')[7]);
    expect(confirm.textContent).toContain(words.note.stationUnlisted);
    expect(button(words.confirm.take)).toHaveProperty('disabled', true);
    expect((await desk.connection.show()).known).toEqual([]);
    await userEvent.click(screen.getByRole('checkbox', { name: words.confirm.compared }));
    await userEvent.click(button(words.confirm.take));
    expect((await screen.findByRole('status')).textContent).toContain('Máy 2 (may-2)');
    const row = screen.getByRole('row', { name: /Máy 2/ });
    expect(row.textContent).toContain(words.state.trusted);
  });

  it('read a card that a scanner types, and say when it is known already', async () => {
    const desk = await open();
    const { digits, file, code } = await cardOf(station);
    await desk.connection.enrol({ card: file, comparedCode: code });
    const field = screen.getByLabelText(words.take.scan);
    await userEvent.click(field);
    await userEvent.paste(digits ?? '');
    await userEvent.keyboard('{Enter}');
    expect(await screen.findByText(words.confirm.known.title)).toBeTruthy();
    expect(screen.queryByRole('button', { name: words.confirm.take })).toBeNull();
  });

  it.each([
    ['an altered card', 'CARD_ALTERED', (file: string) => file.replace('may-2', 'may-9')],
    ['what is no card', 'CARD_UNREADABLE', () => 'x'.repeat(50_000)],
  ] as const)('refuse %s in words', async (_name, why, alter) => {
    await open();
    await chooseFile(alter((await cardOf(station)).file));
    expect((await screen.findByRole('alert')).textContent).toContain(words.refused[why].title);
  });

  it('revoke a key once somebody says why', async () => {
    const desk = await open('en');
    const { file, code } = await cardOf(station);
    await desk.connection.enrol({ card: file, comparedCode: code });
    cleanup();
    await open('en');
    const who = en.named.replace('{{name}}', 'Máy 2').replace('{{code}}', 'may-2');
    await userEvent.click(button(en.revoke.of.replace('{{who}}', who)));
    const dialog = within(await screen.findByRole('dialog'));
    const yes = dialog.getByRole('button', { name: en.revoke.yes });
    expect(yes).toHaveProperty('disabled', true);
    await userEvent.click(dialog.getByRole('radio', { name: en.reason.retired }));
    await userEvent.click(yes);
    await waitFor(() =>
      expect(screen.getByRole('row', { name: /Máy 2/ }).textContent).toContain(en.reason.retired),
    );
    expect(await (await signedIn(office)).connection.show()).toMatchObject({
      known: [{ state: 'revoked', revoked: { reason: 'retired', by: 'cntt' } }],
    });
  });
});
