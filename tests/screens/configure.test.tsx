import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cleanup, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { ConfigureScreen } from '#renderer/features/configure/configure-screen.tsx';
import configure from '#resources/locales/vi/configure.json';
import { renderOnDesk } from '#tests/support/desk-screen.tsx';
import { createTestApp, type TestApp, type TestOffice } from '#tests/support/test-app.ts';

const leaderPin = '975310';
const people = [{ code: 'lanh-dao', role: 'leader', secret: leaderPin }] as const;

let app: TestApp;
beforeEach(async () => {
  app = await createTestApp({ people });
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
  app.close();
});

async function leader() {
  const desk = app.desk();
  await desk.access.signIn({ code: 'lanh-dao', secret: leaderPin });
  return desk;
}

async function openScreen(office?: TestOffice['settings']) {
  if (office !== undefined) {
    app.close();
    app = await createTestApp({ people, settings: office });
  }
  const desk = await leader();
  renderOnDesk(<ConfigureScreen client={desk} />);
  await screen.findByRole('heading', { name: configure.questionnaire.title });
  return desk;
}

const press = (name: string) => userEvent.click(screen.getByRole('button', { name }));
const save = () => press(configure.save);
const choices = async () => (await (await leader()).station.settings()).choices;

function issue(ref: string): HTMLElement {
  const found = screen.getAllByRole<HTMLInputElement>('radio').find(({ value }) => value === ref);
  if (found === undefined) throw new Error(`${ref} is not offered`);
  return found;
}

it('shows what is in force, where it comes from and that nobody has compared it', async () => {
  await openScreen();
  expect(issue('kiosk@2')).toHaveProperty('checked', true);
  expect(screen.getAllByText(configure.questionnaire.unverified)).toHaveLength(4);
  const follow = screen.getByLabelText<HTMLInputElement>(configure.questionnaire.follow);
  expect(follow.checked).toBe(true);
});

it('saves nothing that was not changed', async () => {
  await openScreen();
  expect(screen.getByRole('button', { name: configure.save })).toHaveProperty('disabled', true);
});

it('changes the questionnaire; an issue that is not the newest is followed by none', async () => {
  await openScreen();
  await userEvent.click(issue('kiosk@1'));
  await save();
  await screen.findByText(configure.saved);
  expect((await choices()).questionnaire).toEqual({ id: 'kiosk', issue: 1, sensitive: false });
  await userEvent.click(issue('five-elements@1'));
  await userEvent.click(screen.getByLabelText(configure.questionnaire.follow));
  await save();
  await screen.findByText(configure.saved);
  expect((await choices()).questionnaire).toEqual({ id: 'five-elements', sensitive: false });
});

it('switches sensitive questions on only after they were read and confirmed', async () => {
  await openScreen({ questionnaire: { id: 'five-elements', sensitive: false } });
  const box = screen.getByLabelText(configure.sensitive.label);
  await userEvent.click(box);
  const dialog = within(await screen.findByRole('dialog'));
  expect(dialog.getByText('Có ai gợi ý ông/bà trả tiền ngoài quy định không?')).toBeDefined();
  await userEvent.click(dialog.getByRole('button', { name: configure.sensitive.confirm.no }));
  expect(box).toHaveProperty('checked', false);
  await userEvent.click(box);
  await userEvent.click(
    await screen.findByRole('button', { name: configure.sensitive.confirm.yes }),
  );
  await save();
  await screen.findByText(configure.saved);
  expect((await choices()).questionnaire.sensitive).toBe(true);
});

it('offers no sensitive questions where the questionnaire has none', async () => {
  await openScreen();
  expect(screen.getByLabelText(configure.sensitive.label)).toHaveProperty('disabled', true);
});

it('keeps other ways to be heard and what was answered, and takes them away again', async () => {
  await openScreen();
  await press(configure.channels.add);
  await userEvent.type(screen.getByLabelText(configure.channels.name), 'Đường dây nóng');
  await userEvent.type(screen.getByLabelText(configure.channels.detail), '0256 000 000');
  await press(configure.answered.add);
  await userEvent.type(screen.getByLabelText(configure.answered.month), '9/2026');
  await userEvent.type(screen.getByLabelText(configure.answered.said), 'Thiếu ghế');
  await userEvent.type(screen.getByLabelText(configure.answered.done), 'thêm 12 ghế');
  await save();
  await screen.findByText(configure.saved);
  expect(await choices()).toMatchObject({
    channels: [{ name: 'Đường dây nóng', detail: '0256 000 000' }],
    answered: [{ month: '2026-09', said: 'Thiếu ghế', done: 'thêm 12 ghế' }],
  });
  await press(configure.channels.remove.replace('{{number}}', '1'));
  await press(configure.answered.remove.replace('{{number}}', '1'));
  await save();
  await screen.findByText(configure.saved);
  expect(await choices()).toMatchObject({ channels: [], answered: [] });
});

it('points out what is missing and keeps what was typed', async () => {
  await openScreen();
  await press(configure.channels.add);
  await userEvent.type(screen.getByLabelText(configure.channels.name), 'Đường dây nóng');
  await press(configure.answered.add);
  await userEvent.type(screen.getByLabelText(configure.answered.month), '13/2026');
  await save();
  await screen.findByText(configure.faulty);
  expect(screen.getAllByText(configure.required)).toHaveLength(3);
  expect(screen.getByText(configure.answered.monthInvalid)).toBeDefined();
  expect(screen.getByDisplayValue('Đường dây nóng')).toBeDefined();
  expect((await choices()).channels).toEqual([]);
});

it('takes no seventh way to be heard', async () => {
  const channels = Array.from({ length: 6 }, (_, number) => ({
    name: `Cách ${number}`,
    detail: '…',
  }));
  await openScreen({ channels });
  expect(screen.getByRole('button', { name: configure.channels.add })).toHaveProperty(
    'disabled',
    true,
  );
});

it('refuses margins that are no minutes', async () => {
  await openScreen({ closing: { screen: true, minutesBefore: 15, minutesAfter: 30 } });
  const before = screen.getByLabelText(configure.closing.before);
  await userEvent.clear(before);
  await userEvent.type(before, '121');
  await save();
  await screen.findByText(configure.closing.invalid.replace('{{most}}', '120'));
  await userEvent.clear(before);
  await userEvent.type(before, '20');
  await save();
  await screen.findByText(configure.saved);
  expect((await choices()).closing).toEqual({ screen: true, minutesBefore: 20, minutesAfter: 30 });
});

it('says that somebody else was quicker, and shows their settings', async () => {
  await openScreen();
  const other = await leader();
  const { version, choices: seen } = await other.station.settings();
  await other.station.configure({ basedOn: version, choices: { ...seen, receipts: true } });
  await userEvent.click(issue('three-levels@1'));
  await save();
  await screen.findByText(configure.refused.SETTINGS_CHANGED.title);
  expect((await choices()).questionnaire.id).toBe('kiosk');
  await press(configure.refused.SETTINGS_CHANGED.again);
  const receipts = await screen.findByLabelText<HTMLInputElement>(configure.receipts.label);
  await vi.waitFor(() => expect(receipts.isConnected && receipts.checked).toBe(true), {
    timeout: 2_000,
  });
});

it('copies the chosen questionnaire to a file and says where it lies', async () => {
  await openScreen();
  await userEvent.click(issue('three-levels@1'));
  await press(configure.own.copy);
  const file = join(app.folder.questionnaires, 'three-levels-2.json');
  expect(await screen.findByText(file)).toBeDefined();
  expect(issue('three-levels@1')).toHaveProperty('checked', true);
  expect(issue('three-levels@2')).toHaveProperty('checked', false);
});

it('names the files that cannot be used', async () => {
  mkdirSync(app.folder.questionnaires);
  writeFileSync(join(app.folder.questionnaires, 'cua-xa.json'), '{');
  await openScreen();
  expect(screen.getByText(configure.own.faults.title)).toBeDefined();
  expect(screen.getByText(/cua-xa\.json/)).toBeDefined();
});

it('says that the order of the scale is being tried, from when to when and why', async () => {
  await openScreen({
    scaleExperiment: {
      code: 'thu-tu',
      reason: 'Thử thứ tự các mức',
      from: '2026-12-01',
      to: '2026-12-31',
    },
  });
  const body = configure.experiment.body
    .replace('{{from}}', '01/12/2026')
    .replace('{{to}}', '31/12/2026')
    .replace('{{reason}}', 'Thử thứ tự các mức');
  expect(screen.getByText(body)).toBeDefined();
});

it('says that without hours the screen is never closed', async () => {
  await openScreen({ hours: [] });
  expect(screen.getByText(configure.closing.hoursUnknown)).toBeDefined();
});
