import { cleanup, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { AssessmentScreen } from '#renderer/features/assessment/assessment-screen.tsx';
import nineIndicators from '#resources/indicator-sets/nine-indicators-1.json' with { type: 'json' };
import words from '#resources/locales/vi/assessment.json';
import { rightsOfRole } from '#shared/features/access/rights.ts';
import { renderOnDesk } from '#tests/support/desk-screen.tsx';
import { createTestApp, officerPhrase, staffPin, type TestApp } from '#tests/support/test-app.ts';

let app: TestApp;
beforeEach(async () => {
  app = await createTestApp();
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
  app.close();
});

async function openScreen(role: 'staff' | 'officer') {
  const desk = app.desk();
  const [code, secret] = role === 'staff' ? ['can-bo', staffPin] : ['tong-hop', officerPhrase];
  await desk.access.signIn({ code, secret });
  renderOnDesk(<AssessmentScreen client={desk} rights={rightsOfRole[role]} />);
  await screen.findByRole('table', { name: words.table.label });
  return desk;
}

const rowOf = (name: string) => screen.getByRole('row', { name: new RegExp(name) });
const open = (code: string) =>
  userEvent.click(screen.getByRole('button', { name: `Mở tiêu chí ${code}` }));

it('takes a score with its reason, and says how far the scoring is', async () => {
  await openScreen('officer');
  expect(screen.getByText(words.unverified.mark, { selector: 'article *' })).toBeDefined();
  await open('5');
  const score = screen.getByLabelText('Điểm (tối đa 2)');
  await userEvent.type(score, '2,5');
  await userEvent.click(screen.getByRole('button', { name: words.score.save }));
  expect(screen.getByText(/Xin ghi số từ 0 đến 2,/)).toBeDefined();
  await userEvent.clear(score);
  await userEvent.type(score, '1,5');
  await userEvent.click(screen.getByRole('button', { name: words.score.save }));
  expect(screen.getByText(words.score.reasonNeeded)).toBeDefined();
  await userEvent.type(screen.getByLabelText(words.score.reason), 'Thiếu ba thủ tục');
  await userEvent.click(screen.getByRole('button', { name: words.score.save }));
  await screen.findByText('1,5 / 18', { selector: 'dd' });
  expect(within(rowOf('Tổ chức tiếp nhận')).getByText('1,5')).toBeDefined();
  const confirm = screen.getByRole('button', { name: words.summary.confirm });
  expect(confirm.hasAttribute('disabled')).toBe(true);
  expect(screen.getByText('Còn thiếu: 1, 2, 3, 4, 6, 7, 8, 9')).toBeDefined();
});

it('says why figures give no score yet, and never shows 0 for them', async () => {
  await openScreen('officer');
  const sets = screen.getByLabelText(words.choose.set);
  await userEvent.selectOptions(sets, 'cai-cach-hanh-chinh@1');
  await waitFor(() => expect(rowOf('Hồ sơ không quá hạn')).toBeDefined());
  expect(within(rowOf('Hồ sơ không quá hạn')).getByText(words.table.lacking)).toBeDefined();
  await open('1.1');
  expect(screen.getByText(/Chưa nhập số liệu hoạt động của: tháng 01–12\/2026/)).toBeDefined();
});

it('takes over what figures give, with the numbers it came from', async () => {
  const desk = await openScreen('officer');
  const staff = app.desk();
  await staff.access.signIn({ code: 'can-bo', secret: staffPin });
  const figures = { resolved: 160, 'on-time': 152 };
  await staff.activity.enter({
    basedOn: 0,
    entries: Object.entries(figures).map(([figure, value]) => ({
      month: '2026-10',
      figure,
      value,
    })),
  });
  await userEvent.selectOptions(screen.getByLabelText(words.choose.set), 'cai-cach-hanh-chinh@1');
  await waitFor(() => expect(rowOf('Hồ sơ không quá hạn')).toBeDefined());
  await userEvent.selectOptions(screen.getByLabelText(words.choose.period), '2026-10');
  await screen.findByText('tính được 15');
  await open('1.1');
  expect(screen.getByText('95,0% → 15 / 25 điểm')).toBeDefined();
  expect(screen.getByText('Hồ sơ đã giải quyết: 160')).toBeDefined();
  await userEvent.click(screen.getByRole('button', { name: 'Lấy 1 điểm tính tự động' }));
  await screen.findByText('15 / 100', { selector: 'dd' });
  const { criteria } = await desk.assessment.show({
    set: 'cai-cach-hanh-chinh',
    version: 1,
    period: '2026-10',
  });
  expect(criteria[0]?.score).toMatchObject({ score: 15, way: 'automatic' });
});

it('keeps a file as evidence, and takes it away after asking', async () => {
  await openScreen('staff');
  await open('5');
  expect(screen.getByText(words.score.readOnly)).toBeDefined();
  await userEvent.click(screen.getByRole('button', { name: words.evidence.add }));
  const form = screen.getByRole('form', { name: words.evidence.add });
  await userEvent.click(within(form).getByRole('button', { name: words.evidence.save }));
  expect(within(form).getByText(words.evidence.noFile)).toBeDefined();
  const file = new File(['%PDF-1.7 danh mục'], 'danh muc.pdf', { type: 'application/pdf' });
  await userEvent.upload(within(form).getByLabelText(words.evidence.file), file);
  await userEvent.type(within(form).getByLabelText(words.evidence.name), 'Danh mục thủ tục');
  await userEvent.click(within(form).getByRole('button', { name: words.evidence.save }));
  await userEvent.click(await screen.findByRole('button', { name: 'Gỡ: Danh mục thủ tục' }));
  await userEvent.click(screen.getByRole('button', { name: words.evidence.removeYes }));
  await screen.findByText(words.evidence.none);
});

it('takes in a set from a file after saying what is in it, and names every fault', async () => {
  const desk = await openScreen('officer');
  const choose = screen.getByLabelText(words.sets.choose);
  const fileOf = (change: object) =>
    new File([JSON.stringify({ ...nineIndicators, ...change })], 'bo.json');
  await userEvent.upload(choose, fileOf({ fullScore: 20 }));
  expect(await screen.findByText(`fullScore: ${words.sets.fault.sumDiffers}`)).toBeDefined();
  await userEvent.upload(choose, fileOf({ version: 2 }));
  await userEvent.click(await screen.findByRole('button', { name: words.sets.take }));
  await screen.findByText(words.sets.taken);
  const { sets } = await desk.assessment.list();
  expect(sets.map(({ code, version }) => `${code}@${version}`)).toContain('tt01-2018@2');
});

it('names a legal basis on paper once an officer has entered and compared it', async () => {
  await openScreen('officer');
  await userEvent.click(screen.getByRole('button', { name: words.unverified.enter }));
  await userEvent.type(screen.getByLabelText(words.basis.number), '12/QĐ-UBND');
  await userEvent.type(screen.getByLabelText(words.basis.day), '05/01/2026');
  await userEvent.type(screen.getByLabelText(words.basis.issuer), 'UBND tỉnh');
  await userEvent.click(screen.getByLabelText(words.basis.compared));
  await userEvent.click(screen.getByRole('button', { name: words.basis.save }));
  const line = 'Căn cứ 12/QĐ-UBND ngày 05/01/2026 của UBND tỉnh';
  await screen.findByText(line, { selector: 'article *' });
  expect(screen.queryByText(words.unverified.mark)).toBeNull();
});
