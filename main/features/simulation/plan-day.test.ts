import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import settingsDocument from '#resources/simulation/settings.json' with { type: 'json' };
import { OfficeSettings } from '#shared/features/folder/office-settings.ts';
import { hourStatusAt } from '#shared/features/folder/opening-hours.ts';
import { judge } from '#shared/features/rating/judge.ts';
import {
  ChangedRating,
  NewComment,
  NewFact,
  NewRating,
} from '#shared/features/rating/rating.contract.ts';
import {
  gapSince,
  keptSignals,
  seriesAfter,
  type AnswerBefore,
  type Signals,
} from '#shared/features/rating/signals.ts';
import { weekdayOf } from '#shared/calendar.ts';
import { partsThatGoOn } from './follow-ups.ts';
import { planDay, type PlannedTap } from './plan-day.ts';
import { stationsOf, workingDays } from './simulated-office.ts';

const settings = OfficeSettings.parse(settingsDocument);
const days = firstWorkingDays(250);

function firstWorkingDays(count: number) {
  const numbered = workingDays(settings);
  return Array.from({ length: count }, () => numbered.next().value);
}

function planDays(count: number, perDay: number, seed = 'seed'): PlannedTap[] {
  return days
    .slice(0, count)
    .flatMap(([day, number]) => planDay({ settings, day, number, perDay, seed }));
}

const someDay = fc
  .record({
    at: fc.nat(days.length - 1),
    perDay: fc.oneof(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 3_000 })),
    seed: fc.string(),
  })
  .map(({ at, perDay, seed }) => {
    const [day, number] = days[at] ?? ['2025-07-01', 0];
    return { settings, day, number, perDay, seed };
  });

const byStation = <Tap extends PlannedTap>(taps: readonly Tap[]) =>
  stationsOf(settings).map(({ stationCode }) =>
    taps.filter((tap) => tap.stationCode === stationCode),
  );
type PlannedAnswer = PlannedTap & { readonly kind: 'answer' };
const isAnswer = (tap: PlannedTap): tap is PlannedAnswer => tap.kind === 'answer';
/** What the call carries. */
function givenIn(tap: PlannedTap) {
  switch (tap.kind) {
    case 'answer':
    case 'change':
      return tap.rating;
    case 'fact':
      return tap.fact;
    case 'comment':
      return tap.comment;
    default:
      return tap satisfies never;
  }
}
const schemas = { answer: NewRating, change: ChangedRating, fact: NewFact, comment: NewComment };
const responseOf = (tap: PlannedTap) => {
  const given = givenIn(tap);
  return 'responseId' in given ? given.responseId : given.id;
};
const openAt = (utcMs: number) => hourStatusAt(settings, utcMs, settings.offsetMinutes) === 'open';
const meanScore = (taps: readonly PlannedAnswer[]) =>
  taps.reduce((sum, { rating }) => sum + rating.score, 0) / taps.length;

describe('any simulated day', () => {
  it('is the same for the same seed and another for another', () => {
    fc.assert(
      fc.property(someDay, (options) => {
        const plan = planDay(options);
        expect(planDay(options)).toEqual(plan);
        if (plan.length > 0)
          expect(planDay({ ...options, seed: `${options.seed}!` })).not.toEqual(plan);
      }),
      { numRuns: 25 },
    );
  });

  it('makes calls that the contract takes, in order and each with an id of its own', () => {
    fc.assert(
      fc.property(someDay, (options) => {
        const plan = planDay(options);
        for (const tap of plan) {
          expect(schemas[tap.kind].safeParse(givenIn(tap)).error).toBeUndefined();
        }
        expect(plan.map(({ atMs }) => atMs)).toEqual(
          plan.map(({ atMs }) => atMs).sort((a, b) => a - b),
        );
        expect(new Set(plan.map((tap) => givenIn(tap).id)).size).toBe(plan.length);
      }),
      { numRuns: 25 },
    );
  });

  it('lets only passers press while the office is closed', () => {
    fc.assert(
      fc.property(someDay, (options) => {
        for (const tap of planDay(options).filter(isAnswer)) {
          expect([tap.by, openAt(tap.atMs)]).toEqual([tap.by, tap.by !== 'passer']);
        }
      }),
      { numRuns: 25 },
    );
  });

  it('never presses a screen that is still thanking, and knows how long it has been ready', () => {
    fc.assert(
      fc.property(someDay, (options) => {
        for (const taps of byStation(planDay(options))) {
          taps.slice(1).forEach((tap, place) => {
            const before = taps[place];
            if (!before || tap.kind !== 'answer') return;
            expect(tap.atMs - before.atMs - tap.rating.readyMs).toBe(6_120);
            expect(tap.rating.readyMs).toBeGreaterThanOrEqual(80);
          });
        }
      }),
      { numRuns: 25 },
    );
  });

  it('changes a mind within six seconds, right after its answer, to another score', () => {
    fc.assert(
      fc.property(someDay, (options) => {
        for (const taps of byStation(planDay(options))) {
          taps.forEach((tap, place) => {
            if (tap.kind !== 'change') return;
            const answer = taps[place - 1];
            if (answer?.kind !== 'answer') throw new Error('a change follows its answer');
            expect(answer.rating.id).toBe(tap.rating.responseId);
            expect(answer.rating.score).not.toBe(tap.rating.score);
            expect(tap.atMs - answer.atMs).toBeLessThan(6_000);
          });
        }
      }),
      { numRuns: 25 },
    );
  });

  it('asks visitors alone, after their answer and before the next person', () => {
    fc.assert(
      fc.property(someDay, (options) => {
        for (const taps of byStation(planDay(options))) {
          taps.forEach((tap, place) => {
            if (tap.kind === 'answer') return;
            expect(tap.by).toBe('visitor');
            expect(responseOf(tap)).toBe(responseOf(taps[place - 1] ?? tap));
            expect(tap.atMs).toBeGreaterThan(taps[place - 1]?.atMs ?? Infinity);
          });
        }
      }),
      { numRuns: 25 },
    );
  });

  it('keeps the clock that nobody can set right while the wall clock is wrong', () => {
    fc.assert(
      fc.property(someDay, (options) => {
        for (const taps of byStation(planDay(options))) {
          taps.forEach(({ atMs, moment }, place) => {
            const [first] = taps;
            expect(moment.utcMs === atMs).toBe(moment.state === 'trusted');
            expect(moment.monotonicMs - (first?.moment.monotonicMs ?? 0)).toBe(
              atMs - (first?.atMs ?? 0),
            );
            expect(moment.bootId).toBe(taps[Math.max(0, place - 1)]?.moment.bootId);
          });
        }
      }),
      { numRuns: 25 },
    );
  });
});

describe('half a year of the simulated office', () => {
  const perDay = 200;
  const taps = planDays(125, perDay);
  const answers = taps.filter(isAnswer);

  it('has the answers that were asked for', () => {
    expect(Math.abs(answers.length / (125 * perDay) - 1)).toBeLessThan(0.02);
  });

  it('knows no weekend and no holiday', () => {
    const daysSeen = new Set(days.slice(0, 125).map(([day]) => day));
    expect([...daysSeen].filter((day) => weekdayOf(day) > 5)).toEqual([]);
    expect([...daysSeen].filter((day) => settings.holidays.includes(day))).toEqual([]);
  });

  it('is busiest on Mondays, then on Fridays, and in the morning more than in the afternoon', () => {
    const local = (tap: PlannedTap) => new Date(tap.atMs + settings.offsetMinutes * 60_000);
    const meanOn = (weekday: number) => {
      const those = answers.filter((tap) => local(tap).getUTCDay() === weekday);
      return those.length / days.slice(0, 125).filter(([day]) => weekdayOf(day) === weekday).length;
    };
    const order = [1, 2, 3, 4, 5].sort((one, other) => meanOn(other) - meanOn(one));
    expect(order.slice(0, 2)).toEqual([1, 5]);
    const inHour = (hour: number) =>
      answers.filter((tap) => local(tap).getUTCHours() === hour).length;
    expect(inHour(9)).toBeGreaterThan(inHour(14));
    expect(inHour(14)).toBeGreaterThan(inHour(16) * 1.5);
  });

  it('has counters that please differently, whatever the clerk does', () => {
    const honest = answers.filter(({ by }) => by === 'visitor');
    const means = byStation(honest).map(meanScore);
    const [first = 0, second = 0, third = 0, fourth = 0] = means;
    expect(
      [first, third, fourth, second].every((mean, place, all) => mean > (all[place + 1] ?? 0)),
    ).toBe(true);
    expect(first - second).toBeGreaterThan(0.5);
  });

  it('speaks mostly Vietnamese and some English, and changes its mind one time in twenty', () => {
    const english =
      answers.filter(({ rating }) => rating.language === 'en').length / answers.length;
    expect(english).toBeGreaterThan(0.01);
    expect(english).toBeLessThan(0.05);
    const changes = taps.filter(({ kind }) => kind === 'change').length / answers.length;
    expect(Math.abs(changes - 0.05)).toBeLessThan(0.01);
  });

  it('has as many who go on as is published, of the visitors whom nobody hurries', () => {
    const asked = answers.filter(({ by }) => by === 'visitor').length;
    const partOf = (isMeant: (tap: PlannedTap) => boolean) => taps.filter(isMeant).length / asked;
    const toQuestion = (code: string) => (tap: PlannedTap) =>
      tap.kind === 'fact' && tap.fact.question === code;
    const { stage, reasons, comment } = partsThatGoOn;
    expect(partOf(toQuestion('stage'))).toBeCloseTo(stage * 0.93, 1);
    expect(partOf(toQuestion('reasons'))).toBeCloseTo(stage * 0.93 * reasons, 1);
    expect(partOf(({ kind }) => kind === 'comment')).toBeCloseTo(stage * 0.93 * comment, 2);
  });

  it('has clocks that fail now and then', () => {
    const states = new Set(answers.map(({ moment }) => moment.state));
    expect(states).toEqual(new Set(['trusted', 'suspect', 'unset']));
    const wrong = answers.filter(({ moment }) => moment.state !== 'trusted').length;
    expect(wrong / answers.length).toBeLessThan(0.02);
  });

  it('loses the answer to a call now and then, so that the screen calls again', () => {
    const twice = taps.filter(({ sentTwice }) => sentTwice).length / taps.length;
    expect(Math.abs(twice - 0.01)).toBeLessThan(0.005);
  });
});

describe.each([20, 200, 1_000])('the clerk of an office with %d answers a day', (perDay) => {
  const taps = planDays(60, perDay).filter(isAnswer);
  const judged = byStation(taps).flatMap((atStation) =>
    [...judge(noted(atStation), lookAt)].map(([{ tap }, judgement]) => ({ tap, judgement })),
  );
  const clerk = judged.filter(({ tap }) => tap.by === 'clerk');

  it('comes on the first day, stays at one counter and always presses green', () => {
    expect(planDays(1, perDay).some(({ by }) => by === 'clerk')).toBe(true);
    expect(new Set(clerk.map(({ tap }) => `${tap.stationCode} ${tap.rating.score}`)).size).toBe(1);
    expect(clerk.length / taps.length).toBeGreaterThan(0.02);
    expect(clerk.length / taps.length).toBeLessThan(0.05);
  });

  it('presses about every seven seconds', () => {
    const gaps = clerk.slice(1).map(({ tap }, place) => tap.atMs - (clerk[place]?.tap.atMs ?? 0));
    const median = gaps.toSorted((one, other) => one - other)[Math.floor(gaps.length / 2)] ?? 0;
    expect(Math.abs(median - 7_000)).toBeLessThan(300);
  });

  it('is found with every press, but for one that a visitor cut off from the others', () => {
    const missed = clerk.filter(({ judgement }) => judgement === 'clean').length;
    expect(missed / clerk.length).toBeLessThan(perDay > 100 ? 0.02 : Number.MIN_VALUE);
  });
});

interface TapNoted {
  readonly tap: PlannedAnswer;
  readonly kept: Pick<Signals, 'readyMs' | 'gapMs' | 'series'>;
}

/** As a station notes them, one after the other. */
function noted(taps: readonly PlannedAnswer[]): TapNoted[] {
  let before: AnswerBefore | undefined;
  return taps.map((tap) => {
    const { score, readyMs } = tap.rating;
    const gapMs = gapSince(before, tap.moment);
    const running = seriesAfter(before, gapMs, score);
    before = { ...tap.moment, ...running, score };
    return { tap, kept: keptSignals({ ...running, gapMs, readyMs }) };
  });
}

function lookAt({ tap, kept }: TapNoted) {
  const { moment } = tap;
  return {
    ...kept,
    hourStatus: hourStatusAt(settings, moment.utcMs, moment.offsetMinutes),
    clockState: moment.state,
    inModelSession: false,
  };
}
