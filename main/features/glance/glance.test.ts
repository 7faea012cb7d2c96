import { safe } from '@orpc/client';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openReader } from '#main/storage/database.ts';
import {
  anId,
  aRating,
  createTestApp,
  staffPin,
  usualPeople,
  type TestApp,
} from '#tests/support/test-app.ts';

const leaderPin = '135791';
const people = [...usualPeople, { code: 'chu-tich', role: 'leader', secret: leaderPin }] as const;

let office: TestApp;
beforeEach(async () => {
  office = await createTestApp({ people });
});
afterEach(() => office.close());

type Score = 1 | 2 | 3 | 4 | 5;

async function citizens(scores: readonly Score[], reasons?: readonly string[]) {
  for (const score of scores) {
    office.clock.pass(5 * 60_000);
    const rating = aRating({ score });
    await office.kiosk().rating.submit(rating);
    if (reasons === undefined) continue;
    const fact = { responseId: rating.id, question: 'reasons', choices: [...reasons] };
    await office.kiosk().rating.fact({ ...fact, id: anId() });
  }
}

async function signedIn(code: string, secret: string) {
  const desk = office.desk();
  await desk.access.signIn({ code, secret });
  return desk;
}
const staff = () => signedIn('can-bo', staffPin);
const leader = () => signedIn('chu-tich', leaderPin);

async function goTo(iso: string) {
  office.clock.set(`${iso}+07:00`);
  await office.restart();
}

async function watch(thresholds: object) {
  const desk = await leader();
  const { settingsVersion } = await desk.glance.show();
  await desk.glance.setThresholds({ basedOn: settingsVersion, thresholds });
  await desk.access.signOut();
}

const many = (n: number, score: Score = 5) => Array.from({ length: n }, () => score);

describe('at a glance', () => {
  it('a new office learns what it can expect, and no count of anything that waits', async () => {
    await citizens(many(9));
    await goTo('2026-11-30T08:00:00');
    const glance = await (await staff()).glance.show();
    expect(glance).toEqual({
      today: '2026-11-30',
      offsetMinutes: 420,
      minimum: 10,
      smallest: 5,
      coverage: ['2026-10', '2026-09', '2026-08'].map((month) => ({
        is: 'unknown',
        month,
        why: 'partial',
      })),
      sessions: [],
      alerts: [],
      acknowledged: [],
      thresholds: {},
      settingsVersion: 1,
      mayChangeThresholds: false,
    });
  });

  it('the newest period stands with n, interval, reasons, and what it is worth', async () => {
    await citizens([...many(9), 4, 2], ['attitude']);
    await goTo('2026-11-30T08:00:00');
    const desk = await staff();
    const { newest, pace } = await desk.glance.show();
    await desk.access.signOut();
    expect(newest?.total?.clean).toMatchObject({ n: 11, satisfied: 10 / 11 });
    expect(newest?.usefulN).toBeGreaterThan(11);
    expect(newest?.reasons).toMatchObject([{ question: 'reasons', answered: { clean: 11 } }]);
    expect(newest).not.toHaveProperty('change');
    expect(pace).toBeUndefined();
    await citizens(many(12));
    await goTo('2026-12-07T08:00:00');
    const later = await (await staff()).glance.show();
    expect(later.newest?.change).toBe('cannotTell');
    expect(later.pace).toEqual({ days: 3 });
  });

  it('the sessions of today are there, and those of yesterday are not', async () => {
    const desk = await staff();
    await desk.session.open({ mode: 'portable', place: 'Thôn 3', minutes: 60 });
    const [session] = (await desk.glance.show()).sessions;
    expect(session).toMatchObject({ mode: 'portable', place: 'Thôn 3', isOpen: true });
    await desk.session.close();
    expect((await desk.glance.show()).sessions).toMatchObject([{ isOpen: false }]);
    await goTo('2026-11-30T08:00:00');
    expect((await (await staff()).glance.show()).sessions).toEqual([]);
  });
});

describe('an alert', () => {
  it('is raised once by a released figure, and names all that it stands on', async () => {
    await watch({ satisfied: { percent: 80, smallest: 10 } });
    await citizens([...many(5), ...many(6, 2)]);
    expect((await (await staff()).glance.show()).alerts).toEqual([]); // nothing is released
    await goTo('2026-11-30T08:00:00');
    const desk = await staff();
    const { alerts } = await desk.glance.show();
    expect(alerts).toEqual([
      {
        id: 1,
        figure: 'satisfied',
        days: ['2026-11-27', '2026-11-27'],
        n: 11,
        share: 5 / 11,
        interval: [expect.any(Number), expect.any(Number)],
        threshold: 80,
      },
    ]);
    expect((await desk.glance.show()).alerts).toEqual(alerts);
  });

  it('names the reason that too many chose', async () => {
    await watch({ reason: { percent: 60, smallest: 10 } });
    await citizens(many(11), ['attitude']);
    await goTo('2026-11-30T08:00:00');
    const { alerts } = await (await staff()).glance.show();
    expect(alerts).toMatchObject([{ figure: 'reason', n: 11, share: 1, threshold: 60 }]);
    expect(alerts[0]?.reason?.['vi']).toEqual(expect.stringMatching(/\S/));
  });

  it('is raised by no figure that stands on fewer than the office set', async () => {
    await watch({ satisfied: { percent: 80, smallest: 12 } });
    await citizens([...many(5), ...many(6, 2)]);
    await goTo('2026-11-30T08:00:00');
    expect((await (await staff()).glance.show()).alerts).toEqual([]);
  });

  it('is raised for periods that nobody looked at as they came', async () => {
    await watch({ satisfied: { percent: 80, smallest: 10 } });
    await citizens(many(11, 2)); // Friday 27
    await goTo('2026-11-30T08:00:00');
    await citizens(many(11)); // Monday
    await goTo('2026-12-01T08:00:00');
    const { alerts, newest } = await (await staff()).glance.show();
    expect(newest?.period.id).toBe(2);
    expect(alerts).toMatchObject([{ days: ['2026-11-27', '2026-11-27'] }]);
  });

  it('stays until somebody says a word to it, which is kept', async () => {
    await watch({ satisfied: { percent: 80, smallest: 10 } });
    await citizens(many(11, 2));
    await goTo('2026-11-30T08:00:00');
    const desk = await staff();
    const [alert] = (await desk.glance.show()).alerts;
    const id = alert?.id ?? 0;
    expect((await safe(desk.glance.acknowledge({ id, words: ' ' }))).error).toMatchObject({
      code: 'BAD_REQUEST',
    });
    await desk.glance.acknowledge({ id, words: 'Đã họp, đổi người trực' });
    const { alerts, acknowledged } = await desk.glance.show();
    expect(alerts).toEqual([]);
    expect(acknowledged).toEqual([
      { alert, words: 'Đã họp, đổi người trực', person: 'can-bo', day: '2026-11-30' },
    ]);
    const again = await safe(desk.glance.acknowledge({ id, words: 'Lần nữa' }));
    expect(again.error).toMatchObject({ code: 'ALERT_ACKNOWLEDGED' });
    const none = await safe(desk.glance.acknowledge({ id: 77, words: 'Lần nữa' }));
    expect(none.error).toMatchObject({ code: 'ALERT_UNKNOWN' });
    const db = openReader(office.folder.database);
    const words = db.prepare(`SELECT detail FROM audit WHERE action = 'alert.acknowledged'`).all();
    db.close();
    expect(words).toEqual([{ detail: `{"alert":${id}}` }]);
  });
});

describe('the thresholds', () => {
  it('are the leader’s to set, and settings of the office', async () => {
    await watch({ satisfied: { percent: 80, smallest: 10 } });
    const desk = await leader();
    const glance = await desk.glance.show();
    expect(glance).toMatchObject({
      thresholds: { satisfied: { percent: 80, smallest: 10 } },
      settingsVersion: 2,
      mayChangeThresholds: true,
    });
    const stale = await safe(desk.glance.setThresholds({ basedOn: 1, thresholds: {} }));
    expect(stale.error).toMatchObject({ code: 'SETTINGS_CHANGED' });
    const counter = await staff();
    const { error } = await safe(counter.glance.setThresholds({ basedOn: 2, thresholds: {} }));
    expect(error).toMatchObject({ code: 'FORBIDDEN' });
  });

  it('go no lower than ten answers', async () => {
    const desk = await leader();
    const thresholds = { satisfied: { percent: 80, smallest: 9 } };
    const { error } = await safe(desk.glance.setThresholds({ basedOn: 1, thresholds }));
    expect(error).toMatchObject({ code: 'BAD_REQUEST' });
  });
});
