import { cleanup, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { DifficultyScreen } from '#renderer/features/difficulty/difficulty-screen.tsx';
import difficulty from '#resources/locales/vi/difficulty.json';
import { Model } from '#shared/features/model/model.ts';
import { renderOnDesk } from '#tests/support/desk-screen.tsx';
import { createTestApp, staffPin, type TestApp } from '#tests/support/test-app.ts';

let app: TestApp;
beforeEach(async () => {
  const saturdays = Model.parse({
    code: 'thu-bay',
    name: 'Sáng thứ Bảy vì dân',
    kind: 'calendarDays',
    validFrom: '2026-11-01',
  });
  app = await createTestApp({ settings: { models: [saturdays] } });
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
  app.close();
});

async function openScreen() {
  const desk = app.desk();
  await desk.access.signIn({ code: 'can-bo', secret: staffPin });
  renderOnDesk(<DifficultyScreen client={desk} />);
  await screen.findByRole('button', { name: difficulty.form.open });
  return desk;
}

it('is noted, sent up on a day as it is written here, and told in the list', async () => {
  const desk = await openScreen();
  expect(screen.getByText(difficulty.empty.title)).toBeDefined();
  await userEvent.click(screen.getByRole('button', { name: difficulty.form.open }));
  await userEvent.type(screen.getByLabelText(difficulty.form.words), 'chậm');
  await userEvent.click(screen.getByRole('button', { name: difficulty.form.save }));
  expect(screen.getByText(difficulty.form.wordsShort)).toBeDefined();
  await userEvent.type(screen.getByLabelText(difficulty.form.words), ' vào đầu giờ sáng');
  await userEvent.selectOptions(screen.getByLabelText(difficulty.form.model), 'thu-bay');
  await userEvent.click(screen.getByRole('button', { name: difficulty.form.save }));
  const table = await screen.findByRole('table', { name: difficulty.list });
  expect(within(table).getByText('chậm vào đầu giờ sáng')).toBeDefined();
  expect(within(table).getByText('Mô hình: Sáng thứ Bảy vì dân')).toBeDefined();

  await userEvent.click(screen.getByRole('button', { name: 'Đã gửi lên – mục 1' }));
  const day = screen.getByLabelText(difficulty.move.day);
  await userEvent.clear(day);
  await userEvent.type(day, '31/02/2026');
  expect(screen.getByText(difficulty.move.dayWrong)).toBeDefined();
  await userEvent.clear(day);
  await userEvent.type(day, '28/11/2026{Enter}');
  await screen.findByText(difficulty.refused.DAY_REFUSED.title);
  await userEvent.clear(screen.getByLabelText(difficulty.move.day));
  await userEvent.type(screen.getByLabelText(difficulty.move.day), '27/11/2026{Enter}');
  expect(await screen.findByText('Đã gửi lên ngày 27/11/2026 (can-bo)')).toBeDefined();
  expect((await desk.difficulty.list()).difficulties).toMatchObject([{ state: 'sent' }]);
});
