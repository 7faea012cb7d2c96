import { cleanup, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import words from '#resources/locales/vi/model.json';
import { Model } from '#shared/features/model/model.ts';
import type { PlanEntry } from '#shared/features/session/plan-entry.ts';
import { ModelScreen } from '#renderer/features/model/model-screen.tsx';
import { createTestApp, type TestApp } from '#tests/support/test-app.ts';
import { renderOnDesk } from '#tests/support/desk-screen.tsx';

const secret = '135791';
const people = [{ code: 'ai-do', role: 'leader', secret }] as const;
const atHome = Model.parse({
  code: 'tai-nha',
  name: 'Tại nhà thứ Năm',
  kind: 'atHome',
  rules: { weekdays: [4] },
  groups: [{ code: 'gia-yeu', name: 'Người già yếu' }],
  validFrom: '2026-11-01',
});
/** A Friday, before the test's clock. */
const friday: PlanEntry = {
  code: 'phien-1',
  name: 'Đi tận nhà',
  modelCode: 'tai-nha',
  mode: 'portable',
  on: { weekdays: [5] },
  from: '07:30',
  to: '08:30',
  place: '',
  validFrom: '2026-11-27',
};

let app: TestApp;
beforeEach(async () => {
  app = await createTestApp({ people });
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
  app.close();
});

async function withAtHome() {
  app.close();
  app = await createTestApp({ people, settings: { models: [atHome], plan: [friday] } });
  return openScreen();
}

async function openScreen() {
  const desk = app.desk();
  await desk.access.signIn({ code: 'ai-do', secret });
  renderOnDesk(<ModelScreen client={desk} />);
  await screen.findByRole('region', { name: words.session.title });
  return desk;
}

const press = (name: string) => userEvent.click(screen.getByRole('button', { name }));

it('says what models are for where there is none, and sets one up from a template', async () => {
  const desk = await openScreen();
  expect(screen.getByText(words.empty.title)).toBeDefined();
  await press(words.add);
  expect(screen.getAllByText(words.unverified)).toHaveLength(6);
  await press('Dùng mẫu Sáng thứ Bảy vì dân');
  const until = screen.getByLabelText(words.form.validTo.label);
  await userEvent.type(until, '1/1/2020');
  await press(words.form.save);
  expect(screen.getByText(words.form.fault.order)).toBeDefined();
  await userEvent.clear(until);
  await userEvent.type(until, '30/6/2027');
  await press(words.form.save);
  await screen.findByText(words.saved);
  const card = within(screen.getByRole('list', { name: words.list }));
  expect(card.getByText(words.basis.none)).toBeDefined();
  expect(card.getByText(words.unverified)).toBeDefined();
  expect((await desk.model.list()).models).toMatchObject([
    {
      model: { code: 'sang-thu-bay', validTo: '2027-06-30', verified: false },
      standing: 'running',
    },
  ]);
});

it('takes a model from another office as a draft without units, days and documents', async () => {
  const desk = await openScreen();
  const { rules, groups } = atHome;
  const model = { code: 'tai-nha', name: atHome.name, kind: 'atHome', rules, groups, targets: [] };
  const from = { code: '30307', name: 'Uỷ ban nhân dân phường khác' };
  const text = JSON.stringify({ format: 'hai-long-model/1', from, model });
  const choose = (content: string) =>
    userEvent.upload(
      screen.getByLabelText(words.file.choose),
      new File([content], 'mo-hinh.json', { type: 'application/json' }),
    );
  await choose(text.replace('"kind":"atHome"', '"kind":"khac"'));
  await screen.findByText(words.file.faulty);
  expect(screen.getByText('Chỗ sai: model.kind.')).toBeDefined();
  await choose(text);
  await screen.findByText(words.file.fromTitle);
  expect(screen.getByText(/phường khác \(mã 30307\)/)).toBeDefined();
  expect((await desk.model.list()).models).toEqual([]);
  await press(words.form.save);
  await screen.findByText(words.saved);
  expect((await desk.model.list()).models).toMatchObject([
    { model: { code: 'tai-nha', units: [], basis: [], verified: false, validFrom: '2026-11-27' } },
  ]);
  await press(`Ghi mô hình ${atHome.name} ra tệp cho đơn vị khác`);
  await screen.findByText(/mo-hinh-tai-nha\.json/);
});

it('takes a model off the list and puts it back', async () => {
  const desk = await openScreen();
  await desk.model.change({ basedOn: 1, models: [atHome] });
  cleanup();
  await openScreen();
  await press(`Bỏ mô hình ${atHome.name} khỏi danh mục`);
  await screen.findByText(words.removed);
  await press(words.undo);
  await screen.findByText(words.saved);
  expect((await desk.model.list()).models).toMatchObject([{ model: atHome }]);
});

it('keeps a model that the plan names, and says what to do first', async () => {
  await withAtHome();
  await press(`Bỏ mô hình ${atHome.name} khỏi danh mục`);
  await screen.findByText(words.refused.MODEL_PLANNED.title);
  expect(screen.getByRole('heading', { name: atHome.name })).toBeDefined();
});

it('names the line of the plan that does not keep to its model', async () => {
  await withAtHome();
  const findings = within(screen.getByRole('region', { name: words.finding.title }));
  expect(findings.getByText(/dòng “Đi tận nhà” có phiên ngày 27\/11\/2026/)).toBeDefined();
});

it('takes what staff counted in a session, and not what cannot be', async () => {
  const desk = await withAtHome();
  const table = within(await screen.findByRole('table', { name: words.session.title }));
  await userEvent.click(table.getByRole('button'));
  const form = within(screen.getByRole('form', { name: words.session.form }));
  await userEvent.type(form.getByLabelText(words.figure.visits), '2');
  await userEvent.type(form.getByLabelText('Người già yếu'), '3');
  await userEvent.click(form.getByRole('button', { name: words.session.save }));
  expect(form.getByText(words.session.fault.groupAboveVisits)).toBeDefined();
  await userEvent.clear(form.getByLabelText('Người già yếu'));
  await userEvent.type(form.getByLabelText('Người già yếu'), '1');
  await userEvent.click(form.getByRole('button', { name: words.session.save }));
  await table.findByText('Người già yếu: 1');
  await userEvent.click(table.getByRole('button'));
  const again = within(screen.getByRole('form', { name: words.session.form }));
  await userEvent.type(again.getByLabelText(words.figure.resolved), '1');
  await userEvent.click(again.getByRole('button', { name: words.session.save }));
  await table.findByText(/bản thứ 2/);
  await userEvent.click(table.getByRole('button'));
  await userEvent.click(screen.getByText(words.session.history));
  expect(await screen.findAllByText(/2026, ai-do: Lượt người được phục vụ: 2/)).toHaveLength(2);
  const [session] = (await desk.model.sessions({})).sessions;
  expect(session?.entered?.figures).toMatchObject({
    visits: 2,
    received: null,
    groups: { 'gia-yeu': 1 },
  });
});
