import { cleanup, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { InboxScreen } from '#renderer/features/inbox/inbox-screen.tsx';
import inbox from '#resources/locales/vi/inbox.json';
import { renderOnDesk } from '#tests/support/desk-screen.tsx';
import { createFakeClock } from '#tests/support/fake-clock.ts';
import { aRating, anId, createTestApp, staffPin, type TestApp } from '#tests/support/test-app.ts';

const people = [
  { code: 'can-bo', role: 'staff', secret: staffPin },
  { code: 'lanh-dao', role: 'leader', secret: '135791' },
] as const;
const words = ['Chờ lâu quá', 'Ghế ít', 'Đèn hỏng', 'Đường vào khó', 'Chị Hoa rất tốt'];

let office: TestApp;
beforeEach(async () => {
  office = await createTestApp({ people, clock: createFakeClock('2026-11-23T08:00:00+07:00') });
  window.scrollTo = () => {};
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
  office.close();
});

async function aDayOf(comments: readonly string[]) {
  const kiosk = office.kiosk();
  for (let number = 0; number < 10; number += 1) {
    office.clock.pass(60_000);
    const rating = aRating();
    await kiosk.rating.submit(rating);
    const text = comments[number];
    if (text) await kiosk.rating.comment({ id: anId(), responseId: rating.id, text });
  }
  office.clock.pass(24 * 60 * 60_000);
}

async function signedIn(code: 'can-bo' | 'lanh-dao', secret: string) {
  const desk = office.desk();
  await desk.access.signIn({ code, secret });
  return desk;
}
const staff = () => signedIn('can-bo', staffPin);
const leader = () => signedIn('lanh-dao', '135791');

const cardOf = async (text: string) => {
  const card = (await screen.findByText(text)).closest('article');
  if (!card) throw new Error(`no card says ${text}`);
  return within(card);
};
const shelf = (name: string) => screen.getByRole('button', { name: new RegExp(`^${name}`) });

it('says why nothing is there yet, in an office where nothing has been released', async () => {
  renderOnDesk(<InboxScreen client={await staff()} />);
  expect(await screen.findByText(inbox.empty.office.title)).toBeDefined();
});

it('records what was done, and the comment stays in sight with its new state', async () => {
  await aDayOf(words);
  renderOnDesk(<InboxScreen client={await staff()} />);
  const card = await cardOf('Ghế ít');
  await userEvent.click(card.getByRole('button', { name: inbox.act.answer }));
  await userEvent.click(card.getByRole('button', { name: inbox.form.answer.save }));
  expect(card.getByText(inbox.form.tooShort)).toBeDefined();
  await userEvent.type(card.getByRole('textbox'), 'Đã thêm 10 ghế');
  await userEvent.click(card.getByRole('button', { name: inbox.form.answer.save }));
  expect(await card.findByText('Đã thêm 10 ghế')).toBeDefined();
  expect(card.getByText(inbox.state.answered)).toBeDefined();
});

it('tells the second of two people who was first, and keeps what they wrote', async () => {
  await aDayOf(words);
  renderOnDesk(<InboxScreen client={await staff()} />);
  const card = await cardOf('Ghế ít');
  await userEvent.click(card.getByRole('button', { name: inbox.act.close }));
  await userEvent.type(card.getByRole('textbox'), 'Không làm được');
  const other = await leader();
  const [item] = (await other.inbox.list({ search: 'ghế' })).items;
  await other.inbox.step({ item: item?.id ?? 0, basedOn: 0, step: 'answer', note: 'Đã thêm' });
  await userEvent.click(card.getByRole('button', { name: inbox.form.close.save }));
  const title = inbox.refused.ITEM_CHANGED.title.replace('{{by}}', 'lanh-dao');
  expect(await card.findByText(title)).toBeDefined();
  expect(card.getByRole('textbox')).toHaveProperty('value', 'Không làm được');
  expect(await card.findByText('Đã thêm')).toBeDefined();
});

it('shows staff how much is withheld and none of it', async () => {
  await aDayOf(words);
  renderOnDesk(<InboxScreen client={await staff()} />);
  expect(await screen.findByRole('note')).toHaveProperty(
    'textContent',
    expect.stringContaining('1 góp ý chờ lãnh đạo đọc'),
  );
  expect(screen.queryByText('Chị Hoa rất tốt')).toBeNull();
  expect(screen.queryByRole('button', { name: /^Chờ lãnh đạo/ })).toBeNull();
});

it('lets the leader pass a comment on with the name already marked', async () => {
  await aDayOf(words);
  renderOnDesk(<InboxScreen client={await leader()} />);
  await screen.findByText('Ghế ít');
  await userEvent.click(shelf(inbox.shelf.waiting));
  const card = await cardOf('Chị Hoa rất tốt');
  await userEvent.click(card.getByRole('button', { name: inbox.act.read }));
  const group = within(await card.findByRole('group', { name: inbox.blackOut.words }));
  expect(group.getAllByRole('button', { pressed: true }).map((each) => each.textContent)).toEqual([
    'Chị',
    'Hoa',
  ]);
  await userEvent.click(group.getByRole('button', { name: 'Chị' }));
  await userEvent.click(card.getByRole('button', { name: inbox.blackOut.save }));
  expect(await screen.findByText('Chị ████ rất tốt')).toBeDefined();
});

it('finds words without diacritics, and says what it did not find', async () => {
  await aDayOf(words);
  renderOnDesk(<InboxScreen client={await staff()} />);
  await userEvent.type(await screen.findByLabelText(inbox.search.label), 'duong vao');
  await vi.waitFor(() => expect(screen.queryByText('Ghế ít')).toBeNull(), { timeout: 10_000 });
  expect(screen.getByText('Đường vào khó')).toBeDefined();
  await userEvent.type(screen.getByLabelText(inbox.search.label), ' xa');
  expect(
    await screen.findByText(inbox.empty.search.replace('{{search}}', 'duong vao xa')),
  ).toBeDefined();
});

it('erases words for the leader, asked twice, and says in their place what was done', async () => {
  await aDayOf(words);
  renderOnDesk(<InboxScreen client={await leader()} />);
  const card = await cardOf('Ghế ít');
  await userEvent.click(card.getByRole('button', { name: inbox.act.erase }));
  expect(card.getByText(inbox.erase.staysRating)).toBeDefined();
  await userEvent.click(card.getByRole('button', { name: inbox.erase.next }));
  expect(card.getByText(inbox.erase.reasonMissing)).toBeDefined();
  await userEvent.selectOptions(card.getByLabelText(inbox.erase.reason), 'writerAsked');
  await userEvent.click(card.getByRole('button', { name: inbox.erase.next }));
  expect(document.activeElement?.textContent).toBe(inbox.erase.back);
  expect(card.getByText('Ghế ít')).toBeDefined();
  await userEvent.click(card.getByRole('button', { name: inbox.erase.save }));
  expect(await card.findByText(inbox.item.erased)).toBeDefined();
  expect(card.getByText(/lanh-dao · lý do: Người viết đề nghị xoá/)).toBeDefined();
  expect(card.queryByText('Ghế ít')).toBeNull();
  expect(card.queryByRole('button', { name: inbox.act.erase })).toBeNull();
});

it('offers staff no way to erase', async () => {
  await aDayOf(words);
  renderOnDesk(<InboxScreen client={await staff()} />);
  const card = await cardOf('Ghế ít');
  expect(card.queryByRole('button', { name: inbox.act.erase })).toBeNull();
});
