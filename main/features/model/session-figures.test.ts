import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openReader } from '#main/storage/database.ts';
import { openStore } from '#main/open-store.ts';
import type { SessionFigures } from '#shared/features/model/session-figures.ts';
import type { PlanEntry } from '#shared/features/session/plan-entry.ts';
import {
  createTestApp,
  officerPhrase,
  staffPin,
  usualPeople,
  type TestApp,
} from '#tests/support/test-app.ts';
import { tellSessionFigures } from './tell-session-figures.ts';

/** Fridays; the clock stands at the end of one. */
const atHome: PlanEntry = {
  code: 'tai-nha',
  name: 'Tại nhà',
  modelCode: 'tai-nha-thu-nam',
  mode: 'portable',
  on: { weekdays: [5] },
  from: '08:00',
  to: '09:00',
  place: 'Nhà bà Tư',
  validFrom: '2026-11-13',
};
const later: PlanEntry = { ...atHome, code: 'toi', from: '20:00', to: '21:00' };
const friday = { day: '2026-11-27', entryCode: 'tai-nha', sessionId: null };

const people = [...usualPeople, { code: 'hai', role: 'staff', secret: '135791' }] as const;
let app: TestApp;
beforeEach(async () => {
  app = await createTestApp({ people, settings: { plan: [atHome, later] } });
  app.clock.set('2026-11-27T16:00:00+07:00');
});
afterEach(() => app.close());

async function desk(code: 'can-bo' | 'hai' | 'tong-hop' = 'can-bo') {
  const desk = app.desk();
  const secret = { 'can-bo': staffPin, hai: '135791', 'tong-hop': officerPhrase }[code];
  await desk.access.signIn({ code, secret });
  return desk;
}

const counted = (more: Partial<SessionFigures> = {}): SessionFigures => ({
  visits: 6,
  received: 4,
  resolved: 4,
  online: 1,
  groups: { 'gia-yeu': 5, 'thuong-binh': 1 },
  place: 'Thôn 3',
  ...more,
});

const enter = async (figures: SessionFigures, basedOn = 0, key: object = friday) =>
  (await desk()).model.enterFigures({ key: { ...friday, ...key }, basedOn, figures });

function rows<Row>(sql: string): Row[] {
  const db = openReader(app.folder.database);
  const found = db.prepare<[], Row>(sql).all();
  db.close();
  return found;
}

describe('the sessions of a month', () => {
  it('are those that have begun, the latest first, cancelled ones left out', async () => {
    const staff = await desk();
    await staff.session.decide({
      code: 'tai-nha',
      day: '2026-11-20',
      kind: 'cancelled',
      reason: 'Mất điện',
    });
    const { sessions } = await staff.model.sessions({});
    expect(
      sessions.map(({ day, entryCode, isConfirmed }) => [day, entryCode, isConfirmed]),
    ).toEqual([
      ['2026-11-27', 'tai-nha', false],
      ['2026-11-20', 'toi', false],
      ['2026-11-13', 'toi', false],
      ['2026-11-13', 'tai-nha', false],
    ]);
  });

  it('name one that was started by hand once, and one outside the plan by its number', async () => {
    app.clock.set('2026-11-27T20:10:00+07:00');
    const staff = await desk();
    await staff.session.open({ mode: 'portable', place: '', minutes: 15, entryCode: 'toi' });
    await staff.session.close();
    await staff.session.open({ mode: 'assisted', place: '', minutes: 15 });
    await staff.session.close();
    const { sessions } = await staff.model.sessions({ month: '2026-11' });
    expect(
      sessions.slice(0, 2).map(({ entryCode, sessionId, isConfirmed, modelCode }) => ({
        entryCode,
        sessionId,
        isConfirmed,
        modelCode,
      })),
    ).toEqual([
      { entryCode: null, sessionId: 2, isConfirmed: true, modelCode: null },
      { entryCode: 'toi', sessionId: null, isConfirmed: true, modelCode: 'tai-nha-thu-nam' },
    ]);
  });

  it('say where only to who enters figures', async () => {
    await enter(counted());
    const placesFor = async (code: 'can-bo' | 'tong-hop') => {
      const { sessions, mayEnter } = await (await desk(code)).model.sessions({});
      return [mayEnter, sessions[0]?.place, sessions[0]?.entered?.figures.place];
    };
    expect(await placesFor('can-bo')).toEqual([true, 'Nhà bà Tư', 'Thôn 3']);
    expect(await placesFor('tong-hop')).toEqual([false, '', '']);
  });
});

describe('figures of a session', () => {
  it('are corrected by a new version; every one is kept with who and when', async () => {
    const { id } = await enter(counted());
    app.clock.pass(60_000);
    const other = await desk('hai');
    await other.model.enterFigures({ key: friday, basedOn: id, figures: counted({ visits: 7 }) });
    const { sessions } = await other.model.sessions({});
    expect(sessions[0]?.entered).toMatchObject({
      figures: { visits: 7 },
      person: 'hai',
      versions: 2,
    });
    const versions = await other.model.versions(friday);
    expect(versions.map(({ person, figures }) => [person, figures.visits])).toEqual([
      ['hai', 7],
      ['can-bo', 6],
    ]);
    expect(() => {
      const db = openStore(app.folder);
      try {
        db.exec(`UPDATE session_figures SET visits = 1`);
      } finally {
        db.close();
      }
    }).toThrow('a correction is a new version');
  });

  it('entered again as they stand add nothing', async () => {
    const { id } = await enter(counted());
    expect(await enter(counted({ groups: { 'thuong-binh': 1, 'gia-yeu': 5 } }), id)).toEqual({
      id,
    });
  });

  it('are not put over what somebody else entered meanwhile', async () => {
    await enter(counted());
    await expect(enter(counted({ visits: 9 }))).rejects.toMatchObject({ code: 'FIGURES_CHANGED' });
  });

  it.each([
    ['has not begun', { entryCode: 'toi' }],
    ['was never planned', { day: '2026-11-26' }],
    ['was never opened', { entryCode: null, sessionId: 7 }],
  ])('are refused for a session that %s', async (_what, key) => {
    await expect(enter(counted(), 0, key)).rejects.toMatchObject({ code: 'SESSION_UNKNOWN' });
  });

  it('that contradict themselves are not taken', async () => {
    for (const figures of [counted({ online: 5 }), counted({ visits: 4 })]) {
      await expect(enter(figures)).rejects.toMatchObject({ code: 'BAD_REQUEST' });
    }
    expect(await enter(counted({ visits: null, received: null }))).toEqual({ id: 1 });
  });

  it('leave in the audit which session and who, not how many and not where', async () => {
    await enter(counted());
    const [entry] = rows<{ actor: string; detail: string }>(
      `SELECT actor, detail FROM audit WHERE action = 'session-figures.entered'`,
    );
    expect([entry?.actor, JSON.parse(entry?.detail ?? '{}')]).toEqual([
      'can-bo',
      { day: '2026-11-27', session: 'tai-nha', model: 'tai-nha-thu-nam', version: 1 },
    ]);
  });

  it('are entered by staff alone', async () => {
    const officer = await desk('tong-hop');
    const entering = officer.model.enterFigures({ key: friday, basedOn: 0, figures: counted() });
    await expect(entering).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });
});

it('tells the superior months, not sessions, and no group of fewer than five', async () => {
  await enter(counted({ groups: { 'gia-yeu': 3, 'thuong-binh': 4 } }));
  const key = { day: '2026-11-20' };
  await enter(counted({ online: null, groups: { 'gia-yeu': 2 }, visits: 2 }), 0, key);
  const db = openReader(app.folder.database);
  const told = tellSessionFigures(db);
  db.close();
  const row = { month: '2026-11', model_code: 'tai-nha-thu-nam', group_code: null };
  expect(told).toEqual([
    { ...row, figure: 'sessions', value: 2 },
    { ...row, figure: 'visits', value: 8 },
    { ...row, figure: 'received', value: 8 },
    { ...row, figure: 'resolved', value: 8 },
    { ...row, figure: 'online', value: 1 },
    { ...row, figure: 'group-visits', group_code: 'gia-yeu', value: 5 },
  ]);
});
