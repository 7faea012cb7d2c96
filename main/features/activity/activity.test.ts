import { safe } from '@orpc/client';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openReader } from '#main/storage/database.ts';
import { createFakeClock } from '#tests/support/fake-clock.ts';
import {
  aRating,
  createTestApp,
  staffPin,
  usualPeople,
  type TestApp,
} from '#tests/support/test-app.ts';

const people = [...usualPeople, { code: 'chu-tich', role: 'leader', secret: '135791' }] as const;

let office: TestApp;
beforeEach(async () => {
  office = await createTestApp({ people, clock: createFakeClock('2026-11-30T09:00:00+07:00') });
});
afterEach(() => office.close());

async function staff() {
  const desk = office.desk();
  await desk.access.signIn({ code: 'can-bo', secret: staffPin });
  return desk;
}
type Desk = Awaited<ReturnType<typeof staff>>;

async function enter(desk: Desk, month: string, values: Record<string, number | null>) {
  const { basedOn } = await desk.activity.show({});
  return desk.activity.enter({
    basedOn,
    entries: Object.entries(values).map(([figure, value]) => ({
      month,
      figure,
      value,
      ...(figure === 'visits' && value !== null && { origin: 'tally-sheet' as const }),
    })),
  });
}

async function monthOf(desk: Desk, month: string) {
  const found = (await desk.activity.show({})).months.find((each) => each.month === month);
  if (found === undefined) throw new Error(`no ${month}`);
  return found;
}

function auditOf(action: string): unknown[] {
  const db = openReader(office.folder.database);
  const rows = db
    .prepare(`SELECT actor, detail FROM audit WHERE action = ? ORDER BY sequence`)
    .all(action);
  db.close();
  return rows;
}

describe('the figures of a month', () => {
  it('are kept as they were given, with every version, its author and its source', async () => {
    const desk = await staff();
    await enter(desk, '2026-11', { visits: 300, received: 90 });
    await enter(desk, '2026-11', { visits: 312 });
    expect((await monthOf(desk, '2026-11')).values).toEqual([
      { figure: 'received', value: 90, versions: 1 },
      { figure: 'visits', value: 312, origin: 'tally-sheet', versions: 2 },
    ]);
    const versions = await desk.activity.history({ month: '2026-11', figure: 'visits' });
    expect(versions).toMatchObject([
      { value: 312, origin: 'tally-sheet', way: 'typed', person: 'can-bo' },
      { value: 300, origin: 'tally-sheet', way: 'typed', person: 'can-bo' },
    ]);
    expect(auditOf('activity.entered')).toEqual([
      { actor: 'can-bo', detail: '{"way":"typed","months":"2026-11","values":2}' },
      { actor: 'can-bo', detail: '{"way":"typed","months":"2026-11","values":1}' },
    ]);
  });

  it('make no new version where nothing is new, and can be taken back', async () => {
    const desk = await staff();
    await enter(desk, '2026-11', { late: 3 });
    expect(await enter(desk, '2026-11', { late: 3 })).toEqual({ written: 0 });
    expect(await enter(desk, '2026-11', { late: null })).toEqual({ written: 1 });
    expect((await monthOf(desk, '2026-11')).values).toEqual([]);
    expect(await desk.activity.history({ month: '2026-11', figure: 'late' })).toHaveLength(2);
  });

  it.each([
    ['a figure nobody knows', { figure: 'weather', value: 1 }, 'FIGURE_UNKNOWN'],
    ['a month to come', { month: '2026-12', figure: 'late', value: 1 }, 'MONTH_AHEAD'],
    ['half a dossier', { figure: 'late', value: 1.5 }, 'VALUE_REFUSED'],
    ['visits of unknown origin', { figure: 'visits', value: 300 }, 'VALUE_REFUSED'],
    [
      'an origin where none is asked',
      { figure: 'late', value: 1, origin: 'estimate' },
      'VALUE_REFUSED',
    ],
  ] as const)('are refused as a whole with %s', async (_what, wrong, code) => {
    const desk = await staff();
    const good = { month: '2026-11', figure: 'received', value: 90 };
    const entries = [good, { month: '2026-11', ...wrong }];
    const { error } = await safe(desk.activity.enter({ basedOn: 0, entries }));
    expect(error).toMatchObject({ code });
    expect((await monthOf(desk, '2026-11')).values).toEqual([]);
  });

  it('are not written over what somebody else has just entered', async () => {
    const [desk, other] = [await staff(), office.desk()];
    await other.access.signIn({ code: 'chu-tich', secret: '135791' });
    const { basedOn } = await desk.activity.show({});
    await enter(other, '2026-11', { received: 90 });
    const entries = [{ month: '2026-11', figure: 'received', value: 80 }];
    const { error } = await safe(desk.activity.enter({ basedOn, entries }));
    expect(error).toMatchObject({ code: 'ACTIVITY_CHANGED' });
    expect((await monthOf(desk, '2026-11')).values).toMatchObject([{ value: 90 }]);
  });

  it('are none of the officer’s', async () => {
    const desk = office.desk();
    await desk.access.signIn({ code: 'tong-hop', secret: usualPeople[1].secret });
    expect((await safe(desk.activity.show({}))).error).toMatchObject({ code: 'FORBIDDEN' });
  });
});

describe('a file', () => {
  const rows = [
    { line: 1, cells: ['Tháng', 'Khách đến', 'Tiếp nhận'] },
    { line: 2, cells: ['9/2026', '280', '90'] },
    { line: 3, cells: ['11/2026', '1.300', '101'] },
  ];
  const mapping = { taken: ['month', 'visits', 'received'], origin: 'queue-machine' as const };

  it('is taken in as its preview said, and its columns are remembered', async () => {
    const desk = await staff();
    const first = await desk.activity.preview({ rows });
    expect(first.mapping).toEqual({ taken: ['month', '', 'received'] });
    expect(first.remembered).toBe(false);
    const { basedOn, changes, faults } = await desk.activity.preview({ rows, mapping });
    expect({ faults, n: changes.length }).toEqual({ faults: [], n: 4 });
    expect(await desk.activity.import({ rows, mapping, basedOn })).toEqual({ written: 4 });
    expect((await monthOf(desk, '2026-11')).values).toEqual([
      { figure: 'received', value: 101, versions: 1 },
      { figure: 'visits', value: 1300, origin: 'queue-machine', versions: 1 },
    ]);
    const again = await desk.activity.preview({ rows });
    expect(again).toMatchObject({ mapping, remembered: true, changes: [], same: 4 });
  });

  it('is taken in whole or not at all', async () => {
    const desk = await staff();
    const faulty = [...rows, { line: 4, cells: ['8/2026', '12,5', '3'] }];
    const { faults, basedOn } = await desk.activity.preview({ rows: faulty, mapping });
    expect(faults).toEqual([{ fault: 'notWhole', line: 4, column: 'Khách đến', text: '12,5' }]);
    const { error } = await safe(desk.activity.import({ rows: faulty, mapping, basedOn }));
    expect(error).toMatchObject({ code: 'IMPORT_FAULTY' });
    expect((await monthOf(desk, '2026-11')).values).toEqual([]);
  });

  it('is looked at anew when somebody wrote since its preview', async () => {
    const desk = await staff();
    const { basedOn } = await desk.activity.preview({ rows, mapping });
    await enter(desk, '2026-11', { received: 100 });
    const { error } = await safe(desk.activity.import({ rows, mapping, basedOn }));
    expect(error).toMatchObject({ code: 'ACTIVITY_CHANGED' });
  });

  it('without months is no table', async () => {
    const desk = await staff();
    const { error } = await safe(desk.activity.preview({ rows: rows.slice(0, 1) }));
    expect(error).toMatchObject({ code: 'NO_MONTHS' });
  });
});

describe('coverage', () => {
  const hours = (n: number) => n * 3_600_000;

  async function citizens(n: number) {
    for (let each = 0; each < n; each += 1) {
      office.clock.pass(5 * 60_000);
      await office.kiosk().rating.submit(aRating({ score: 5 }));
    }
  }

  /** The clock goes on to another day, as it does by itself. */
  function goTo(iso: string) {
    office.clock.pass(Date.parse(`${iso}+07:00`) - office.clock.utcMs());
  }

  async function december() {
    const desk = await staff();
    const { coverage } = await monthOf(desk, '2026-12');
    await desk.access.signOut();
    return coverage;
  }

  async function enterVisits(visits: number) {
    const desk = await staff();
    await enter(desk, '2026-12', { visits });
    await desk.access.signOut();
  }

  it('counts what is released of a whole month, alone and in opening hours', async () => {
    goTo('2026-12-01T08:00:00');
    await citizens(12);
    goTo('2026-12-31T09:00:00');
    const desk = await staff();
    await desk.session.open({ mode: 'assisted', place: '', minutes: 30 });
    await desk.access.signOut();
    await citizens(3); // with somebody's help
    goTo('2026-12-31T10:00:00');
    await citizens(9);
    goTo('2026-12-31T12:00:00'); // after the hours
    await citizens(2);
    goTo('2027-01-04T09:00:00');
    await enterVisits(210);
    expect(await december()).toEqual({
      is: 'known',
      month: '2026-12',
      ratings: { clean: 21, raw: 21, undated: 0 },
      visits: 210,
      origin: 'tally-sheet',
      share: 0.1,
    });
  });

  it('waits for the period that its last working day belongs to', async () => {
    goTo('2026-12-01T08:00:00');
    await citizens(12);
    goTo('2026-12-31T09:00:00');
    await citizens(9); // too few for a period
    goTo('2027-01-04T09:00:00');
    await enterVisits(210);
    expect(await december()).toEqual({ is: 'unknown', month: '2026-12', why: 'unreleased' });
    await citizens(4);
    goTo('2027-01-05T09:00:00');
    expect(await december()).toMatchObject({ is: 'known', ratings: { clean: 21 } });
  });

  it('sets apart what was given while the clock was wrong', async () => {
    goTo('2026-12-01T08:00:00');
    await citizens(12);
    goTo('2026-12-31T09:00:00');
    await citizens(1);
    office.clock.set('2020-01-01T09:00:00+07:00');
    await citizens(3);
    office.clock.set('2026-12-31T09:20:00+07:00'); // as it would stand had nobody touched it
    await citizens(9);
    office.clock.set('2027-01-04T09:00:00+07:00');
    await office.restart();
    expect(await december()).toMatchObject({ ratings: { clean: 22, raw: 22, undated: 3 } });
  });

  it('is not told of the month in which citizens began to rate', async () => {
    goTo('2026-11-30T14:00:00');
    await citizens(12);
    office.clock.pass(hours(100));
    const { coverage } = await monthOf(await staff(), '2026-11');
    expect(coverage).toEqual({ is: 'unknown', month: '2026-11', why: 'partial' });
  });
});
