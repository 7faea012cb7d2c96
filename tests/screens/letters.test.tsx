import { randomUUID } from 'node:crypto';
import { cleanup, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Client } from '#renderer/client/client.ts';
import { LettersScreen } from '#renderer/features/letter/letters-screen.tsx';
import words from '#resources/locales/vi/letter.json';
import { rightsOfRoles, type PersonRole } from '#shared/features/access/rights.ts';
import { renderOnDesk } from '#tests/support/desk-screen.tsx';
import {
  aCondolence,
  aNote,
  anApology,
  askFor,
  createLetterOffice,
  demoPassphrase,
  deskOf,
  openDeskOf,
  recordAt,
} from '#tests/support/letter-office.ts';
import type { TestApp } from '#tests/support/test-app.ts';

let office: TestApp;
beforeEach(async () => {
  office = await createLetterOffice();
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
  office.close();
});

function show(client: Client, code: string, role: PersonRole) {
  const person = { code, name: code, roles: [role] };
  const rights = [...rightsOfRoles([role])];
  renderOnDesk(<LettersScreen client={client} session={{ person, rights }} />);
}

const press = async (name: string | RegExp) =>
  userEvent.click(await screen.findByRole('button', { name }));
const go = (view: keyof typeof words.view) => press(words.view[view]);
const fill = async (label: string, text: string) =>
  userEvent.type(await screen.findByRole('textbox', { name: new RegExp(`^${label}`) }), text);
const choose = async (label: string, option: string) =>
  userEvent.selectOptions(
    await screen.findByRole('combobox', { name: new RegExp(`^${label}`) }),
    option,
  );
/** Somebody has heard the text at the desk and said yes. */
async function agree(): Promise<void> {
  await userEvent.click(await screen.findByRole('radio', { name: words.consent.way.word }));
  await userEvent.click(screen.getByRole('checkbox', { name: words.consent.agreed }));
  await press(words.consent.next);
}
const letterOf = async (kind: keyof typeof words.kind) =>
  within(await screen.findByRole('article', { name: words.kind[kind] }));

it('names nobody until letters are opened, and says how many tries a wrong secret leaves', async () => {
  await askFor(office, anApology);
  show(await deskOf(office, 'can-bo'), 'can-bo', 'staff');
  await go('list');
  await press(new RegExp(words.kind.apology));
  expect(await screen.findByText(words.reading.locked)).toBeDefined();
  expect(document.body.textContent).not.toContain('Hòa Bình');
  await press(words.keys.open);
  const dialog = within(await screen.findByRole('dialog'));
  await userEvent.type(dialog.getByLabelText(words.open.passphrase), 'không phải mật khẩu này');
  await userEvent.click(dialog.getByRole('button', { name: words.keys.open }));
  expect((await dialog.findByRole('alert')).textContent).toMatch(/Còn \d+ lần thử/);
  await userEvent.clear(dialog.getByLabelText(words.open.passphrase));
  await userEvent.type(dialog.getByLabelText(words.open.passphrase), demoPassphrase);
  await userEvent.click(dialog.getByRole('button', { name: words.keys.open }));
  expect((await screen.findAllByText('Nguyễn Thị Hòa Bình')).length).toBeGreaterThan(0);
  expect(screen.getByRole('timer').textContent).toMatch(/(9|10):\d\d/);
  await press(words.keys.close);
  await waitFor(() => expect(document.body.textContent).not.toContain('Hòa Bình'));
});

it('guides the leader through making the key, and shows its code once', async () => {
  const other = await createLetterOffice({ kind: 'office' });
  show(await deskOf(other, 'lanh-dao'), 'lanh-dao', 'leader');
  const [first, again] = [words.way.passphrase, words.make.again];
  await userEvent.type(await screen.findByLabelText(first), 'matkhau');
  await press(words.make.submit);
  expect(screen.getByText(words.weak.short)).toBeDefined();
  await userEvent.clear(screen.getByLabelText(first));
  for (const label of [first, again]) {
    await userEvent.type(screen.getByLabelText(label), 'con trâu già gặm cỏ ven đê');
  }
  await press(words.make.submit);
  const sheet = await screen.findByRole('article', { name: words.secrets.sheet });
  expect(sheet.textContent).toMatch(/([0-9A-Z]{4}-){6}[0-9A-Z]{4}/);
  expect(screen.getByRole('button', { name: words.secrets.done })).toHaveProperty('disabled', true);
  await userEvent.click(screen.getByRole('checkbox', { name: words.secrets.kept }));
  await press(words.secrets.done);
  expect(await screen.findByText(words.keys.closed)).toBeDefined();
  expect(screen.queryByText(sheet.textContent)).toBeNull();
  other.close();
});

it('goes from request to signature, saying what is missing before', async () => {
  await askFor(office, anApology);
  show(await openDeskOf(office, 'lanh-dao'), 'lanh-dao', 'leader');
  await go('list');
  await press(/Nguyễn Thị Hòa Bình/);
  await press(words.step.accept);
  expect(await screen.findByText(words.missing.title)).toBeDefined();
  await press(words.step.draft);
  await fill(words.field.reason, 'Cán bộ nghỉ ốm, không có người thay.');
  await press(words.form.saveDraft);
  await press(words.step.sign);
  await press(words.sign.save);
  expect(await screen.findByText(words.form.missing)).toBeDefined();
  await fill(words.sign.number, '12/PXL');
  await press(words.sign.save);
  const letter = await letterOf('apology');
  expect(await letter.findByText(/Số 12\/PXL · .* · Người đứng đầu cơ quan/)).toBeDefined();
  expect(letter.getByRole('button', { name: words.step.handOver })).toBeDefined();
});

it('shows where a letter stands when somebody else was quicker, and keeps what was typed', async () => {
  const { id } = await askFor(office, anApology);
  show(await openDeskOf(office, 'can-bo'), 'can-bo', 'staff');
  await go('list');
  await press(/Nguyễn Thị Hòa Bình/);
  await press(words.step.amend);
  await fill(words.field.reason, 'Mất điện cả buổi sáng.');
  const other = await openDeskOf(office, 'can-bo-2');
  await other.letter.decline({ id, version: 1, reason: 'not-ours' });
  await press(words.form.save);
  const letter = await letterOf('apology');
  expect(await letter.findByText(words.refused.LETTER_CHANGED.title)).toBeDefined();
  expect(letter.getAllByText(words.state.declined).length).toBeGreaterThan(0);
  expect(letter.getByDisplayValue('Mất điện cả buổi sáng.')).toBeDefined();
});

it('reads the names of a condolence back before it is saved, and warns of one name for two', async () => {
  const client = await deskOf(office, 'can-bo');
  show(client, 'can-bo', 'staff');
  await go('new');
  await press(new RegExp(words.kind.condolence));
  await agree();
  await choose(words.field.deceased.salutation, words.salutation.mrs);
  await fill(words.field.deceased.name, 'Phạm Văn Thuận');
  await choose(words.field.addressee.salutation, words.salutation.family);
  await fill(words.field.addressee.name, 'Phạm Văn Thuận');
  await fill(words.field.relation, 'mẹ');
  await press(words.form.readBack);
  expect(await screen.findByText(words.contradiction['same-name'])).toBeDefined();
  expect((await client.letter.list({})).total).toBe(0);
  await press(words.readBack.change);
  const deceased = screen.getByRole('textbox', {
    name: new RegExp(`^${words.field.deceased.name}`),
  });
  await userEvent.clear(deceased);
  await userEvent.type(deceased, 'Lê Thị Sen');
  await press(words.form.readBack);
  expect(screen.queryByText(words.contradiction['same-name'])).toBeNull();
  await press(words.readBack.right);
  expect(await screen.findByText(words.new.recorded)).toBeDefined();
  expect((await client.letter.list({})).letters).toMatchObject([{ kind: 'condolence' }]);
});

it('asks for consent before anything is typed, with an empty box, and keeps who gave it', async () => {
  const client = await openDeskOf(office, 'can-bo');
  show(client, 'can-bo', 'staff');
  await go('new');
  await press(new RegExp(words.kind.birth));
  const text = await screen.findByRole('article', { name: words.consent.sheet });
  expect(text.textContent).toContain('Ông/bà không đồng ý thì không có gì được lưu');
  const box = screen.getByRole('checkbox', { name: words.consent.agreed });
  expect(box).toHaveProperty('checked', false);
  expect(screen.queryByRole('textbox')).toBeNull();
  await userEvent.click(box);
  expect(screen.getByRole('button', { name: words.consent.next })).toHaveProperty('disabled', true);
  await press(words.consent.refused);
  expect((await client.letter.list({})).total).toBe(0);
  await press(new RegExp(words.kind.birth));
  expect(await screen.findByRole('checkbox', { name: words.consent.agreed })).toHaveProperty(
    'checked',
    false,
  );
  await agree();
  await choose(words.field.addressee.salutation, words.salutation.mrs);
  await fill(words.field.addressee.name, 'Đinh Thị Mẫu');
  await fill(words.field.child, 'Đinh Bình An');
  await press(words.new.save);
  expect(await screen.findByRole('article', { name: words.new.receipt })).toBeDefined();
  expect((await client.letter.list({})).letters).toMatchObject([
    { kind: 'birth', ground: 'consent', consentBy: 'parent', consentHow: 'word' },
  ]);
});

it('lets an apology stand on the office’s duty, and says so', async () => {
  const client = await openDeskOf(office, 'can-bo');
  show(client, 'can-bo', 'staff');
  await go('new');
  await press(new RegExp(words.kind.apology));
  await userEvent.click(await screen.findByRole('radio', { name: words.consent.duty }));
  await press(words.consent.next);
  expect(await screen.findByText(words.ground.duty)).toBeDefined();
  await choose(words.field.addressee.salutation, words.salutation.mr);
  await fill(words.field.addressee.name, 'Lò Văn Mẫu');
  await press(words.new.save);
  expect(await screen.findByText(words.new.recorded)).toBeDefined();
  expect((await client.letter.list({})).letters).toMatchObject([{ ground: 'duty' }]);
});

it('leaves the check of a condolence to somebody who did not draft it', async () => {
  const drafter = await openDeskOf(office, 'can-bo');
  const id = randomUUID();
  await recordAt(drafter, aCondolence, id);
  await drafter.letter.accept({ id, version: 1 });
  await drafter.letter.draft({ id, version: 2, contents: aCondolence });
  show(drafter, 'can-bo', 'staff');
  await go('list');
  await press(/Phạm Văn Thuận/);
  expect(await screen.findByText(words.check.hint)).toBeDefined();
  expect(screen.queryByRole('button', { name: words.step.check })).toBeNull();
  cleanup();
  show(await openDeskOf(office, 'can-bo-2'), 'can-bo-2', 'staff');
  await go('list');
  await press(/Phạm Văn Thuận/);
  await press(words.step.check);
  expect(await screen.findByText(/^Người kiểm tra: /)).toBeDefined();
});

it('names every wrong line of an overdue list before it takes anything in', async () => {
  show(await openDeskOf(office, 'can-bo'), 'can-bo', 'staff');
  await go('overdue');
  const list = (day: string) =>
    new File([`Mã hồ sơ;Họ và tên;Ngày hẹn trả\nH55-1;Lò Văn Pủa;${day}\n`], 'qua-han.csv');
  const input = async () => {
    await screen.findByText(words.overdue.intro);
    return document.querySelector<HTMLInputElement>('input[type=file]') as HTMLInputElement;
  };
  await userEvent.upload(await input(), list('31/11/2026'));
  expect(await screen.findByText('Dòng 2, Ngày hẹn trả: không phải một ngày.')).toBeDefined();
  expect(screen.queryByRole('button', { name: /thư xin lỗi$/ })).toBeNull();
  await userEvent.upload(await input(), list('26/11/2026'));
  await press(/^Tạo 1 thư xin lỗi/);
  expect(await screen.findByText(/^Đã tạo 1 thư xin lỗi/)).toBeDefined();
  await press(words.compliance.count);
  expect(await screen.findByText('0 trên 1 (0,0%)')).toBeDefined();
  expect(screen.getByText('H55-1')).toBeDefined();
});

it('deletes by the receipt code after asking twice, and says what stays', async () => {
  const { code } = await askFor(office, anApology);
  const client = await deskOf(office, 'can-bo');
  show(client, 'can-bo', 'staff');
  await go('subjects');
  await fill(words.subject.code, code);
  await press(words.subject.find);
  await press(words.delete.ask);
  expect(screen.getByText(words.delete.stays)).toBeDefined();
  const button = screen.getByRole('button', { name: words.delete.do });
  expect(button).toHaveProperty('disabled', true);
  await userEvent.click(screen.getByRole('checkbox', { name: words.delete.sure }));
  await userEvent.click(button);
  await waitFor(async () => expect((await client.letter.list({})).total).toBe(0));
});

it('finds a letter by a scanner, which types into the panel as it opens and ends with Enter', async () => {
  const first = await askFor(office, anApology);
  const second = await askFor(office, aNote);
  show(await deskOf(office, 'can-bo'), 'can-bo', 'staff');
  await go('subjects');
  await screen.findByRole('textbox', { name: words.subject.code });
  await userEvent.keyboard(`${first.code}{Enter}`);
  expect(await screen.findByText(new RegExp(`^${words.kind.apology}, đề nghị`))).toBeDefined();
  const [begin, end] = [second.code.slice(0, 4), second.code.slice(4)];
  await userEvent.keyboard(` ${begin.toLowerCase()} ${end.toLowerCase()}{Enter}`);
  expect(
    await screen.findByText(new RegExp(`^${words.kind['thanks-note']}, đề nghị`)),
  ).toBeDefined();
});

it('says so when a way of typing Vietnamese has changed what was scanned', async () => {
  show(await deskOf(office, 'can-bo'), 'can-bo', 'staff');
  await go('subjects');
  await fill(words.subject.code, '3YV75ĐC');
  expect(screen.getByText(words.subject.composed)).toBeDefined();
});

it('puts what is late first, and every number leads to its letters', async () => {
  await askFor(office, anApology);
  office.clock.pass(9 * 24 * 60 * 60 * 1_000);
  show(await deskOf(office, 'can-bo'), 'can-bo', 'staff');
  await press(`${words.kind.apology}, ${words.board.overdue}: 1`);
  expect(await screen.findByText('Quá hạn từ 04/12/2026')).toBeDefined();
  expect(screen.getByText(words.list.choose)).toBeDefined();
});
