import { cleanup, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { AgendaScreen } from '#renderer/features/agenda/agenda-screen.tsx';
import { UndertakingScreen } from '#renderer/features/undertaking/undertaking-screen.tsx';
import agenda from '#resources/locales/vi/agenda.json';
import undertaking from '#resources/locales/vi/undertaking.json';
import { renderOnDesk } from '#tests/support/desk-screen.tsx';
import { createTestApp, staffPin, type TestApp } from '#tests/support/test-app.ts';

let app: TestApp;
beforeEach(async () => {
  app = await createTestApp();
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
  app.close();
});

async function signedIn() {
  const desk = app.desk();
  await desk.access.signIn({ code: 'can-bo', secret: staffPin });
  return desk;
}

it('shows a deadline on its day, what is overdue on top, and says which day is today', async () => {
  const desk = await signedIn();
  const said = { letter: 'Công văn 15', clause: '', isReport: false };
  const units = [{ code: '00000', name: 'Trung tâm' }];
  await desk.task.note({ ...said, units, duty: 'Ban hành kế hoạch', deadline: '2026-11-20' });
  await desk.task.note({ ...said, units, duty: 'Tuyên truyền', deadline: '2026-12-10' });
  renderOnDesk(<AgendaScreen client={desk} />);
  const overdue = await screen.findByRole('region', { name: 'Đã quá hạn (1)' });
  expect(within(overdue).getByText(/Ban hành kế hoạch.*quá 7 ngày/)).toBeDefined();
  const month = screen.getByRole('table', { name: 'Tháng 11/2026' });
  const today = within(month).getByText(agenda.today).closest('td');
  expect(today?.getAttribute('aria-current')).toBe('date');

  await userEvent.click(screen.getByRole('button', { name: agenda.after.month }));
  const next = await screen.findByRole('table', { name: 'Tháng 12/2026' });
  expect(within(next).getByText(/Tuyên truyền/)).toBeDefined();
  expect(screen.getByRole('region', { name: 'Đã quá hạn (1)' })).toBeDefined();
});

it('notes an undertaking, corrects it and adds it up', async () => {
  renderOnDesk(<UndertakingScreen client={await signedIn()} />);
  const { form } = undertaking;
  await userEvent.click(await screen.findByRole('button', { name: form.open }));
  await userEvent.type(screen.getByLabelText(form.subject), 'Đối thoại với người dân');
  await userEvent.type(screen.getByLabelText(form.count), 'nhiều');
  await userEvent.click(screen.getByRole('button', { name: form.save }));
  expect(screen.getByText(form.countWrong)).toBeDefined();
  await userEvent.clear(screen.getByLabelText(form.count));
  await userEvent.type(screen.getByLabelText(form.count), '42');
  await userEvent.selectOptions(screen.getByLabelText(form.kind), 'dialogue');
  await userEvent.click(screen.getByRole('button', { name: form.save }));
  await userEvent.click(await screen.findByRole('button', { name: 'Sửa hoạt động 1' }));
  await userEvent.clear(screen.getByLabelText(form.count));
  await userEvent.type(screen.getByLabelText(form.count), '24');
  await userEvent.click(screen.getByRole('button', { name: form.save }));
  expect(await screen.findByText('đã sửa (can-bo)')).toBeDefined();
  const totals = screen.getByRole('table', { name: /^Số hoạt động theo loại/ });
  expect(within(totals).getByText('24 người')).toBeDefined();
});
