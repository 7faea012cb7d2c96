import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openReader } from '#main/storage/database.ts';
import { aRating, createTestApp, staffPin, type TestApp } from '#tests/support/test-app.ts';

const people = [
  { code: 'lan', role: 'staff', secret: staffPin },
  { code: 'minh', role: 'staff', secret: staffPin },
  { code: 'sep', role: 'leader', secret: staffPin },
] as const;
const lan = { counterCode: 'quay-1', personCode: 'lan', from: '2026-11-02' };
const month = '2026-11';
const duties = [{ counterCode: 'quay-1', from: '2026-11-02', to: '2026-11-30' }];

let office: TestApp;
beforeEach(async () => {
  office = await createTestApp({ people, settings: { roster: [lan] } });
});
afterEach(() => office.close());

async function signedIn(code: 'lan' | 'minh' | 'sep') {
  const desk = office.desk();
  await desk.access.signIn({ code, secret: staffPin });
  return desk;
}

describe('the roster', () => {
  it('is confirmed by who is on duty, month by month, and stands in the trail once', async () => {
    const desk = await signedIn('lan');
    expect((await desk.roster.own()).months).toEqual([{ month, duties, standing: 'open' }]);
    await desk.roster.confirm({ month, duties });
    await desk.roster.confirm({ month, duties });
    expect((await desk.roster.own()).months).toEqual([{ month, duties, standing: 'confirmed' }]);
    const db = openReader(office.folder.database);
    const noted = db.prepare(`SELECT actor, detail FROM audit WHERE action LIKE 'roster.%'`).all();
    db.close();
    expect(noted).toEqual([{ actor: 'lan', detail: '{"month":"2026-11"}' }]);
  });

  it('cannot be confirmed for somebody else, as something else, or for a month to come', async () => {
    const minh = await signedIn('minh');
    expect((await minh.roster.own()).months).toEqual([]);
    const lanHerself = await signedIn('lan');
    const december = [{ counterCode: 'quay-1', from: '2026-12-01', to: '2026-12-31' }];
    for (const attempt of [
      minh.roster.confirm({ month, duties }),
      lanHerself.roster.confirm({
        month,
        duties: [{ counterCode: 'quay-1', from: '2026-11-02', to: '2026-11-29' }],
      }),
      lanHerself.roster.confirm({ month: '2026-12', duties: december }),
    ]) {
      await expect(attempt).rejects.toMatchObject({ code: 'ROSTER_CHANGED' });
    }
  });

  it('is to be confirmed again once the leader has changed that month of it', async () => {
    await (await signedIn('lan')).roster.confirm({ month, duties });
    const leader = await signedIn('sep');
    const { version, confirmed } = await leader.roster.table();
    expect(confirmed).toEqual([{ personCode: 'lan', month }]);
    const roster = [{ ...lan, to: '2026-11-20' }];
    expect((await leader.roster.change({ basedOn: version, roster })).confirmed).toEqual([]);
    const [own] = (await (await signedIn('lan')).roster.own()).months;
    expect(own?.standing).toBe('changed');
  });

  it('is changed by who may, on the newest version, at counters that are there', async () => {
    const staff = await signedIn('lan');
    await expect(staff.roster.table()).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(staff.roster.change({ basedOn: 1, roster: [] })).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
    const leader = await signedIn('sep');
    const { version } = await leader.roster.table();
    await expect(
      leader.roster.change({ basedOn: version, roster: [{ ...lan, counterCode: 'quay-9' }] }),
    ).rejects.toMatchObject({ code: 'ROSTER_WRONG' });
    await expect(
      leader.roster.change({ basedOn: version, roster: [{ ...lan, personCode: 'nobody' }] }),
    ).rejects.toMatchObject({ code: 'ROSTER_WRONG' });
    await leader.roster.change({ basedOn: version, roster: [] });
    await expect(leader.roster.change({ basedOn: version, roster: [lan] })).rejects.toMatchObject({
      code: 'SETTINGS_CHANGED',
    });
  });
});

describe("an officer's figure", () => {
  async function serve(n: number) {
    for (let one = 0; one < n; one += 1) {
      office.clock.pass(2 * 60_000);
      await office.kiosk().rating.submit(aRating());
    }
  }

  async function at(time: string) {
    office.clock.set(`${time}+07:00`);
    await office.restart();
  }

  async function released(n: number) {
    await serve(n);
    await at('2026-11-30T08:00:00');
    await (await signedIn('lan')).figures.listPeriods();
  }

  it('is the counter’s, once the officer has confirmed, and hers alone for seven days', async () => {
    await released(30);
    const desk = await signedIn('lan');
    expect((await desk.figures.own()).figures).toEqual([]);
    await desk.roster.confirm({ month, duties });
    const [own] = (await desk.figures.own()).figures;
    expect(own).toMatchObject({ personCode: 'lan', counterCode: 'quay-1', note: '' });
    expect(own?.figure.raw.n).toBe(30);
    expect((await (await signedIn('sep')).figures.officers()).figures).toEqual([]);
    await desk.figures.note({
      key: own?.key ?? '',
      counterCode: 'quay-1',
      note: 'Máy hỏng một buổi',
    });
    await at('2026-12-07T07:59:00');
    expect((await (await signedIn('sep')).figures.officers()).figures).toEqual([]);
    await at('2026-12-07T08:01:00');
    expect((await (await signedIn('sep')).figures.officers()).figures).toEqual([
      { ...own, note: 'Máy hỏng một buổi' },
    ]);
  });

  it('is never for other staff, who can neither see it nor speak to it', async () => {
    await released(30);
    const own = await signedIn('lan');
    await own.roster.confirm({ month, duties });
    const [{ key } = { key: '' }] = (await own.figures.own()).figures;
    await at('2026-12-20T08:00:00');
    const minh = await signedIn('minh');
    expect((await minh.figures.own()).figures).toEqual([]);
    await expect(minh.figures.officers()).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(
      minh.figures.note({ key, counterCode: 'quay-1', note: 'x' }),
    ).rejects.toMatchObject({ code: 'PERIOD_UNKNOWN' });
  });

  it('waits below thirty answers, though the counter is shown', async () => {
    await released(29);
    const desk = await signedIn('lan');
    await desk.roster.confirm({ month, duties });
    expect((await desk.figures.own()).figures).toEqual([]);
  });

  it('is nobody’s where two shared the counter', async () => {
    const leader = await signedIn('sep');
    const { version } = await leader.roster.table();
    const minh = { ...lan, personCode: 'minh', from: '2026-11-27', to: '2026-11-27' };
    await leader.roster.change({ basedOn: version, roster: [lan, minh] });
    await leader.access.signOut();
    await released(40);
    const desk = await signedIn('lan');
    await desk.roster.confirm({ month, duties });
    expect((await desk.figures.own()).figures).toEqual([]);
  });
});
