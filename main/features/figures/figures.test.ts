import { safe } from '@orpc/client';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  aRating,
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
    office.clock.set('2026-11-26T09:00:00+07:00'); // Thursday
    await office.restart();
    await citizens(fives(12));
    office.clock.set('2026-11-28T09:00:00+07:00'); // Saturday; nobody looked on Friday
    await office.restart();
    expect((await (await signedIn()).figures.listPeriods()).periods).toEqual([
      { id: 1, fromDay: '2026-11-26', toDay: '2026-11-26', n: 12 },
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
    expect((await desk.figures.show({ periodId: 1 })).total.raw.n).toBe(13);
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
    expect(figures.total.raw).toMatchObject({ n: 13, counts: [8, 2, 1, 1, 1] });
    expect(figures.total.clean).toMatchObject({ n: 8, counts: [3, 2, 1, 1, 1], satisfied: 5 / 8 });
    expect(figures.total.leftOut).toEqual({
      n: 5,
      mean: 100,
      reasons: [{ reason: 'burst', n: 5 }],
    });
    expect(figures.ruleVersion).toBe('misuse-1');
  });

  it('counts the last answer of a citizen who changed it', async () => {
    await citizens(fives(9));
    const changed = aRating({ score: 5 });
    office.clock.pass(300_000);
    await office.kiosk().rating.submit(changed);
    await office.kiosk().rating.change({ ...aRating({ score: 1 }), responseId: changed.id });
    office.clock.set('2026-11-30T08:00:00+07:00');
    await office.restart();
    const { total } = await released();
    expect(total.raw.counts).toEqual([9, 0, 0, 0, 1]);
  });

  it('shows no cell with fewer than five answers, and none that the total betrays', async () => {
    await citizens(fives(14)); // 9:05 to 10:10: eleven before ten, three after
    office.clock.set('2026-11-30T08:00:00+07:00');
    await office.restart();
    const { byHour, byCounter, byDay } = await released();
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
