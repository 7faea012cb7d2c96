import { safe } from '@orpc/client';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createSettingsReader, recordSettings } from '#main/features/folder/folder-store.ts';
import { openStore } from '#main/open-store.ts';
import {
  aRating,
  anId,
  aStation,
  createTestApp,
  officerPhrase,
  staffPin,
  type TestApp,
} from '#tests/support/test-app.ts';

let office: TestApp;
beforeEach(async () => {
  office = await createTestApp();
});
afterEach(() => office.close());

/** Citizens come one after the other, five minutes apart. */
async function citizens(scores: readonly (1 | 2 | 3 | 4 | 5)[]): Promise<void> {
  for (const score of scores) {
    office.clock.pass(5 * 60_000);
    await office.kiosk().rating.submit(aRating({ score }));
  }
}

async function signedIn() {
  const desk = office.desk();
  await desk.access.signIn({ code: 'can-bo', secret: staffPin });
  return desk;
}

/** The figures of the one period that is released by now. */
async function released() {
  const desk = await signedIn();
  const [period] = (await desk.figures.listPeriods()).periods;
  return desk.figures.show({ periodId: period?.id ?? 0 });
}

function fail(): never {
  throw new Error('a series is released');
}

const fives = (n: number) => Array.from({ length: n }, () => 5 as const);

describe("a day's figures", () => {
  it('are not to be seen on the day itself', async () => {
    await citizens(fives(20));
    expect((await (await signedIn()).figures.listPeriods()).periods).toEqual([]);
  });

  it('appear on the next working day, not on the Saturday between', async () => {
    await citizens(fives(20)); // Friday
    office.clock.set('2026-11-28T09:00:00+07:00');
    await office.restart();
    expect((await (await signedIn()).figures.listPeriods()).periods).toEqual([]);
    office.clock.set('2026-11-30T08:00:00+07:00');
    await office.restart();
    expect((await (await signedIn()).figures.listPeriods()).periods).toEqual([
      { id: 1, fromDay: '2026-11-27', toDay: '2026-11-27', n: 20 },
    ]);
  });

  it('can be seen on a Saturday if the next working day has begun by then', async () => {
    office.clock.set('2026-12-03T09:00:00+07:00'); // Thursday
    await office.restart();
    await citizens(fives(12));
    office.clock.set('2026-12-05T09:00:00+07:00'); // Saturday; nobody looked on Friday
    await office.restart();
    expect((await (await signedIn()).figures.listPeriods()).periods).toEqual([
      { id: 1, fromDay: '2026-12-03', toDay: '2026-12-03', n: 12 },
    ]);
  });

  it('wait for more days until ten new answers have come', async () => {
    await citizens(fives(4)); // Friday 27
    office.clock.set('2026-11-30T09:00:00+07:00');
    await office.restart();
    await citizens(fives(5)); // Monday 30
    office.clock.set('2026-12-01T09:00:00+07:00');
    await office.restart();
    expect((await (await signedIn()).figures.listPeriods()).periods).toEqual([]);
    await office.restart();
    await citizens([1, 1, 1]); // Tuesday 1
    office.clock.set('2026-12-02T09:00:00+07:00');
    await office.restart();
    expect((await (await signedIn()).figures.listPeriods()).periods).toEqual([
      { id: 1, fromDay: '2026-11-27', toDay: '2026-12-01', n: 12 },
    ]);
  });

  it('are released once: looking again adds nothing', async () => {
    await citizens(fives(12));
    office.clock.set('2026-11-30T08:00:00+07:00');
    await office.restart();
    const desk = await signedIn();
    const first = await desk.figures.listPeriods();
    expect(await desk.figures.listPeriods()).toEqual(first);
    await office.restart();
    expect(await (await signedIn()).figures.listPeriods()).toEqual(first);
  });

  it('are released once when two look at the same time', async () => {
    await citizens(fives(12));
    office.clock.set('2026-11-30T08:00:00+07:00');
    await office.restart();
    const desk = await signedIn();
    const [one, other] = await Promise.all([
      desk.figures.listPeriods(),
      desk.figures.listPeriods(),
    ]);
    expect(one.periods).toHaveLength(1);
    expect(other).toEqual(one);
  });

  it('stay hidden while the clock cannot be trusted', async () => {
    await citizens(fives(12));
    office.clock.set('2026-11-30T08:00:00+07:00'); // set forward while the program runs
    expect((await (await signedIn()).figures.listPeriods()).periods).toEqual([]);
  });
});

describe('a station whose clock was wrong', () => {
  it('neither tears a period apart nor makes it smaller than it says', async () => {
    await citizens(fives(6));
    office.clock.set('2020-01-01T09:00:00+07:00');
    await citizens(fives(3));
    office.clock.set('2026-11-27T10:30:00+07:00');
    await citizens(fives(4));
    office.clock.set('2026-11-30T08:00:00+07:00');
    await office.restart();
    const desk = await signedIn();
    const { periods } = await desk.figures.listPeriods();
    expect(periods).toEqual([{ id: 1, fromDay: '2026-11-27', toDay: '2026-11-27', n: 13 }]);
    const { series } = await desk.figures.show({ periodId: 1 });
    expect(series.map(({ total }) => total.raw.n)).toEqual([13]);
  });
});

describe('a released period', () => {
  it('shows raw beside clean, with n and mean of what was left out and why', async () => {
    await citizens([5, 4, 3, 2, 1, 5, 5, 4]);
    for (let press = 0; press < 5; press += 1) {
      office.clock.pass(press === 0 ? 600_000 : 7_000);
      await office.kiosk().rating.submit(aRating({ score: 5 }));
    }
    office.clock.set('2026-11-30T08:00:00+07:00');
    await office.restart();
    const figures = await released();
    expect(figures.period).toEqual({ id: 1, fromDay: '2026-11-27', toDay: '2026-11-27', n: 13 });
    const [{ total } = fail()] = figures.series;
    expect(total.raw).toMatchObject({ n: 13, counts: [8, 2, 1, 1, 1] });
    expect(total.clean).toMatchObject({ n: 8, counts: [3, 2, 1, 1, 1], satisfied: 5 / 8 });
    expect(total.leftOut).toEqual({
      n: 5,
      mean: 100,
      reasons: [{ reason: 'burst', n: 5 }],
    });
    expect(figures.ruleVersion).toBe('misuse-2');
  });

  it('counts the last answer of a citizen who changed it', async () => {
    await citizens(fives(9));
    const changed = aRating({ score: 5 });
    office.clock.pass(300_000);
    await office.kiosk().rating.submit(changed);
    await office.kiosk().rating.change({ ...aRating({ score: 1 }), responseId: changed.id });
    office.clock.set('2026-11-30T08:00:00+07:00');
    await office.restart();
    const { series } = await released();
    expect(series.map(({ total }) => total.raw.counts)).toEqual([[9, 0, 0, 0, 1]]);
  });

  it('shows no cell with fewer than five answers, and none that the total betrays', async () => {
    await citizens(fives(14)); // 9:05 to 10:10: eleven before ten, three after
    office.clock.set('2026-11-30T08:00:00+07:00');
    await office.restart();
    const [{ cuts: { byHour, byCounter, byDay } = fail() } = fail()] = (await released()).series;
    expect(byHour.map(({ keys, figure }) => [keys, figure.raw.n])).toEqual([[['09', '10'], 14]]);
    expect(byCounter.map(({ keys }) => keys)).toEqual([['quay-1']]);
    expect(byDay.map(({ keys }) => keys)).toEqual([['2026-11-27']]);
  });

  it('is refused when it was never released', async () => {
    const { error } = await safe((await signedIn()).figures.show({ periodId: 7 }));
    expect(error).toMatchObject({ code: 'PERIOD_UNKNOWN' });
  });

  it('is open to whoever may read figures', async () => {
    const desk = office.desk();
    await desk.access.signIn({ code: 'tong-hop', secret: officerPhrase });
    expect((await safe(desk.figures.listPeriods())).error).toBeNull();
  });
});

describe('counters', () => {
  const counters = ['quay-1', 'quay-2', 'quay-3'] as const;

  /** So many citizens at each counter on one day; the station is moved from one to the next. */
  async function serve(day: string, ...counts: readonly number[]) {
    office.clock.set(`${day}T08:00:00+07:00`);
    await office.restart();
    for (const [place, n] of counts.entries()) {
      const desk = await signedIn();
      moveStation(counters[place] ?? 'quay-1', office.clock.utcMs());
      await desk.access.signOut();
      for (let one = 0; one < n; one += 1) {
        office.clock.pass(5 * 60_000);
        await office.kiosk().rating.submit(aRating());
      }
    }
  }

  function moveStation(counterCode: string, nowMs: number) {
    const db = openStore(office.folder);
    const { settings } = createSettingsReader(db)(nowMs);
    const stations = settings.stations.map((station) => ({
      ...station,
      counterCodes: [counterCode],
    }));
    const next = { settings: { ...settings, stations }, author: 'test' };
    recordSettings(db, { ...next, effectiveFromMs: nowMs, recordedAtMs: nowMs });
    db.close();
  }

  async function look(day: string) {
    office.clock.set(`${day}T08:00:00+07:00`);
    await office.restart();
    const desk = await signedIn();
    return { desk, ...(await desk.figures.listPeriods()) };
  }

  it('below their floor are one cell in the period and are shown in the quarter', async () => {
    await serve('2026-11-27', 14, 6, 6);
    await look('2026-11-30');
    await serve('2026-11-30', 14, 6, 6);
    const { desk, periods, quarters } = await look('2026-12-01');
    const { series } = await desk.figures.show({ periodId: periods[0]?.id ?? 0 });
    const [{ cuts: { byCounter, otherCounters } = fail() } = fail()] = series;
    expect(byCounter.map(({ keys, figure }) => [...keys, figure.raw.n])).toEqual([['quay-1', 14]]);
    expect([otherCounters?.keys, otherCounters?.figure.raw.n]).toEqual([['quay-2', 'quay-3'], 12]);
    expect(quarters).toMatchObject([{ quarter: '2026-Q4', n: 52, closed: false }]);
    const { error } = await safe(desk.figures.showQuarter({ quarter: '2026-Q4' }));
    expect(error).toMatchObject({ code: 'QUARTER_OPEN' });

    await serve('2027-01-04', 11);
    const later = await look('2027-01-05');
    const quarter = await later.desk.figures.showQuarter({ quarter: '2026-Q4' });
    const [{ total, counters: shown, rest } = fail()] = quarter.series;
    expect(total.raw.n).toBe(52);
    expect(shown.map(({ keys, figure, rolled }) => [...keys, figure.raw.n, rolled])).toEqual([
      ['quay-1', 28, 0],
      ['quay-2', 12, 12],
      ['quay-3', 12, 12],
    ]);
    expect(rest).toBeUndefined();
  });

  it('stay joined in the quarter where one less the others would show what few said', async () => {
    await serve('2026-11-27', 14, 7, 3);
    await look('2026-11-30');
    await serve('2026-11-30', 14, 7, 3);
    await look('2026-12-01');
    await serve('2027-01-04', 11);
    const { desk } = await look('2027-01-05');
    const quarter = await desk.figures.showQuarter({ quarter: '2026-Q4' });
    const [{ counters: shown, rest } = fail()] = quarter.series;
    expect(shown.map(({ keys }) => keys)).toEqual([['quay-1']]);
    expect([rest?.keys, rest?.figure.raw.n]).toEqual([['quay-2', 'quay-3'], 20]);
  });

  it('are those that citizens say at a screen for several; who says none is in none', async () => {
    office.close();
    const counterCodes = ['quay-1', 'quay-2', 'quay-3'];
    const shared = aStation({ counterCodes, citizenSays: true });
    office = await createTestApp({ settings: { stations: [shared] } });
    for (const [counter, score] of [...Array(36).keys()].map(
      (place) => [['quay-1', 'quay-2', undefined][place % 3], place % 3 === 0 ? 5 : 4] as const,
    )) {
      office.clock.pass(5 * 60_000);
      const rating = aRating({ score });
      await office.kiosk().rating.submit(rating);
      if (counter === undefined) continue;
      const said = { responseId: rating.id, question: 'counter_said', choices: [counter] };
      await office.kiosk().rating.fact({ id: anId(), ...said });
    }
    const { desk, periods } = await look('2026-11-30');
    const { series } = await desk.figures.show({ periodId: periods[0]?.id ?? 0 });
    const [{ total, cuts: { byCounter } = fail() } = fail()] = series;
    expect(total.raw.n).toBe(36);
    expect(byCounter.map(({ keys, figure }) => [...keys, figure.raw.n, figure.raw.mean])).toEqual([
      ['', 12, 75],
      ['quay-1', 12, 100],
      ['quay-2', 12, 75],
    ]);
  });

  it('keep the floor they were released under when the office changes it', async () => {
    await serve('2026-11-27', 14, 12);
    const { desk, periods } = await look('2026-11-30');
    const before = await desk.figures.show({ periodId: periods[0]?.id ?? 0 });
    const db = openStore(office.folder);
    const nowMs = office.clock.utcMs();
    const { settings } = createSettingsReader(db)(nowMs);
    const floors = { ...settings.release.floors, counter: 13 };
    const next = { ...settings, release: { ...settings.release, floors } };
    const version = { settings: next, author: 'test', recordedAtMs: nowMs };
    recordSettings(db, { ...version, effectiveFromMs: nowMs });
    db.close();
    expect(await desk.figures.show({ periodId: periods[0]?.id ?? 0 })).toEqual(before);
  });
});

describe('series', () => {
  type Wording = { questionnaire?: string; scaleOrder?: 'ascending' | 'descending' };

  /** People who answer under other words, or with somebody's help. */
  async function people(scores: readonly (1 | 2 | 3 | 4 | 5)[], under: Wording, presser?: string) {
    for (const score of scores) {
      office.clock.pass(5 * 60_000);
      const rating = { ...aRating({ score }), ...under };
      await office.kiosk().rating.submit(rating);
      if (presser === undefined) continue;
      const fact = { responseId: rating.id, question: 'pressed_by', choices: [presser] };
      await office.kiosk().rating.fact({ ...fact, id: anId() });
    }
  }

  async function inSession(mode: 'extra' | 'assisted' | 'portable', serve: () => Promise<void>) {
    const desk = await signedIn();
    await desk.session.open({ mode, place: '', minutes: 240 });
    await desk.access.signOut();
    await serve();
    await desk.access.signIn({ code: 'can-bo', secret: staffPin });
    await desk.session.close();
    await desk.access.signOut();
  }

  async function releasedOnMonday() {
    office.clock.set('2026-11-30T08:00:00+07:00');
    await office.restart();
    return released();
  }

  it('that were given in different ways are never added up; citizens alone come first', async () => {
    await inSession('assisted', async () => {
      await people([1, 1, 1, 1, 1], {}, 'officer');
      await people([2, 2, 2, 2, 2, 2], {}, 'self');
    });
    await people([3, 3, 2, 1, 3], { questionnaire: 'three-levels@1' });
    await people([5, 5, 5, 5, 5], { scaleOrder: 'ascending' });
    await citizens([5, 4, 4, 4, 4, 4, 3]);
    const { series, withheld, period } = await releasedOnMonday();
    const way = { labelSet: 'hl5.1', scaleOrder: 'descending', channel: 'kiosk' };
    expect(series.map(({ series, total }) => [series, total.raw.counts])).toEqual([
      [{ ...way, pressers: ['self'] }, [1, 5, 1, 0, 0]],
      [{ ...way, pressers: ['self'], labelSet: 'hl3.1' }, [3, 1, 1]],
      [{ ...way, pressers: ['self'], scaleOrder: 'ascending' }, [5, 0, 0, 0, 0]],
      [{ ...way, pressers: ['self'], channel: 'assisted' }, [0, 0, 0, 6, 0]],
      [{ ...way, pressers: ['officer'], channel: 'assisted' }, [0, 0, 0, 0, 5]],
    ]);
    expect({ n: period.n, withheld }).toEqual({ n: 28, withheld: 0 });
  });

  it('are joined where only who pressed differs and each is small, and say so', async () => {
    await inSession('assisted', async () => {
      await people([5, 5], {}, 'self');
      await people([4, 4, 4], {}, 'relative');
      await people([1], {}, 'officer');
      await people([2], {});
    });
    await citizens(fives(6));
    const { series } = await releasedOnMonday();
    expect(series.map(({ series, total }) => [series.pressers, total.raw.n])).toEqual([
      [['self'], 6],
      [['self', 'relative', 'officer', ''], 7],
    ]);
  });

  it('that are too small are shown nowhere, and nothing that is shown has them in it', async () => {
    await citizens(fives(9));
    await people([1, 1, 1, 1], { questionnaire: 'three-levels@1' });
    await inSession('assisted', () => people([1, 1, 1], {}, 'relative'));
    const figures = await releasedOnMonday();
    expect(figures.withheld).toBe(7);
    expect(figures.series.map(({ total }) => total.raw)).toEqual([
      expect.objectContaining({ n: 9, counts: [9, 0, 0, 0, 0] }),
    ]);
    const cuts = figures.series[0]?.cuts ?? fail();
    const cells = [...cuts.byDay, ...cuts.byHour, cuts.otherCounters ?? fail()];
    expect(cells.map(({ figure }) => figure.raw.mean)).toEqual(cells.map(() => 100));
  });

  it('have no headline where too few pressed alone', async () => {
    await citizens([1, 1]);
    await inSession('assisted', () => people(fives(8), {}, 'self'));
    const { series, withheld } = await releasedOnMonday();
    expect(series.map(({ series }) => series.channel)).toEqual(['assisted']);
    expect(withheld).toBe(2);
  });

  it('take somebody who had another press at the fixed screen out of the headline', async () => {
    await citizens(fives(6));
    await people([1, 1, 1, 1, 1], {}, 'officer');
    const { series } = await releasedOnMonday();
    expect(series.map(({ series, total }) => [series.pressers, total.raw.n])).toEqual([
      [['self'], 6],
      [['officer'], 5],
    ]);
  });

  it('of an extra session outside the hours are the headline, and not outside hours', async () => {
    office.clock.set('2026-11-28T08:00:00+07:00'); // Saturday
    await office.restart();
    await inSession('extra', () => citizens(fives(12)));
    const { series } = await releasedOnMonday();
    expect(series.map(({ total }) => [total.raw.n, total.leftOut.n])).toEqual([[12, 0]]);
  });
});

describe('what was answered after the score', () => {
  async function citizen(...facts: (readonly [question: string, ...choices: string[]])[]) {
    office.clock.pass(5 * 60_000);
    const rating = aRating({ score: 4 });
    await office.kiosk().rating.submit(rating);
    for (const [question, ...choices] of facts) {
      await office.kiosk().rating.fact({ id: anId(), responseId: rating.id, question, choices });
    }
  }

  async function questions() {
    office.clock.set('2026-11-30T08:00:00+07:00');
    await office.restart();
    return (await released()).series.flatMap((series) => series.questions);
  }

  it('is shown as counts of those who answered, in the order and words of the question', async () => {
    for (let five = 0; five < 5; five += 1) await citizen(['reasons', 'waiting', 'fee']);
    await citizen(['reasons', 'fee']);
    for (let five = 0; five < 5; five += 1) await citizen();
    const [, reasons] = await questions();
    expect(reasons).toMatchObject({
      questionnaire: 'kiosk@2',
      question: 'reasons',
      several: true,
      n: { clean: 11, raw: 11 },
      answered: { clean: 6, raw: 6 },
      words: {
        vi: { fee: expect.stringMatching(/^Phí,\s+lệ\s+phí$/) },
        en: { title: 'What is your answer about?', fee: 'Fees' },
      },
    });
    expect(reasons?.options.map(({ code, raw }) => [code, raw])).toEqual([
      ['waiting', 5],
      ['attitude', 0],
      ['guidance', 0],
      ['paperwork', 0],
      ['fee', 6],
      ['place', 0],
      ['result', 0],
      ['other', 0],
    ]);
  });

  it('is not shown by option while fewer than five have answered', async () => {
    for (let four = 0; four < 4; four += 1) await citizen(['stage', 'collect']);
    for (let six = 0; six < 6; six += 1) await citizen();
    expect(await questions()).toMatchObject([
      { question: 'stage', answered: { raw: 4 }, options: [] },
      { question: 'reasons', answered: { raw: 0 }, options: [] },
    ]);
  });

  it('takes an answer that was taken back for none', async () => {
    for (let ten = 0; ten < 10; ten += 1) await citizen(['reasons', 'fee'], ['reasons']);
    expect(await questions()).toMatchObject([{}, { answered: { raw: 0 }, options: [] }]);
  });

  it('shows nothing of what only the leader may read', async () => {
    for (let ten = 0; ten < 10; ten += 1) {
      office.clock.pass(5 * 60_000);
      const rating = { ...aRating({ score: 4 }), questionnaire: 'five-elements@1' };
      await office.kiosk().rating.submit(rating);
      await office.kiosk().rating.fact({
        id: anId(),
        responseId: rating.id,
        question: 'asked_for_money',
        choices: ['yes'],
      });
    }
    office.clock.set('2026-11-30T08:00:00+07:00');
    await office.restart();
    expect(JSON.stringify(await released())).not.toContain('money');
  });

  it('is not asked under a questionnaire without the question', async () => {
    for (let ten = 0; ten < 10; ten += 1) {
      office.clock.pass(5 * 60_000);
      await office.kiosk().rating.submit({ ...aRating(), questionnaire: 'kiosk@1' });
    }
    expect(await questions()).toEqual([]);
  });
});
