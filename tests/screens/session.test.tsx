import { cleanup, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { SessionScreen } from '#renderer/features/session/session-screen.tsx';
import session from '#resources/locales/vi/session.json';
import type { PlanEntry } from '#shared/features/session/plan-entry.ts';
import type { NewSession } from '#shared/features/session/session.contract.ts';
import { renderOnDesk } from '#tests/support/desk-screen.tsx';
import { createFakeClock } from '#tests/support/fake-clock.ts';
import { aStation, createTestApp, staffPin, type TestApp } from '#tests/support/test-app.ts';

let app: TestApp;
beforeEach(async () => {
  app = await createTestApp();
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
  app.close();
});

async function staff() {
  const desk = app.desk();
  await desk.access.signIn({ code: 'can-bo', secret: staffPin });
  return desk;
}

async function openScreen() {
  const desk = await staff();
  renderOnDesk(<SessionScreen client={desk} />);
  await screen.findByRole('heading', { name: session.title });
  return desk;
}

const startButton = () => screen.findByRole('button', { name: session.start });
const endButton = () => screen.findByRole('button', { name: session.open.end });
const radio = (label: string) => screen.getByRole('radio', { name: new RegExp(`^${label}`) });

const portable: NewSession = { mode: 'portable', place: '', minutes: 60 };

it('opens the session that was chosen, with its place and its length', async () => {
  const desk = await openScreen();
  await startButton();
  await userEvent.click(radio(session.mode.portable));
  await userEvent.type(screen.getByLabelText(session.place.label), 'Nhà văn hoá thôn 3');
  await userEvent.click(radio('4 giờ'));
  await userEvent.click(await startButton());
  await endButton();
  expect((await desk.session.show()).open).toMatchObject({
    mode: 'portable',
    place: 'Nhà văn hoá thôn 3',
  });
  const times = session.open.times.replace('{{from}}', '9:00').replace('{{to}}', '13:00');
  expect(screen.getByText(times)).toBeDefined();
  expect(screen.getByRole('heading', { name: session.mode.portable })).toBeDefined();
});

it('has no way of serving chosen beforehand, and asks for one', async () => {
  const desk = await openScreen();
  await userEvent.click(await startButton());
  expect((await screen.findByRole('alert')).textContent).toBe(session.mode.missing);
  expect((await desk.session.show()).open).toBeUndefined();
});

it('ends the session that is open', async () => {
  const desk = await staff();
  await desk.session.open(portable);
  renderOnDesk(<SessionScreen client={desk} />);
  await userEvent.click(await endButton());
  await screen.findByText(session.ended);
  await startButton();
  expect((await desk.session.show()).open).toBeUndefined();
});

it('tells who opens a session here to sign out, because nobody can rate before', async () => {
  const desk = await staff();
  await desk.session.open(portable);
  renderOnDesk(<SessionScreen client={desk} />);
  expect(await screen.findByText(session.signOut.title)).toBeDefined();
});

it('does not ask for it where citizens have a screen of their own', async () => {
  app.close();
  app = await createTestApp({
    settings: {
      stations: [aStation({ counterCodes: [], deskOnThisScreen: false })],
    },
  });
  const desk = await staff();
  await desk.session.open(portable);
  renderOnDesk(<SessionScreen client={desk} />);
  await endButton();
  expect(screen.queryByText(session.signOut.title)).toBeNull();
});

it('says so when somebody else has opened one meanwhile, and shows it', async () => {
  await openScreen();
  await startButton();
  await (await staff()).session.open(portable);
  await userEvent.click(radio(session.mode.extra));
  await userEvent.click(await startButton());
  await screen.findByText(session.refused.SESSION_OPEN.title);
  expect(screen.getByRole('heading', { name: session.mode.portable })).toBeDefined();
});

it('names the day when a session ends after midnight', async () => {
  app.close();
  app = await createTestApp({ clock: createFakeClock('2026-11-27T23:00:00+07:00') });
  const desk = await staff();
  await desk.session.open({ ...portable, minutes: 120 });
  renderOnDesk(<SessionScreen client={desk} />);
  const times = session.open.timesLater
    .replace('{{from}}', '23:00')
    .replace('{{to}}', '1:00')
    .replace('{{day}}', '28/11/2026');
  expect(await screen.findByText(times)).toBeDefined();
});

it('says that the clock is wrong, while the session goes on', async () => {
  const desk = await staff();
  await desk.session.open(portable);
  app.clock.set('2030-01-01T00:00:00+07:00');
  renderOnDesk(<SessionScreen client={desk} />);
  expect(await screen.findByText(session.clock.title)).toBeDefined();
  await endButton();
});

it('says that it cannot tell whether a session goes on, and lets it be ended', async () => {
  const clock = createFakeClock();
  let bootId = 'boot-1';
  app.close();
  app = await createTestApp({
    clock: {
      ...clock,
      get bootId() {
        return bootId;
      },
    },
  });
  await (await staff()).session.open(portable);
  bootId = 'boot-2';
  app.clock.set('2020-01-01T00:00:00+07:00');
  await app.restart();
  const desk = await openScreen();
  await screen.findByText(session.uncertain.title);
  await userEvent.click(screen.getByRole('button', { name: session.uncertain.end }));
  await screen.findByText(session.ended);
  expect(screen.queryByText(session.uncertain.title)).toBeNull();
  expect((await desk.session.show()).uncertain).toBeUndefined();
});

const fridays: PlanEntry = {
  code: 'thu-sau',
  name: 'Chiều thứ Sáu vì dân',
  modelCode: 'thu-sau',
  mode: 'extra',
  on: { weekdays: [5] },
  from: '08:00',
  to: '08:30',
  place: '',
  validFrom: '2026-11-27',
};

async function planned(role: 'staff' | 'leader', ...plan: PlanEntry[]) {
  app.close();
  app = await createTestApp({
    settings: { plan },
    people: [{ code: 'can-bo', role, secret: staffPin }],
  });
  return openScreen();
}

it('asks to confirm a planned session that is over, and takes a reason for one that was not', async () => {
  const desk = await planned('staff', fridays);
  const list = await screen.findByRole('region', { name: session.plan.waiting });
  expect(list.textContent).toContain('Chiều thứ Sáu vì dân');
  await userEvent.click(screen.getByRole('button', { name: session.plan.cancel.past }));
  await userEvent.click(screen.getByRole('button', { name: session.plan.reason.send }));
  await screen.findByText(session.plan.reason.missing);
  await userEvent.type(screen.getByLabelText(session.plan.reason.label), 'Mất điện');
  await userEvent.click(screen.getByRole('button', { name: session.plan.reason.send }));
  await screen.findByText(/Mất điện/);
  const [first] = (await desk.session.plan()).sessions;
  expect(first?.decided).toMatchObject({ kind: 'cancelled', reason: 'Mất điện' });
});

it('starts a planned session away from the counter with one button', async () => {
  const home: PlanEntry = {
    ...fridays,
    code: 'tai-nha',
    mode: 'portable',
    from: '08:00',
    to: '11:00',
  };
  const desk = await planned('staff', home);
  await userEvent.click(await screen.findByRole('button', { name: session.plan.start }));
  await endButton();
  expect((await desk.session.show()).open).toMatchObject({
    mode: 'portable',
    modelCode: 'thu-sau',
    endsAtMs: Date.parse('2026-11-27T11:00:00+07:00'),
  });
});

it('lets the leader add a line to the plan, and names what is missing first', async () => {
  const desk = await planned('leader');
  const label = (field: 'name' | 'from' | 'to') =>
    screen.getByLabelText(session.entry[field].label);
  await userEvent.click(await screen.findByRole('button', { name: session.plan.add }));
  await userEvent.type(label('name'), 'Sáng thứ Bảy vì dân');
  await userEvent.click(screen.getByRole('radio', { name: session.entry.days.monthly }));
  await userEvent.type(label('from'), '7h30');
  await userEvent.type(label('to'), '7:00');
  await userEvent.click(screen.getByRole('button', { name: session.entry.save }));
  expect(await screen.findByText(session.entry.fault.weeks)).toBeDefined();
  expect(screen.getByText(session.entry.fault.to)).toBeDefined();
  await userEvent.clear(label('to'));
  await userEvent.type(label('to'), '11:30');
  await userEvent.click(screen.getByRole('checkbox', { name: 'Lần thứ 1 trong tháng' }));
  await userEvent.click(screen.getByRole('button', { name: session.entry.save }));
  await screen.findByRole('button', { name: session.plan.edit });
  expect((await desk.session.plan()).plan).toEqual([
    {
      code: 'phien-1',
      name: 'Sáng thứ Bảy vì dân',
      mode: 'extra',
      on: { weekday: 6, weeks: [1] },
      from: '07:30',
      to: '11:30',
      place: '',
      validFrom: '2026-11-27',
    },
  ]);
  await userEvent.click(screen.getByRole('button', { name: session.plan.remove }));
  await userEvent.click(await screen.findByRole('button', { name: session.plan.undo }));
  await screen.findByRole('button', { name: session.plan.edit });
});
