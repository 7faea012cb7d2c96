import { cleanup, fireEvent, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Client } from '#renderer/client/client.ts';
import { SurveySection } from '#renderer/features/survey/survey-section.tsx';
import survey from '#resources/locales/vi/survey.json';
import { renderOnDesk } from '#tests/support/desk-screen.tsx';
import { createTestApp, officerPhrase, type TestApp } from '#tests/support/test-app.ts';

const patient = { timeout: 20_000 };

let desk: TestApp;
beforeEach(async () => {
  desk = await createTestApp();
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
  desk.close();
});

async function anOfficerWithAStore(): Promise<Client> {
  const client = desk.desk();
  await client.access.signIn({ code: 'tong-hop', secret: officerPhrase });
  await client.gather.make();
  return client;
}

const header = 'Dấu thời gian;Họ và tên;Đơn vị;Thái độ;Thời gian chờ;Góp ý';
const rows = [
  '03/10/2026 08:15:30;Nguyễn Văn A;Xã An Lão;Rất hài lòng;Nhanh;Cảm ơn cô Lan',
  '14/10/2026 08:40:02;Trần Thị B;Xã An Lão;Hài lòng;Nhanh;',
  '15/10/2026 14:05:00;;Xã An Vinh;Không hài lòng;Chậm;Chờ lâu quá',
  '16/10/2026 14:05:00;;Xã An Vinh;Hài lòng;Chậm;',
];

async function choose(lines: readonly string[], name = 'phieu.csv'): Promise<void> {
  const input = document.querySelector<HTMLInputElement>('input[type=file]');
  if (input === null) throw new Error('there is a way in for a file');
  await userEvent.upload(input, new File([lines.join('\r\n')], name));
}

const fill = (field: HTMLElement, value: string) => fireEvent.change(field, { target: { value } });
const button = (name: string | RegExp) => screen.findByRole('button', { name }, patient);
const pick = (name: string, value: string) =>
  userEvent.selectOptions(screen.getByRole('combobox', { name }), value);

it('takes a file in only after a person has said what each answer means, and reads the next by itself', async () => {
  renderOnDesk(<SurveySection client={await anOfficerWithAStore()} isStoreBusy={false} />);
  await screen.findByText(survey.none, undefined, patient);
  await choose([header, ...rows]);
  await screen.findByText('phieu.csv', undefined, patient);
  // nobody's name or words are on the screen
  for (const own of ['Nguyễn', 'Trần', 'cô Lan', 'Chờ lâu']) {
    expect(document.body.textContent).not.toContain(own);
  }
  expect(screen.getByText(survey.columns.never)).toBeDefined();

  await userEvent.click(await button(survey.screen.weigh));
  const open = await screen.findByRole('alert');
  expect(open.textContent).toContain(survey.open.name);
  expect(open.textContent).toContain('Cột “Thời gian chờ”: chọn điểm cho từng mức');
  fill(screen.getByLabelText(survey.about.name), 'Phiếu quý III');
  fill(screen.getByLabelText(survey.about.source), 'Phòng Nội vụ');
  await pick(survey.about.mode, 'online');
  fill(screen.getByLabelText('Mã của “Xã An Lão”'), '21609');
  fill(screen.getByLabelText('Mã của “Xã An Vinh”'), '21616');
  await pick('Điểm của “Nhanh”, cột “Thời gian chờ”', '2');
  await pick('Điểm của “Chậm”, cột “Thời gian chờ”', '1');
  for (const tick of screen.getAllByRole('checkbox')) await userEvent.click(tick);
  await userEvent.click(await button(survey.screen.weigh));
  expect(await screen.findByText('Sẽ nhận 4 phiếu, từ 03/10/2026 đến 16/10/2026')).toBeDefined();
  const left = '1 cột có thông tin về người trả lời: Họ và tên';
  expect(screen.getByText(left)).toBeDefined();
  await userEvent.click(await button('Nhận 4 phiếu vào kho'));
  await screen.findByText(/Đã nhận 4 phiếu của “Phiếu quý III”/, undefined, patient);

  // next month's file of the same form, with a level that nobody chose before
  const next = ['20/11/2026 09:00:00;;Xã An Lão;Hài lòng;Rất chậm;', rows[3] ?? ''];
  await choose([header, ...next], 'thang-11.csv');
  await screen.findByText(/Đã biết mẫu phiếu này: “Phiếu quý III”/, undefined, patient);
  await pick('Điểm của “Rất chậm”, cột “Thời gian chờ”', '0');
  for (const tick of screen.getAllByRole('checkbox', { checked: false })) {
    await userEvent.click(tick);
  }
  await userEvent.click(await button(survey.screen.weigh));
  // its scale is another one then, which is refused beside what is there
  await screen.findByText(survey.refused.MAPPED_OTHERWISE.title, undefined, patient);
});

it('names each wrong cell by row and column, and removes a file with its reason and back', async () => {
  const client = await anOfficerWithAStore();
  renderOnDesk(<SurveySection client={client} isStoreBusy={false} />);
  const plain = 'Ngày,Chấm điểm';
  await choose([plain, '03/10/2026,9', '31/02/2026,8', '05/10/2026,12']);
  await screen.findByText('phieu.csv', undefined, patient);
  fill(screen.getByLabelText(survey.about.name), 'Chấm điểm');
  fill(screen.getByLabelText(survey.about.source), 'Sở Nội vụ');
  await pick(survey.about.mode, 'paper');
  fill(screen.getByLabelText(survey.columns.unitCode), '21609');
  const most = screen.getByLabelText(survey.meanings.most);
  await userEvent.clear(most);
  await userEvent.type(most, '10');
  for (const tick of screen.getAllByRole('checkbox')) await userEvent.click(tick);
  await userEvent.click(await button(survey.screen.weigh));
  const faults = await screen.findByRole('alert', undefined, patient);
  expect(faults.textContent).toContain('Dòng 3, cột “Ngày”: không đọc được ngày “31/02/2026”');
  expect(faults.textContent).toContain('Dòng 4, cột “Chấm điểm”: điểm “12” ngoài thang');
  await userEvent.click(await button(survey.screen.close));
  expect(await client.survey.list()).toEqual([]);

  await choose([plain, '03/10/2026,9'], 'mot-phieu.csv');
  await screen.findByText('mot-phieu.csv', undefined, patient);
  fill(screen.getByLabelText(survey.about.name), 'Chấm điểm');
  fill(screen.getByLabelText(survey.about.source), 'Sở Nội vụ');
  await pick(survey.about.mode, 'paper');
  fill(screen.getByLabelText(survey.columns.unitCode), '21609');
  for (const tick of screen.getAllByRole('checkbox')) await userEvent.click(tick);
  await userEvent.click(await button(survey.screen.weigh));
  await userEvent.click(await button('Nhận 1 phiếu vào kho'));
  await userEvent.click(await button('Bỏ “Chấm điểm”'));
  const dialog = await screen.findByRole('dialog');
  await userEvent.click(within(dialog).getByRole('button', { name: survey.remove.yes }));
  expect(within(dialog).getByText(survey.remove.reasonShort)).toBeDefined();
  fill(within(dialog).getByLabelText(survey.remove.reason), 'nhận nhầm đợt');
  await userEvent.click(within(dialog).getByRole('button', { name: survey.remove.yes }));
  await screen.findByText(/Đã bỏ “Chấm điểm” \(1 phiếu\)/, undefined, patient);
  expect(await client.survey.list()).toMatchObject([{ removed: { reason: 'nhận nhầm đợt' } }]);
  await userEvent.click(await button(survey.screen.undo));
  await screen.findByText(/Đã tính lại “Chấm điểm”/, undefined, patient);
  expect(await client.survey.list()).toMatchObject([{ removed: null, rows: 1 }]);
});

it('says in plain words why a file cannot be read', async () => {
  renderOnDesk(<SurveySection client={await anOfficerWithAStore()} isStoreBusy={false} />);
  await choose([], 'trong.csv');
  expect(await screen.findByText(survey.refused.empty, undefined, patient)).toBeDefined();
  await choose(['Họ và tên,Điểm', 'A,5'], 'khong-ngay.csv');
  expect(await screen.findByText(survey.refused.noDays, undefined, patient)).toBeDefined();
  const large = new File([''], 'lon.csv');
  Object.defineProperty(large, 'size', { value: 100 * 1024 * 1024 });
  const input = document.querySelector<HTMLInputElement>('input[type=file]');
  if (input !== null) await userEvent.upload(input, large);
  expect(await screen.findByText(survey.refused.tooLarge, undefined, patient)).toBeDefined();
});
