import { cleanup, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, it, vi } from 'vitest';
import { ConfidentialScreen } from '#renderer/features/confidential/confidential-screen.tsx';
import confidential from '#resources/locales/vi/confidential.json';
import { renderOnDesk } from '#tests/support/desk-screen.tsx';
import { createFakeClock } from '#tests/support/fake-clock.ts';
import { aRating, anId, createTestApp, staffPin, type TestApp } from '#tests/support/test-app.ts';

const people = [
  { code: 'can-bo', role: 'staff', secret: staffPin },
  { code: 'lanh-dao', role: 'leader', secret: '135791' },
] as const;

let office: TestApp;
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
  office.close();
});

async function open(
  code: 'can-bo' | 'lanh-dao',
  answers: readonly string[] = [],
  sensitive = true,
) {
  office = await createTestApp({
    people,
    clock: createFakeClock('2026-11-23T08:00:00+07:00'),
    settings: { questionnaire: { id: 'five-elements', sensitive } },
  });
  const kiosk = office.kiosk();
  await kiosk.station.show();
  for (const choice of answers) {
    office.clock.pass(10 * 60_000);
    const rating = { ...aRating(), questionnaire: 'five-elements@1' };
    await kiosk.rating.submit(rating);
    const fact = { id: anId(), responseId: rating.id, question: 'asked_for_money' };
    await kiosk.rating.fact({ ...fact, choices: [choice] });
  }
  office.clock.pass(24 * 60 * 60_000);
  const desk = office.desk();
  await desk.access.signIn({ code, secret: code === 'can-bo' ? staffPin : '135791' });
  renderOnDesk(<ConfidentialScreen client={desk} />);
}

it('shows the leader how many answered what, and takes a step with what was done', async () => {
  await open('lanh-dao', [...Array.from({ length: 10 }, () => 'no'), 'yes', 'yes']);
  const table = within(await screen.findByRole('table'));
  expect(table.getByRole('row', { name: /^Có 2 / })).toBeDefined();
  await userEvent.click(screen.getByRole('button', { name: confidential.act.answer }));
  await userEvent.click(screen.getByRole('button', { name: confidential.answer.save }));
  expect(screen.getByText(confidential.answer.required)).toBeDefined();
  await userEvent.selectOptions(screen.getByLabelText(confidential.answer.label), 'remindedAll');
  await userEvent.click(screen.getByRole('button', { name: confidential.answer.save }));
  expect(await screen.findByText(confidential.state.answered)).toBeDefined();
  expect(screen.getByRole('list', { name: confidential.step.all }).textContent).toContain(
    confidential.outcome.remindedAll,
  );
});

it('says when the question is not asked, and when nothing is there yet', async () => {
  await open('lanh-dao', [], false);
  expect(await screen.findByText(confidential.off.body)).toBeDefined();
  cleanup();
  office.close();
  await open('lanh-dao');
  expect(await screen.findByText(confidential.empty.title)).toBeDefined();
});

it('tells others that it is not for them', async () => {
  await open('can-bo');
  expect(await screen.findByText(confidential.noRight.title)).toBeDefined();
  expect(screen.queryByRole('table')).toBeNull();
});
