import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { exportTables, historyFile } from '#main/features/tables/export-tables.ts';
import { allResponses } from '#main/features/rating/response-store.ts';
import { openReader } from '#main/storage/database.ts';
import { Model } from '#shared/features/model/model.ts';
import type { PlanEntry } from '#shared/features/session/plan-entry.ts';
import { createFakeClock } from '#tests/support/fake-clock.ts';
import {
  aRating,
  aStation,
  createTestApp,
  staffPin,
  type TestApp,
} from '#tests/support/test-app.ts';
import { listHomeReleases } from './home-release-store.ts';

type Score = 1 | 2 | 3 | 4 | 5;

let office: TestApp;
const stations = [aStation({ counterCodes: ['quay-1'], deskOnThisScreen: false })];
const open = () =>
  createTestApp({ settings: { stations }, clock: createFakeClock('2026-11-27T08:00:00+07:00') });
beforeEach(async () => {
  office = await open();
});
afterEach(() => office.close());

async function goTo(iso: string) {
  office.clock.pass(Date.parse(`${iso}+07:00`) - office.clock.utcMs());
  await office.restart(); // whoever was signed in is not
}

async function signedIn() {
  const desk = office.desk();
  await desk.access.signIn({ code: 'can-bo', secret: staffPin });
  return desk;
}

async function give(scores: readonly Score[]) {
  for (const score of scores) {
    office.clock.pass(60_000);
    await office.kiosk().rating.submit(aRating({ score }));
  }
}

/** A household is visited; the session and its place are as staff open them. */
async function visit(iso: string, scores: readonly Score[]) {
  await goTo(iso);
  const desk = await signedIn();
  await desk.session.open({ mode: 'portable', place: 'Thôn 3', minutes: 120 });
  await give(scores);
  await desk.session.close();
}

async function atCounter(iso: string, scores: readonly Score[]) {
  await goTo(iso);
  await give(scores);
}

const many = (n: number, score: Score = 5): readonly Score[] =>
  Array.from({ length: n }, () => score);
const pools = async () => (await (await signedIn()).figures.atHome()).pools;

async function tables(days: { readonly from?: string; readonly to?: string } = {}) {
  const db = openReader(office.folder.database);
  const file = join(office.folder.path, 'bang.jsonl');
  const source = { db, responses: allResponses(db), homePools: () => listHomeReleases(db) };
  await exportTables(source, { plain: true, format: 'jsonl', file, ...days }, () => {});
  db.close();
  const rowsOf = (path: string): string[] =>
    readFileSync(path, 'utf8')
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => {
        const { response_id: _, ...row } = JSON.parse(line);
        return JSON.stringify(row);
      })
      .toSorted();
  return { responses: rowsOf(file), history: rowsOf(historyFile(file)) };
}

/** Whatever the desk tells of ratings, to whoever may see all of it. */
async function everything() {
  const desk = await signedIn();
  const listed = await desk.figures.listPeriods();
  const periods = await Promise.all(
    listed.periods.map(({ id }) => desk.figures.show({ periodId: id })),
  );
  return { listed, periods, atHome: await desk.figures.atHome(), tables: await tables() };
}

describe('what was given at homes', () => {
  it('is no part of a period of days, neither as a series nor in what is counted', async () => {
    await visit('2026-12-24T09:00:00', many(8, 1));
    await atCounter('2026-12-24T14:00:00', many(10));
    await goTo('2026-12-25T08:00:00');
    const desk = await signedIn();
    const { periods } = await desk.figures.listPeriods();
    expect(periods).toMatchObject([{ n: 10 }]);
    const { series, withheld } = await desk.figures.show({ periodId: periods[0]?.id ?? 0 });
    expect(series.map(({ series }) => series.channel)).toEqual(['kiosk']);
    expect(withheld).toBe(0);
  });

  it('opens no period by itself, however much it is', async () => {
    await visit('2026-12-24T09:00:00', many(12));
    await goTo('2026-12-25T08:00:00');
    expect((await (await signedIn()).figures.listPeriods()).periods).toEqual([]);
  });

  it('is shown once its month is over, as one number', async () => {
    await visit('2026-12-12T09:00:00', many(6));
    await visit('2026-12-19T09:00:00', [4, 4, 2, 1]);
    await goTo('2026-12-31T17:00:00');
    expect(await pools()).toEqual([]);
    await goTo('2027-01-04T08:00:00');
    expect(await pools()).toMatchObject([
      {
        fromMonth: '2026-12',
        toMonth: '2026-12',
        labelSet: 'hl5.1',
        figure: { raw: { n: 10, counts: [6, 2, 0, 1, 1] }, clean: { n: 10 } },
      },
    ]);
  });

  it('of a month with fewer than ten waits and is one with the next', async () => {
    await visit('2026-12-12T09:00:00', many(9));
    await goTo('2027-01-04T08:00:00');
    expect(await pools()).toEqual([]);
    await visit('2027-01-07T09:00:00', [1]);
    await goTo('2027-02-01T08:00:00');
    expect(await pools()).toMatchObject([
      { fromMonth: '2026-12', toMonth: '2027-01', figure: { raw: { n: 10 } } },
    ]);
  });

  it('is never recounted: what comes later is in a later pool', async () => {
    await visit('2026-12-12T09:00:00', many(10));
    await goTo('2027-01-04T08:00:00');
    const first = await pools();
    await visit('2027-01-07T09:00:00', many(11, 2));
    expect(await pools()).toEqual(first);
    await goTo('2027-02-01T08:00:00');
    const [second, ...before] = await pools();
    expect(before).toEqual(first);
    expect(second?.figure.raw.counts).toEqual([0, 0, 0, 11, 0]);
  });

  it('is not released by a clock that cannot be trusted', async () => {
    await visit('2026-12-12T09:00:00', many(10));
    office.clock.set('2027-01-04T08:00:00+07:00'); // nothing else notices
    expect(await pools()).toEqual([]);
  });

  it('keeps two label sets apart, each with a floor of its own', async () => {
    await goTo('2026-12-12T09:00:00');
    const desk = await signedIn();
    await desk.session.open({ mode: 'portable', place: '', minutes: 120 });
    await give(many(9));
    for (const score of [3, 2, 1] as const) {
      office.clock.pass(60_000);
      const three = { ...aRating({ score }), questionnaire: 'three-levels@1' };
      await office.kiosk().rating.submit(three);
    }
    await desk.session.close();
    await goTo('2027-01-04T08:00:00');
    expect(await pools()).toEqual([]);
  });

  it('at a session whose line says otherwise is at home, too, where its model is', async () => {
    office.close();
    const line: PlanEntry = {
      code: 'thu-nam',
      modelCode: 'tai-nha',
      mode: 'assisted',
      on: { weekdays: [4] },
      from: '08:00',
      to: '10:00',
      place: '',
      validFrom: '2026-11-01',
    };
    const shape = { code: 'tai-nha', name: 'Tại nhà', kind: 'atHome', validFrom: '2026-01-01' };
    const model = Model.parse(shape);
    office = await createTestApp({ settings: { stations, plan: [line], models: [model] } });
    await goTo('2026-12-24T08:30:00');
    const desk = await signedIn();
    const planned = (await desk.session.plan()).sessions.find(({ day }) => day === '2026-12-24');
    expect(planned).toMatchObject({ mode: 'portable', isOpen: false });
    await give([5]);
    await desk.session.open({ mode: 'portable', place: '', minutes: 60, entryCode: 'thu-nam' });
    await give([5]);
    const db = openReader(office.folder.database);
    const kept = db.prepare(`SELECT channel, model_code FROM rating ORDER BY sequence`).all();
    db.close();
    expect(kept).toEqual([
      { channel: 'kiosk', model_code: null },
      { channel: 'portable', model_code: 'tai-nha' },
    ]);
  });
});

describe('whoever sees everything that is shown', () => {
  /** Two offices alike but for one household: what it said, and the day and hour of the visit. */
  async function shownWith(household: () => Promise<void>, then: string) {
    office.close();
    office = await open();
    await atCounter('2026-12-10T14:00:00', many(12, 4));
    await visit('2026-12-12T09:00:00', many(9));
    await household();
    await atCounter('2026-12-28T14:00:00', many(11));
    await goTo(then);
    return everything();
  }

  it('learns nothing of a household whose month waits, not even that it was visited', async () => {
    const without = await shownWith(async () => {
      await goTo('2026-12-19T09:00:00');
    }, '2026-12-30T08:00:00');
    const visited = await shownWith(() => visit('2026-12-19T09:00:00', [1]), '2026-12-30T08:00:00');
    expect(visited).toEqual(without);
  });

  it('cannot tell by day or hour when a household of a closed month was visited', async () => {
    const one = await shownWith(() => visit('2026-12-19T09:00:00', [1]), '2027-01-04T08:00:00');
    const other = await shownWith(() => visit('2026-12-24T15:00:00', [1]), '2027-01-04T08:00:00');
    expect(other).toEqual(one);
    expect(one.atHome.pools).toHaveLength(1);
  });

  it('finds no answer from a home between two exports whose days differ', async () => {
    await shownWith(() => visit('2026-12-19T09:00:00', [1]), '2027-01-04T08:00:00');
    const homes = async (to: string, from?: string) => {
      const { responses, history } = await tables({ to, ...(from && { from }) });
      expect(JSON.stringify(history)).not.toContain('portable');
      return responses.filter((row) => row.includes('"channel":"portable"')).length;
    };
    expect([
      await homes('2026-12-18'),
      await homes('2026-12-19'),
      await homes('2026-12-30'),
    ]).toEqual([0, 0, 0]);
    expect([await homes('2026-12-31'), await homes('2026-12-31', '2026-12-02')]).toEqual([10, 0]);
  });

  it('sees in the table the months of an answer from a home, and no hour, place or field', async () => {
    await shownWith(() => visit('2026-12-19T09:00:00', [1]), '2027-01-04T08:00:00');
    const { responses } = await tables();
    const home = responses
      .map((row) => JSON.parse(row))
      .find(({ channel }) => channel === 'portable');
    expect(home).toMatchObject({
      submitted_hour: '2026-12',
      station_code: null,
      counter_code: null,
      field_code: null,
    });
  });
});
