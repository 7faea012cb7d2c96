import { MantineProvider } from '@mantine/core';
import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { I18nextProvider } from 'react-i18next';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { deskWords } from '#renderer/desk/words.ts';
import { createI18n } from '#renderer/i18n.ts';
import words from '#resources/locales/vi/campaign.json';
import type { SupervisorKeys } from '#main/features/campaign/supervisor-keys.ts';
import { makeTempFolder, removeFolder } from '#tests/support/folders.ts';
import { aCampaign, listed, supervisorKeys } from '#tests/support/supervisor.ts';
import {
  aRating,
  aStation,
  createTestApp,
  type TestApp,
  type TestOffice,
} from '#tests/support/test-app.ts';
import { CampaignScreen } from './campaign-screen.tsx';

const leaderPhrase = 'nước chảy đá mòn bền lâu';

let folder: string;
let keys: SupervisorKeys;
let office: TestApp;

beforeEach(async () => {
  Element.prototype.scrollIntoView = () => {}; // jsdom draws nothing
  vi.stubGlobal('matchMedia', () => ({
    matches: false,
    addEventListener() {},
    removeEventListener() {},
  }));
  folder = makeTempFolder();
  keys = await supervisorKeys(folder);
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
  office.close();
  removeFolder(folder);
});

async function show(changes: TestOffice = {}) {
  office = await createTestApp({
    people: [{ code: 'lanh-dao', role: 'leader', secret: leaderPhrase }],
    ...changes,
    settings: {
      stations: [aStation({ counterCodes: [], deskOnThisScreen: false })],
      ...changes.settings,
    },
  });
  const client = office.desk();
  await client.access.signIn({ code: 'lanh-dao', secret: leaderPhrase });
  render(
    <MantineProvider>
      <I18nextProvider i18n={createI18n(deskWords, 'vi')}>
        <CampaignScreen client={client} />
      </I18nextProvider>
    </MantineProvider>,
  );
  return await screen.findByLabelText<HTMLInputElement>(words.choose.file);
}

const fileOf = (text: string) => new File([text], 'khao-sat.hlcampaign');
const openButton = () => screen.getByRole('button', { name: words.confirm.open });

describe('the survey screen', () => {
  it('opens a listed supervisor’s survey after showing what it asks, and says what pauses', async () => {
    const input = await show({ settings: { supervisors: listed(keys) } });
    await userEvent.upload(input, fileOf(aCampaign(keys).file));
    const card = await screen.findByRole('region', { name: words.confirm.label });
    expect(card.textContent).toContain(keys.fingerprint);
    expect(card.textContent).toContain('Theo ông/bà, nơi đây nên làm tốt hơn điều gì?');
    expect(card.textContent).toContain('Mặt trận Tổ quốc xã');
    expect((await office.kiosk().station.show()).campaign).toBeUndefined();

    await userEvent.click(openButton());
    expect((await screen.findByText(words.meaning.asking)).textContent).toContain('tạm dừng');
    expect((await office.kiosk().station.show()).campaign?.title).toContain('Khảo sát');
  });

  it('waits until a person vouches for a key that nobody has listed', async () => {
    const input = await show({ kind: 'trial' });
    await userEvent.upload(input, fileOf(aCampaign(keys).file));
    await screen.findByText(words.confirm.unknownKey.title);
    expect(openButton()).toHaveProperty('disabled', true);
    await userEvent.click(screen.getByRole('checkbox', { name: words.confirm.compared }));
    await userEvent.click(openButton());
    expect(await screen.findByText(words.meaning.asking)).toBeTruthy();
  });

  it('has no way to open what an office has not listed', async () => {
    const input = await show();
    await userEvent.upload(input, fileOf(aCampaign(keys).file));
    await screen.findByText(words.refused.SUPERVISOR_UNLISTED.title);
    expect(screen.queryByRole('checkbox')).toBeNull();
    expect(openButton()).toHaveProperty('disabled', true);
  });

  it.each([
    ['an altered file', (text: string) => text.replace('2026-12-31', '2027-12-31')],
    ['an empty one', () => ''],
    ['a picture', () => 'x'.repeat(100_000)],
  ])('says so of %s', async (_name, alter) => {
    const input = await show({ settings: { supervisors: listed(keys) } });
    await userEvent.upload(input, fileOf(alter(aCampaign(keys).file)));
    const alert = await screen.findByRole('alert');
    expect(alert.textContent).toContain(words.refused.CAMPAIGN_ALTERED.title);
    expect(screen.queryByRole('button', { name: words.confirm.open })).toBeNull();
  });

  it('counts the sealed pieces, hands them over and closes only when asked twice', async () => {
    const input = await show({ settings: { supervisors: listed(keys) } });
    const { file, ref } = aCampaign(keys);
    await userEvent.upload(input, fileOf(file));
    await screen.findByText(words.confirm.label);
    await userEvent.click(openButton());
    await screen.findByText(words.meaning.asking);
    await office.kiosk().rating.submit({ ...aRating(), questionnaire: ref });

    await userEvent.click(screen.getByRole('button', { name: words.takeAlong }));
    const exported = await screen.findByRole('status');
    expect(exported.textContent).toContain('Số phần: 1.');
    expect(exported.textContent).toContain('.hlanswers');

    await userEvent.click(screen.getByRole('button', { name: words.close.wish }));
    await screen.findByText(words.close.ask);
    expect((await office.kiosk().station.show()).campaign).toBeDefined();
    await userEvent.click(screen.getByRole('button', { name: words.close.yes }));
    await screen.findByText(words.close.done);
    expect((await office.kiosk().station.show()).campaign).toBeUndefined();
    const earlier = screen.getByRole('region', { name: words.earlier });
    expect(earlier.textContent).toContain('Phần trả lời đã niêm phong: 1');
  });
});
