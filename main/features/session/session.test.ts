import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openReader } from '#main/storage/database.ts';
import type { PlanEntry } from '#shared/features/session/plan-entry.ts';
import type { NewSession } from '#shared/features/session/session.contract.ts';
import { createFakeClock } from '#tests/support/fake-clock.ts';
import {
  anId,
  aRating,
  aStation,
  createTestApp,
  officerPhrase,
  staffPin,
  type TestApp,
} from '#tests/support/test-app.ts';

const hourMs = 3_600_000;
const twoHours = { mode: 'portable', place: 'Nhà văn hoá thôn 3', minutes: 120 } as const;

/** A screen of its own, so that a person at the desk does not pause it. */
const settings = {
  stations: [aStation({ counterCodes: ['quay-1'], deskOnThisScreen: false })],
  closing: { screen: true, minutesBefore: 15, minutesAfter: 30 },
};

let app: TestApp;
let startAnew: () => void;
beforeEach(async () => {
  const clock = createFakeClock();
  let bootId = 'boot-1';
  startAnew = () => {
    bootId = 'boot-2';
  };
  app = await createTestApp({
    settings,
    clock: {
      ...clock,
      get bootId() {
        return bootId;
      },
    },
  });
});
afterEach(() => app.close());

async function staff() {
  const desk = app.desk();
  await desk.access.signIn({ code: 'can-bo', secret: staffPin });
  return desk;
}

async function opened(session: NewSession = twoHours) {
  const desk = await staff();
  await desk.session.open(session);
  return desk;
}

async function stateOf(): Promise<string> {
  const states = await app.kiosk().station.watch();
  const { capture } = await nextOf(states);
  await states.return(undefined);
  return capture;
}

async function nextOf<State>(states: AsyncIterator<State, unknown>): Promise<State> {
  const next = await states.next();
  if (next.done === true) throw new Error('the station fell silent');
  return next.value;
}

async function rate(): Promise<string> {
  const rating = aRating();
  await app.kiosk().rating.submit(rating);
  return rating.id;
}

function rows<Row>(sql: string): Row[] {
  const db = openReader(app.folder.database);
  const found = db.prepare<[], Row>(sql).all();
  db.close();
  return found;
}

const capturedSql = `SELECT channel, device_mode, counter_code, field_code, hour_status
  FROM rating WHERE kind = 'answer' ORDER BY sequence`;

describe('what is given in a session', () => {
  it.each([
    ['no', undefined, ['kiosk', 'self', 'quay-1', 'tu-phap-ho-tich']],
    ['an extra', 'extra', ['kiosk', 'self', 'quay-1', 'tu-phap-ho-tich']],
    ['an assisted', 'assisted', ['assisted', 'assisted', 'quay-1', 'tu-phap-ho-tich']],
    ['a portable', 'portable', ['portable', 'assisted', null, null]],
  ] as const)('in %s session carries where and how it was given', async (_name, mode, expected) => {
    if (mode !== undefined) await opened({ ...twoHours, mode });
    await rate();
    const [channel, device_mode, counter_code, field_code] = expected;
    expect(rows(capturedSql)).toEqual([
      { channel, device_mode, counter_code, field_code, hour_status: 'open' },
    ]);
  });

  it('outside the hours counts as given while the office served', async () => {
    app.clock.pass(11 * hourMs);
    expect(await stateOf()).toBe('closed');
    const desk = await opened({ ...twoHours, mode: 'extra' });
    expect(await stateOf()).toBe('ready');
    await rate();
    await desk.session.close();
    expect(await stateOf()).toBe('closed');
    expect(rows(capturedSql)).toMatchObject([{ hour_status: 'open' }]);
  });

  it.each([
    ['assisted', true],
    ['portable', true],
    ['extra', false],
  ] as const)('of mode %s: whether it is asked who presses is %s', async (mode, asks) => {
    await opened({ ...twoHours, mode });
    expect((await app.kiosk().station.show()).asksWhoPresses).toBe(asks);
  });

  it('can say who pressed', async () => {
    await opened();
    const responseId = await rate();
    const kiosk = app.kiosk();
    await kiosk.rating.fact({
      id: anId(),
      responseId,
      question: 'pressed_by',
      choices: ['relative'],
    });
    expect(
      rows(`SELECT question, choices, channel, device_mode FROM rating WHERE kind = 'fact'`),
    ).toEqual([
      {
        question: 'pressed_by',
        choices: '["relative"]',
        channel: 'portable',
        device_mode: 'assisted',
      },
    ]);
  });
});

describe('a session', () => {
  it('is told to the kiosk at once, when it opens and when it closes', async () => {
    const states = await app.kiosk().station.watch();
    const versions = [(await nextOf(states)).version];
    const desk = await staff();
    versions.push((await nextOf(states)).version); // somebody signed in
    await desk.session.open(twoHours);
    versions.push((await nextOf(states)).version);
    await desk.session.close();
    versions.push((await nextOf(states)).version);
    await states.return(undefined);
    const [none, signedIn, open, closed] = versions;
    expect([signedIn, closed]).toEqual([none, none]);
    expect(open).not.toBe(none);
  });

  it('is one at a time', async () => {
    const desk = await opened();
    await expect(desk.session.open(twoHours)).rejects.toMatchObject({ code: 'SESSION_OPEN' });
    expect(rows('SELECT mode FROM service_session')).toHaveLength(1);
  });

  it('ends by itself, and then another can be opened', async () => {
    const desk = await opened();
    app.clock.pass(2 * hourMs - 1);
    expect((await desk.session.show()).open).toBeDefined();
    app.clock.pass(1);
    expect((await desk.session.show()).open).toBeUndefined();
    await rate();
    expect(rows(capturedSql)).toMatchObject([{ channel: 'kiosk', device_mode: 'self' }]);
    await desk.session.open({ ...twoHours, mode: 'assisted' });
    expect((await desk.session.show()).open?.mode).toBe('assisted');
  });

  it('goes on after the program was started again', async () => {
    const desk = await opened();
    const before = (await desk.session.show()).open;
    app.clock.pass(hourMs);
    await app.restart();
    expect((await (await staff()).session.show()).open).toEqual(before);
  });

  it('stands in the audit trail with who opened and who closed it, and without its place', async () => {
    const desk = await opened();
    await desk.session.close();
    await desk.session.close();
    expect(rows(`SELECT actor, action, detail FROM audit WHERE action LIKE 'session.%'`)).toEqual([
      {
        actor: 'can-bo',
        action: 'session.opened',
        detail: '{"session":1,"mode":"portable","minutes":120}',
      },
      { actor: 'can-bo', action: 'session.closed', detail: '{"session":1,"mode":"portable"}' },
    ]);
  });

  it('is not for who only exports, nor for citizens', async () => {
    const desk = app.desk();
    await desk.access.signIn({ code: 'tong-hop', secret: officerPhrase });
    await expect(desk.session.open(twoHours)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(app.kiosk().session.show()).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });
});

describe('a session of the plan', () => {
  /** Fridays from 10 to 12, while the office is open anyway. */
  const fridays: PlanEntry = {
    code: 'sang-thu-sau',
    modelCode: 'khong-hen',
    mode: 'assisted',
    on: { weekdays: [5] },
    from: '10:00',
    to: '12:00',
    place: '',
    validFrom: '2026-11-01',
  };
  const evening: PlanEntry = {
    ...fridays,
    code: 'buoi-toi',
    mode: 'extra',
    from: '19:00',
    to: '21:00',
  };
  const atHome: PlanEntry = { ...fridays, code: 'tai-nha', mode: 'portable' };
  const day = '2026-11-27';

  async function plannedOffice(...plan: PlanEntry[]) {
    app.close();
    app = await createTestApp({ settings: { ...settings, plan } });
  }

  const modelSql = `SELECT channel, model_code, hour_status FROM rating WHERE kind = 'answer'`;

  it('opens and ends by itself, and what is given in it carries the model', async () => {
    await plannedOffice(fridays);
    await rate();
    app.clock.pass(hourMs);
    await rate();
    app.clock.pass(2.25 * hourMs);
    await rate();
    expect(rows(modelSql)).toEqual([
      { channel: 'kiosk', model_code: null, hour_status: 'open' },
      { channel: 'assisted', model_code: 'khong-hen', hour_status: 'open' },
      { channel: 'kiosk', model_code: null, hour_status: 'closed' },
    ]);
  });

  it('opens the screen of an office that is closed, and says so to the kiosk', async () => {
    await plannedOffice(evening);
    app.clock.pass(9.5 * hourMs);
    expect(await stateOf()).toBe('closed');
    app.clock.pass(hourMs);
    expect(await stateOf()).toBe('ready');
    await rate();
    expect(rows(modelSql)).toEqual([
      { channel: 'kiosk', model_code: 'khong-hen', hour_status: 'open' },
    ]);
  });

  it('does not open once it is cancelled, and opens again when it is confirmed', async () => {
    await plannedOffice(fridays);
    const desk = await staff();
    const reason = 'Cán bộ đi tập huấn';
    await desk.session.decide({ code: fridays.code, day, kind: 'cancelled', reason });
    app.clock.pass(hourMs);
    await rate();
    const session = (await desk.session.plan()).sessions.find((each) => each.day === day);
    expect(session).toMatchObject({
      time: 'now',
      isOpen: false,
      decided: { kind: 'cancelled', reason, person: 'can-bo' },
    });
    await desk.session.decide({ code: fridays.code, day, kind: 'confirmed', reason: '' });
    await rate();
    expect(rows(modelSql)).toMatchObject([{ model_code: null }, { model_code: 'khong-hen' }]);
  });

  it('stands in the trail with who said what of it, without the reason', async () => {
    await plannedOffice(fridays);
    const desk = await staff();
    const reason = 'Mất điện';
    await desk.session.decide({ code: fridays.code, day, kind: 'cancelled', reason });
    await desk.session.decide({ code: fridays.code, day, kind: 'cancelled', reason });
    expect(rows(`SELECT actor, action, detail FROM audit WHERE action LIKE 'planned-%'`)).toEqual([
      {
        actor: 'can-bo',
        action: 'planned-session.cancelled',
        detail: '{"entry":"sang-thu-sau","day":"2026-11-27"}',
      },
    ]);
  });

  it('does not open by a clock that cannot be trusted', async () => {
    await plannedOffice(fridays);
    await rate();
    app.clock.set('2026-12-04T10:30:00+07:00');
    await rate();
    expect(rows(modelSql).at(-1)).toMatchObject({ channel: 'kiosk', model_code: null });
    expect((await (await staff()).session.plan()).clockTrusted).toBe(false);
  });

  it('away from the counter is started by hand, which confirms it, and carries its model', async () => {
    await plannedOffice(atHome);
    app.clock.pass(hourMs);
    await rate();
    const desk = await staff();
    await desk.session.open({ ...twoHours, entryCode: atHome.code });
    await rate();
    expect(rows(modelSql)).toMatchObject([
      { channel: 'kiosk', model_code: null },
      { channel: 'portable', model_code: 'khong-hen' },
    ]);
    const session = (await desk.session.plan()).sessions.find((each) => each.day === day);
    expect(session?.decided).toMatchObject({ kind: 'confirmed', person: 'can-bo' });
  });

  it('goes on in its model while help is opened by hand, not when the station is taken away', async () => {
    await plannedOffice({ ...fridays, mode: 'extra' });
    app.clock.pass(hourMs);
    const desk = await opened({ ...twoHours, mode: 'assisted' });
    await rate();
    await desk.session.close();
    await desk.session.open(twoHours);
    await rate();
    expect(rows(modelSql)).toMatchObject([
      { channel: 'assisted', model_code: 'khong-hen' },
      { channel: 'portable', model_code: null },
    ]);
  });

  it('that is not planned for today, or otherwise, cannot be started or spoken of', async () => {
    await plannedOffice(atHome);
    const desk = await staff();
    await expect(
      desk.session.open({ ...twoHours, mode: 'extra', entryCode: atHome.code }),
    ).rejects.toMatchObject({ code: 'PLANNED_UNKNOWN' });
    for (const [code, on] of [
      ['khac', day],
      [atHome.code, '2026-11-26'],
      [atHome.code, '2020-11-27'],
    ] as const) {
      await expect(
        desk.session.decide({ code, day: on, kind: 'confirmed', reason: '' }),
      ).rejects.toMatchObject({ code: 'PLANNED_UNKNOWN' });
    }
  });

  it('stays with what was said of it when the plan is changed, by who may change it', async () => {
    const people = [
      { code: 'can-bo', role: 'staff', secret: staffPin },
      { code: 'lanh-dao', role: 'leader', secret: staffPin },
    ] as const;
    app.close();
    const plan = [{ ...fridays, validFrom: day }];
    app = await createTestApp({ settings: { ...settings, plan }, people });
    const desk = await staff();
    await desk.session.decide({ code: fridays.code, day, kind: 'confirmed', reason: '' });
    const { version } = await desk.session.plan();
    const change = { basedOn: version, plan: [] };
    await expect(desk.session.changePlan(change)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await desk.access.signIn({ code: 'lanh-dao', secret: staffPin });
    const changed = await desk.session.changePlan(change);
    expect([changed.plan, changed.sessions.map(({ code, day }) => [code, day])]).toEqual([
      [],
      [[fridays.code, day]],
    ]);
    await expect(desk.session.changePlan(change)).rejects.toMatchObject({
      code: 'SETTINGS_CHANGED',
    });
  });
});

describe('the quarter of an hour after a session of the plan', () => {
  const minute = 60_000;
  const day = '2026-11-27';
  const window: PlanEntry = {
    code: 'them-gio',
    modelCode: '30-phut',
    mode: 'extra',
    on: { weekdays: [5] },
    from: '17:30',
    to: '18:00',
    place: '',
    validFrom: '2026-11-01',
  };

  async function officeAt(time: string, ...plan: PlanEntry[]) {
    app.close();
    const clock = createFakeClock(`${day}T${time}+07:00`);
    app = await createTestApp({ settings: { ...settings, plan }, clock });
  }
  const modelsInOrder = () =>
    rows<{ model_code: string | null }>(
      `SELECT model_code FROM rating WHERE kind = 'answer' ORDER BY sequence`,
    ).map(({ model_code }) => model_code);

  it('still carries its model, to the last moment and no longer', async () => {
    await officeAt('17:59:59.999', window);
    await rate();
    for (const pass of [1, 15 * minute - 1, 1]) {
      app.clock.pass(pass); // 18:00, 18:14:59.999, 18:15
      await rate();
    }
    expect(modelsInOrder()).toEqual(['30-phut', '30-phut', '30-phut', null]);
  });

  it('is told by nothing that is kept: the hour, the way and the hours are those of the session', async () => {
    await officeAt('17:59', window);
    await rate();
    app.clock.pass(6 * minute);
    await rate();
    const kept = rows(`SELECT recorded_at_ms, channel, device_mode, hour_status, field_code,
      clock_state, model_code, settings_version FROM rating WHERE kind = 'answer' ORDER BY sequence`);
    expect(kept[1]).toEqual(kept[0]);
    expect(kept[0]).toMatchObject({ recorded_at_ms: Date.parse(`${day}T17:00:00+07:00`) });
  });

  it('leaves the screen of a closed office on, and then it closes', async () => {
    await officeAt('18:14', window);
    expect(await stateOf()).toBe('ready');
    app.clock.pass(minute);
    expect(await stateOf()).toBe('closed');
  });

  it('does not change what is on the screen when the session ends', async () => {
    await officeAt('17:59', window);
    const { version } = await app.kiosk().station.show();
    app.clock.pass(2 * minute);
    expect((await app.kiosk().station.show()).version).toBe(version);
  });

  it('ends where a session of another model, or of none, begins', async () => {
    const next = { ...window, code: 'sau', from: '18:05', to: '18:08' };
    await officeAt('18:04', window, { ...next, modelCode: 'khac' });
    for (const pass of [0, 1, 10]) {
      app.clock.pass(pass * minute); // 18:04, 18:05, 18:15
      await rate();
    }
    expect(modelsInOrder()).toEqual(['30-phut', 'khac', 'khac']);
    const { modelCode: _, ...withoutModel } = next;
    await officeAt('18:06', window, withoutModel);
    await rate();
    app.clock.pass(5 * minute);
    await rate();
    expect(modelsInOrder()).toEqual([null, null]);
  });

  it('goes on beside a session of the plan that was cancelled, or is for other fields', async () => {
    const next = { ...window, code: 'sau', modelCode: 'khac', from: '18:05', to: '19:00' };
    await officeAt('18:06', window, { ...next, fieldCodes: ['dat-dai'] });
    await rate();
    await officeAt('18:06', window, next);
    const desk = await staff();
    const cancelled = { day, kind: 'cancelled', reason: 'Mất điện' } as const;
    await desk.session.decide({ ...cancelled, code: 'sau' });
    await rate();
    await desk.session.decide({ ...cancelled, code: window.code });
    await rate();
    expect(modelsInOrder()).toEqual(['30-phut', null]);
  });

  it('reaches over midnight and is kept on the day of the session', async () => {
    await officeAt('23:58', { ...window, from: '23:00', to: '23:59' });
    for (const pass of [0, 3, 13]) {
      app.clock.pass(pass * minute); // 23:58, 00:01, 00:14
      await rate();
    }
    expect(modelsInOrder()).toEqual(['30-phut', '30-phut', null]);
    const kept = rows<{ recorded_at_ms: number }>(`SELECT recorded_at_ms FROM rating`);
    expect(kept.map(({ recorded_at_ms }) => recorded_at_ms)).toEqual(
      [`${day}T23:00`, `${day}T23:00`, '2026-11-28T00:00'].map((at) =>
        Date.parse(`${at}:00+07:00`),
      ),
    );
  });

  it('is not there by a clock that cannot be trusted', async () => {
    await officeAt('09:00', window);
    await rate();
    app.clock.set('2026-12-04T18:05:00+07:00');
    await rate();
    expect(modelsInOrder()).toEqual([null, null]);
  });

  it('is not for what is given away from the counters', async () => {
    await officeAt('18:01', window);
    await opened();
    await rate();
    expect(modelsInOrder()).toEqual([null]);
  });

  it('goes on while somebody helps at the counter, and keeps the hour of the session', async () => {
    await officeAt('18:01', window);
    await opened({ ...twoHours, mode: 'assisted' });
    await rate();
    app.clock.pass(14 * minute);
    await rate();
    expect(
      rows(`SELECT channel, model_code, recorded_at_ms FROM rating ORDER BY sequence`),
    ).toEqual([
      {
        channel: 'assisted',
        model_code: '30-phut',
        recorded_at_ms: Date.parse(`${day}T17:00:00+07:00`),
      },
      {
        channel: 'assisted',
        model_code: null,
        recorded_at_ms: Date.parse(`${day}T18:00:00+07:00`),
      },
    ]);
  });

  it('is counted neither as the session’s own time nor as a session that is open', async () => {
    await officeAt('18:05', window);
    const session = (await (await staff()).session.plan()).sessions.find(
      (each) => each.day === day,
    );
    expect(session).toMatchObject({ time: 'past', isOpen: false });
  });
});

describe('a session and a clock that cannot be trusted', () => {
  it('is not ended by a clock that somebody set forward, and the desk says what is wrong', async () => {
    const desk = await opened();
    app.clock.pass(hourMs);
    app.clock.set('2026-12-24T09:00:00+07:00');
    const { open, clockTrusted } = await desk.session.show();
    expect([open?.mode, clockTrusted]).toEqual(['portable', false]);
    app.clock.pass(hourMs);
    expect((await desk.session.show()).open).toBeUndefined();
  });

  it('opens under a clock that was never set, and ends when its time has passed', async () => {
    app.close();
    app = await createTestApp({ settings, clock: createFakeClock('2020-01-01T00:00:00+07:00') });
    const desk = await opened();
    app.clock.pass(hourMs);
    app.clock.set('2026-11-27T09:00:00+07:00');
    expect((await desk.session.show()).open).toBeDefined();
    app.clock.pass(hourMs);
    expect((await desk.session.show()).open).toBeUndefined();
  });

  it('is not taken up again by a machine that was started anew and does not know the time', async () => {
    await opened();
    await rate();
    startAnew();
    app.clock.set('2020-01-01T00:00:00+07:00');
    await app.restart();
    const desk = await staff();
    const { open, uncertain, clockTrusted } = await desk.session.show();
    expect([open, uncertain?.mode, clockTrusted]).toEqual([undefined, 'portable', false]);
    await desk.session.close();
    expect((await desk.session.show()).uncertain).toBeUndefined();
  });

  it('is taken up again once the time is known', async () => {
    await opened();
    await rate();
    startAnew();
    app.clock.set('2020-01-01T00:00:00+07:00');
    await app.restart();
    app.clock.set('2026-11-27T10:30:00+07:00');
    expect((await (await staff()).session.show()).open?.mode).toBe('portable');
  });
});
