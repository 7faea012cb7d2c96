import { cleanup, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { UndertakingScreen } from '#renderer/features/undertaking/undertaking-screen.tsx';
import undertaking from '#resources/locales/vi/undertaking.json';
import { renderOnDesk } from '#tests/support/desk-screen.tsx';
import {
  createTestApp,
  officerPhrase,
  staffPin,
  usualPeople,
  type TestApp,
} from '#tests/support/test-app.ts';

let app: TestApp;
beforeEach(async () => {
  app = await createTestApp({ people: usualPeople });
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
  app.close();
});

const { form } = undertaking;
const press = (name: string) => userEvent.click(screen.getByRole('button', { name }));
const list = (year: number) => ({ name: undertaking.list.replace('{{year}}', String(year)) });

async function openScreen(code: string, secret: string) {
  const desk = app.desk();
  await desk.access.signIn({ code, secret });
  renderOnDesk(<UndertakingScreen client={desk} />);
  await screen.findByLabelText(undertaking.year);
  return desk;
}

async function note(day: string, subject: string) {
  await press(form.open);
  await userEvent.clear(screen.getByLabelText(form.day));
  await userEvent.type(screen.getByLabelText(form.day), day);
  await userEvent.type(screen.getByLabelText(form.subject), subject);
  await press(form.save);
}

it('is noted on a day as it is written here, and counted in its year', async () => {
  await openScreen('can-bo', staffPin);
  expect(screen.getByText(undertaking.empty.title)).toBeDefined();
  await note('31/02/2026', 'Đối thoại ở thôn 3');
  expect(screen.getByText(form.dayWrong)).toBeDefined();
  await userEvent.clear(screen.getByLabelText(form.day));
  await userEvent.type(screen.getByLabelText(form.day), '5/11/2026');
  await userEvent.type(screen.getByLabelText(form.count), '42');
  await press(form.save);
  const table = within(await screen.findByRole('table', list(2026)));
  expect(table.getByText('05/11/2026')).toBeDefined();
  expect(table.getByText('Đối thoại ở thôn 3')).toBeDefined();
});

it('is found in the year in which it was held', async () => {
  await openScreen('can-bo', staffPin);
  await note('20/12/2025', 'Tập huấn cuối năm');
  await screen.findByRole('option', { name: '2025' });
  expect(screen.queryByText('Tập huấn cuối năm')).toBeNull();
  await userEvent.selectOptions(screen.getByLabelText(undertaking.year), '2025');
  const table = within(await screen.findByRole('table', list(2025)));
  expect(table.getByText('Tập huấn cuối năm')).toBeDefined();
});

it('is read, and not noted, by whoever may only read', async () => {
  await openScreen('tong-hop', officerPhrase);
  expect(screen.getByText(undertaking.empty.reader)).toBeDefined();
  expect(screen.queryByRole('button', { name: form.open })).toBeNull();
});
