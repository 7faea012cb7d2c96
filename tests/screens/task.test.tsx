import { cleanup, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { TaskScreen } from '#renderer/features/task/task-screen.tsx';
import task from '#resources/locales/vi/task.json';
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

async function openScreen() {
  const desk = app.desk();
  await desk.access.signIn({ code: 'can-bo', secret: staffPin });
  renderOnDesk(<TaskScreen client={desk} />);
  await screen.findByRole('button', { name: task.form.open });
  return desk;
}

it('is noted from a letter, shown with its day, done and proved', async () => {
  await openScreen();
  expect(screen.getByText(task.empty.title)).toBeDefined();
  await userEvent.click(screen.getByRole('button', { name: task.form.open }));
  await userEvent.type(screen.getByLabelText(task.form.duty), 'Báo cáo kết quả về phòng Nội vụ');
  await userEvent.type(screen.getByLabelText(task.form.deadline), '20/11/2026');
  await userEvent.click(screen.getByRole('button', { name: task.form.save }));
  expect(screen.getByText(task.form.letterMissing)).toBeDefined();
  await userEvent.type(screen.getByLabelText(task.form.letter), 'Công văn 15/UBND-NV');
  await userEvent.click(screen.getByRole('button', { name: task.form.save }));
  const table = await screen.findByRole('table', { name: task.list });
  expect(within(table).getByText('Quá hạn 7 ngày')).toBeDefined();
  expect(within(table).getByText(task.isReport)).toBeDefined();

  await userEvent.click(screen.getByRole('button', { name: 'Đã xong – nhiệm vụ 1' }));
  await userEvent.click(screen.getByRole('button', { name: task.form.save }));
  expect(await screen.findByText(task.empty.pending)).toBeDefined();
  await userEvent.click(screen.getByRole('radio', { name: 'Tất cả (1)' }));
  expect(screen.getByText('Xong muộn 7 ngày')).toBeDefined();
  expect(screen.getByText(task.noProof)).toBeDefined();

  await userEvent.click(screen.getByRole('button', { name: 'Thêm minh chứng – nhiệm vụ 1' }));
  await userEvent.type(screen.getByLabelText(task.proof.name), 'Báo cáo');
  await userEvent.type(screen.getByLabelText(task.proof.number), '12/BC-UBND');
  await userEvent.click(screen.getByRole('button', { name: task.form.save }));
  expect(await screen.findByText('12/BC-UBND: Báo cáo')).toBeDefined();
});

it('takes in a pasted table once its rows are right, and takes it back', async () => {
  const desk = await openScreen();
  await userEvent.click(screen.getByRole('button', { name: task.import.open }));
  const letter = screen.getByLabelText(task.import.letter);
  await userEvent.type(letter, 'Kế hoạch thực hiện mô hình');
  const rows = (deadline: string) =>
    `Nhiệm vụ\tĐơn vị\tHạn\nBan hành kế hoạch\t00000; UBND xã B (02144)\t${deadline}\n`;
  const table = screen.getByLabelText(task.import.text);
  await userEvent.click(table);
  await userEvent.paste(rows('31/02/2027'));
  await userEvent.click(screen.getByRole('button', { name: task.import.look }));
  expect(await screen.findByText(/Dòng 2: chưa hiểu hạn “31\/02\/2027”/)).toBeDefined();

  await userEvent.clear(table);
  await userEvent.click(table);
  await userEvent.paste(rows('30/6/2027'));
  await userEvent.click(screen.getByRole('button', { name: task.import.look }));
  await userEvent.click(await screen.findByRole('button', { name: 'Ghi 2 nhiệm vụ vào sổ' }));
  expect(await screen.findByRole('table', { name: task.list })).toBeDefined();
  expect((await desk.task.list()).tasks).toHaveLength(2);
  await userEvent.click(screen.getByRole('button', { name: task.import.undo }));
  expect(await screen.findByText(task.empty.title)).toBeDefined();
});
