import { randomUUID } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cleanup, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { readXlsx } from 'hucre/xlsx';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { LetterDocuments } from '#renderer/features/letter/letter-documents.tsx';
import { DraftAll } from '#renderer/features/letter/draft-all.tsx';
import { ManyDrafts } from '#renderer/features/letter/many-drafts.tsx';
import { RegisterButton } from '#renderer/features/letter/register-button.tsx';
import { TemplateList } from '#renderer/features/letter/template-list.tsx';
import letter from '#resources/locales/vi/letter.json';
import template from '#resources/locales/vi/letter-template.json';
import { renderOnDesk } from '#tests/support/desk-screen.tsx';
import {
  aCondolence,
  aNote,
  createLetterOffice,
  openDeskOf,
  recordAt,
} from '#tests/support/letter-office.ts';
import { shippedTemplate } from '#tests/support/letters.ts';
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

const { document: words } = letter;
const button = (name: string) => screen.getByRole('button', { name });
const inAWhile = { timeout: 15_000 }; // a worker reads the sources first

async function draftedCondolence() {
  const desk = await openDeskOf(office, 'can-bo');
  const id = randomUUID();
  await recordAt(desk, aCondolence, id);
  await desk.letter.accept({ id, version: 1 });
  return { desk, drafted: await desk.letter.draft({ id, version: 2, contents: aCondolence }) };
}

it('shows a draft and its checking sheet, prints, and saves it only when asked', async () => {
  const { desk, drafted } = await draftedCondolence();
  const print = vi.fn<() => void>();
  vi.stubGlobal('print', print);
  renderOnDesk(<LetterDocuments client={desk} letter={drafted} />);
  await userEvent.click(button(words.show));
  const pages = await screen.findByRole('region', { name: words.letter }, inAWhile);
  expect(pages.shadowRoot?.textContent).toContain('Lê Thị Sen');
  await userEvent.click(button(words.print));
  expect(print).toHaveBeenCalledOnce();

  await userEvent.click(button(words.showSheet));
  await screen.findByRole('region', { name: words['checking-sheet'] }, inAWhile);
  await userEvent.click(button(words.save));
  const folder = join(office.folder.exports, 'thu-20261127');
  expect(await screen.findByText(folder, {}, inAWhile)).toBeDefined();
  expect(screen.getByText('phieu-kiem-tra-chia-buon.docx')).toBeDefined();
  expect(screen.getByText(words.saved.outside)).toBeDefined();
});

it('says what is wrong with the office’s template, with its place and tag', async () => {
  const { desk, drafted } = await draftedCondolence();
  mkdirSync(office.folder.letterTemplates, { recursive: true });
  const file = join(office.folder.letterTemplates, 'condolence.docx');
  writeFileSync(file, await shippedTemplate('thanks'));
  renderOnDesk(<LetterDocuments client={desk} letter={drafted} />);
  await userEvent.click(button(words.show));
  const alert = await screen.findByRole('alert', {}, inAWhile);
  expect(alert.textContent).toContain(template.refused);
  expect(alert.textContent).toContain(file);
  expect(alert.textContent).toContain('Thẻ {viec_lam} không dùng cho loại thư này.');
  expect(alert.textContent).toMatch(/Trong thư, đoạn “/);
});

it('offers no document of a letter that nobody has accepted, nor while letters are closed', async () => {
  const desk = await openDeskOf(office, 'can-bo');
  const asked = await recordAt(desk, aCondolence);
  renderOnDesk(<LetterDocuments client={desk} letter={asked} />);
  expect(screen.queryByRole('button', { name: words.show })).toBeNull();
  const { drafted } = await draftedCondolence();
  renderOnDesk(<LetterDocuments client={desk} letter={{ ...drafted, reading: 'locked' }} />);
  expect(screen.queryByRole('button', { name: words.show })).toBeNull();
});

it('drafts those of a list that lack nothing, and says how many', async () => {
  const desk = await openDeskOf(office, 'can-bo');
  for (const _ of [1, 2]) {
    const { id, version } = await recordAt(desk, aCondolence);
    await desk.letter.accept({ id, version });
  }
  const { letters } = await desk.letter.list({});
  const onChange = vi.fn<() => void>();
  renderOnDesk(<DraftAll client={desk} letters={letters} onChange={onChange} />);
  await userEvent.click(button('Soạn 2 thư'));
  expect((await screen.findByRole('status')).textContent).toContain('Đã soạn 2 thư.');
  expect(onChange).toHaveBeenCalledOnce();
  const { letters: after } = await desk.letter.list({});
  expect(after.map(({ state }) => state)).toEqual(['drafted', 'drafted']);
});

it('saves those of a list that can be written, and the register of a time', async () => {
  const desk = await openDeskOf(office, 'can-bo');
  await recordAt(desk, aNote);
  await recordAt(desk, aCondolence);
  const { letters } = await desk.letter.list({});
  renderOnDesk(<ManyDrafts client={desk} letters={letters} />);
  expect(screen.getByText('Có 1 thư soạn được văn bản trong danh sách đang xem.')).toBeDefined();
  await userEvent.click(screen.getByRole('radio', { name: words.many.print }));
  await userEvent.click(button(words.many.save));
  expect(await screen.findByText('loi-cam-on.docx', {}, inAWhile)).toBeDefined();
  cleanup();

  renderOnDesk(<RegisterButton client={desk} />);
  const from = screen.getByLabelText(words.register.from);
  const to = screen.getByLabelText(words.register.to);
  for (const field of [from, to]) await userEvent.clear(field);
  await userEvent.type(from, '31/02/2026');
  await userEvent.type(to, '27/11/2026{Enter}');
  expect(screen.getByText(words.register.invalid)).toBeDefined();
  await userEvent.clear(from);
  await userEvent.type(from, '1/1/2026{Enter}');
  expect(await screen.findByText(words.register.empty, {}, inAWhile)).toBeDefined();
  const file = screen.getByText(/so-thu-.*xlsx$/).textContent;
  const [sheet] = (await readXlsx(Uint8Array.from(readFileSync(file)))).sheets; // the page's own kind
  expect(sheet?.rows[2]?.[0]).toContain('Dữ liệu dùng thử');
});

it('lists the templates and copies one for the office to edit', async () => {
  const desk = await openDeskOf(office, 'can-bo');
  renderOnDesk(<TemplateList client={desk} />);
  const table = await screen.findByRole('table', { name: words.templates.heading }, inAWhile);
  expect(within(table).getAllByText(words.templates.usable)).toHaveLength(8);
  await userEvent.click(
    within(table).getByRole('button', { name: `Chép ra để sửa: ${words.template.birth}` }),
  );
  const file = join(office.folder.letterTemplates, 'birth.docx');
  expect(await screen.findByText(file, {}, inAWhile)).toBeDefined();
  expect(await within(table).findByText(words.templates.office, {}, inAWhile)).toBeDefined();
  expect(readFileSync(file)).toEqual(await shippedTemplate('birth'));
});
