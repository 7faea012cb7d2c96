import { cleanup, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { GamingScreen } from '#renderer/features/gaming/gaming-screen.tsx';
import gaming from '#resources/locales/vi/gaming.json';
import { rightsOfRole } from '#shared/features/access/rights.ts';
import { createAskedOffice, type askedPeople } from '#tests/support/asked-office.ts';
import { renderOnDesk } from '#tests/support/desk-screen.tsx';
import { staffPin, type TestApp } from '#tests/support/test-app.ts';

let office: TestApp;
beforeEach(async () => {
  office = await createAskedOffice();
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
  office.close();
});

async function openScreen(code: (typeof askedPeople)[number]['code']) {
  cleanup();
  const desk = office.desk();
  await desk.access.signIn({ code, secret: staffPin });
  const role = code === 'sep' ? 'leader' : 'staff';
  renderOnDesk(<GamingScreen client={desk} rights={rightsOfRole[role]} />);
  return desk;
}

it('asks the counter in plain words, takes its explanation, and lets the leader read and close', async () => {
  await openScreen('sep');
  expect(await screen.findByText(gaming.empty.lead.title)).toBeDefined();
  expect(screen.queryByRole('article')).toBeNull();

  await openScreen('lan');
  const [card] = await screen.findAllByRole('article', { name: 'Quầy 1, tháng 12/2026' });
  if (card === undefined) throw new Error('the counter is asked');
  const asked = within(card);
  expect(asked.getByText(gaming.state.raised)).toBeDefined();
  expect(asked.getByText(/Có 7 ngày quầy nhận từ 10 đánh giá giống nhau liên tiếp/)).toBeDefined();
  // what it usually is stands before the numbers
  const regions = asked.getAllByRole('region').map((each) => each.getAttribute('aria-label'));
  expect(regions).toEqual([gaming.reasonsTitle, gaming.evidence.title]);
  expect(asked.getByText(gaming.reason.groupArrived)).toBeDefined();
  expect(asked.getByText('30,4% (7 trong 23)')).toBeDefined();
  expect(asked.getByText(gaming.evidence.noPast)).toBeDefined();
  expect(asked.getByText(/Quầy có đến hết ngày 13\/01\/2027 để giải thích/)).toBeDefined();
  expect(screen.getByText(gaming.notice.notAccusation)).toBeDefined();

  await userEvent.click(asked.getByRole('button', { name: /^Gửi lời giải thích/ }));
  expect(asked.getByText(gaming.refused.EXPLANATION_EMPTY.title)).toBeDefined();
  await userEvent.type(asked.getByLabelText(gaming.explain.label), 'Đoàn học sinh đến cùng lúc.');
  await userEvent.click(asked.getByRole('button', { name: /^Gửi lời giải thích/ }));
  expect(await screen.findByText(gaming.explain.given)).toBeDefined();

  await openScreen('sep');
  await userEvent.click(await screen.findByRole('button', { name: /^Đọc câu hỏi/ }));
  expect(await screen.findByText('Đoàn học sinh đến cùng lúc.')).toBeDefined();
  expect(screen.getByText(gaming.lead.advice)).toBeDefined();
  const close = screen.getByRole('button', { name: /^Kết thúc câu hỏi/ });
  expect(close.hasAttribute('disabled')).toBe(true);
  await userEvent.click(screen.getByRole('radio', { name: gaming.finding.usual }));
  await userEvent.click(close);
  expect(await screen.findByText('Đã kết thúc (1)')).toBeDefined();
  expect(screen.getByText(gaming.empty.lead.title)).toBeDefined();
});

it('keeps what is typed where somebody else was quicker, and says so', async () => {
  const desk = await openScreen('lan');
  const [field] = await screen.findAllByLabelText(gaming.explain.label);
  if (field === undefined) throw new Error('there is a place to explain');
  await userEvent.type(field, 'Có người thử máy.');
  const [question] = (await desk.gaming.own()).questions;
  await desk.gaming.explain({ id: question?.id ?? 0, basedOn: 0, explanation: 'Một gia đình.' });
  const [send] = screen.getAllByRole('button', { name: /^Gửi lời giải thích/ });
  if (send === undefined) throw new Error('it can be sent');
  await userEvent.click(send);
  expect(await screen.findByText(gaming.refused.NOT_NOW.title)).toBeDefined();
  expect(screen.getByDisplayValue('Có người thử máy.')).toBeDefined();
});

it('says which months were looked at, and what could not be asked and why', async () => {
  await openScreen('minh');
  expect(await screen.findByText(gaming.empty.own.title)).toBeDefined();
  expect(screen.getByText('Tháng 12/2026, xem ngày 04/01/2027')).toBeDefined();
  const why = gaming.month.notAsked.replace('{{why}}', gaming.silence.noDayVisits);
  const group = screen.getByText(why).parentElement;
  if (group === null) throw new Error('the reason stands over its signals');
  expect(within(group).getByText(gaming.name.dutyPerVisit)).toBeDefined();
});
