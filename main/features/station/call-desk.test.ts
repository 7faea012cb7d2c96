import { afterEach, expect, it } from 'vitest';
import { aStation, createTestApp, staffPin, type TestApp } from '#tests/support/test-app.ts';

let office: TestApp;
afterEach(() => office.close());

const offered = () => {
  const told: boolean[] = [];
  office.app.offerDesk({
    bring: () => 'shown',
    onSessions: (anybody) => told.push(anybody),
  });
  return told;
};

it('brings no desk where the host has none', async () => {
  office = await createTestApp();
  expect(await office.kiosk().station.callDesk()).toEqual({ desk: 'none' });
});

it('brings no desk to a screen that is for citizens alone', async () => {
  const stations = [aStation({ deskOnThisScreen: false })];
  office = await createTestApp({ settings: { stations } });
  offered();
  expect(await office.kiosk().station.callDesk()).toEqual({ desk: 'none' });
});

it('pauses capture only when somebody has really signed in, and tells the host', async () => {
  office = await createTestApp();
  const told = offered();
  const states = await office.kiosk().station.watch();
  await states.next();
  expect(await office.kiosk().station.callDesk()).toEqual({ desk: 'shown' });
  const desk = office.desk();
  const next = states.next();
  await desk.access.signIn({ code: 'can-bo', secret: staffPin });
  expect((await next).value).toMatchObject({ capture: 'staff' });
  await desk.access.signOut();
  expect(told).toEqual([true, false]);
  await states.return(undefined);
});
