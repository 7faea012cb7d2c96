import { cleanup, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { PaperEntryScreen } from '#renderer/features/paper/entry-screen.tsx';
import paper from '#resources/locales/vi/paper.json';
import { renderOnDesk } from '#tests/support/desk-screen.tsx';
import { createTestApp, staffPin, type TestApp } from '#tests/support/test-app.ts';

let app: TestApp;
beforeEach(async () => {
  app = await createTestApp({
    people: [
      { code: 'lan', role: 'staff', secret: staffPin },
      { code: 'minh', role: 'staff', secret: staffPin },
    ],
  });
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
  app.close();
});

async function staff(code: 'lan' | 'minh') {
  const desk = app.desk();
  await desk.access.signIn({ code, secret: staffPin });
  return desk;
}

const told = (said: string, place: number) =>
  screen.findByText(said.replace('{{place}}', String(place)));
const button = (name: string) => screen.findByRole('button', { name });

async function openBundle(forms: string) {
  const desk = await staff('lan');
  renderOnDesk(<PaperEntryScreen client={desk} />);
  await userEvent.type(await screen.findByLabelText(paper.batch.number), 'Đợt 7');
  await userEvent.type(screen.getByLabelText(paper.batch.forms), forms);
  await userEvent.click(await button(paper.batch.start));
  await screen.findByRole('form', { name: 'Phiếu số 1' });
  return desk;
}

it('takes forms by keys alone, takes the last one back, and records them when it is closed', async () => {
  const desk = await openBundle('2');
  await userEvent.keyboard('4cae{Enter}');
  await told(paper.entry.told.saved, 1);
  await userEvent.keyboard('1{Enter}');
  await told(paper.entry.told.saved, 2);
  await userEvent.click(await button('Lấy lại phiếu số 2'));
  await told(paper.entry.told.undone, 2);
  await userEvent.keyboard('2{Enter}');
  await told(paper.entry.told.saved, 2);
  await userEvent.click(await button(paper.entry.close.send));
  await screen.findByText('Đã đóng đợt Đợt 7');
  const [batch] = (await desk.paper.list()).batches;
  expect(batch?.closed).toMatchObject({ ratings: 2, checked: false });
});

it('asks for the score, and keeps what was typed when somebody else was faster', async () => {
  const desk = await openBundle('3');
  const other = await staff('minh');
  const [batch] = (await desk.paper.list()).batches;
  await userEvent.keyboard('{Enter}');
  await screen.findByText(paper.entry.scoreMissing);
  await other.paper.enter({
    batchId: batch?.id ?? 0,
    pass: 1,
    id: '00000000-0000-4000-8000-00000000abcd',
    place: 1,
    content: { day: '2026-11-20', score: 5, answers: {}, comment: '' },
  });
  await userEvent.keyboard('3b{Enter}');
  await screen.findByText(paper.refused.PLACE_TAKEN.title);
  await screen.findByRole('form', { name: 'Phiếu số 2' });
  await userEvent.keyboard('{Enter}');
  await told(paper.entry.told.saved, 2);
  expect((await desk.paper.show({ batchId: batch?.id ?? 0, pass: 1 })).last).toMatchObject({
    place: 2,
    content: { score: 3, answers: { stage: ['supplement'] } },
  });
});

it('shows where two people read a form differently, and settles it', async () => {
  const desk = await openBundle('1');
  await userEvent.keyboard('4{Enter}');
  await told(paper.entry.told.saved, 1);
  cleanup();
  const other = await staff('minh');
  renderOnDesk(<PaperEntryScreen client={other} />);
  await userEvent.click(await button(paper.batch.goOn));
  await userEvent.click(await screen.findByRole('radio', { name: paper.entry.pass.second }));
  await screen.findByText(/Đã nhập 0 trên 1/);
  await userEvent.click(screen.getByRole('region', { name: /hài\s+lòng/ }));
  await userEvent.keyboard('2{Enter}');
  await screen.findByText(/Lần một: Hài\s+lòng · Lần hai: Không\s+hài\s+lòng/);
  await userEvent.click(await button(paper.settle.second));
  await screen.findByText(paper.settle.none);
  await userEvent.click(await button(paper.entry.close.send));
  await screen.findByText(new RegExp(paper.entry.closed.checked));
  const [batch] = (await desk.paper.list()).batches;
  expect(batch?.closed).toMatchObject({ ratings: 1, checked: true });
});
