import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { weekdayOf } from '#shared/calendar.ts';
import { leastFloors } from '../figures/floors.ts';
import { askedOf } from './asked-of.ts';
import { evidenceOf } from './evidence.ts';
import type { GivenAnswer, OfficeMonth } from './office-month.ts';
import { sharedScreen, placeOfFinding } from './question-place.ts';
import { questionCodes } from './question.ts';
import { whoIsAsked } from './who-is-asked.ts';

const workingDays = Array.from(
  { length: 31 },
  (_, at) => `2026-12-${String(at + 1).padStart(2, '0')}`,
).filter((day) => weekdayOf(day) <= 5);

function answer(day: string, more: Partial<GivenAnswer> = {}): GivenAnswer {
  const usual = { counterCode: 'quay-1', score: 5, firstScore: 5, series: 1 } as const;
  return { ...usual, day, isOutsideHours: false, ...more };
}

/** Ten answers a day, whose share of the best level differs from day to day. */
function usualMonth(more: Partial<GivenAnswer> = {}): readonly GivenAnswer[] {
  return workingDays.flatMap((day, at) =>
    Array.from({ length: 10 }, (_, nth) =>
      answer(day, { ...(nth >= 3 + (at % 5) && { score: 3, firstScore: 3 }), ...more }),
    ),
  );
}

/** On eight days a run of equal answers. */
const runs = workingDays
  .slice(0, 8)
  .flatMap((day) => [
    ...[5, 6, 7, 8, 9].map((series) => answer(day, { series })),
    answer(day, { series: -10 }),
  ]);

const office = (more: Partial<OfficeMonth> = {}): OfficeMonth => ({
  month: '2026-12',
  answers: [...usualMonth(), ...runs],
  visits: [],
  monthVisits: [],
  duty: [],
  best: 5,
  ...more,
});

const onDuty = (personCode: string, days = workingDays) =>
  days.map((day) => ({ counterCode: 'quay-1', personCode, day }));

describe('what an office’s month is asked', () => {
  it('is asked once of what was pressed once', () => {
    const { questions } = askedOf(office(), leastFloors);
    expect(questions.map(({ code }) => code)).toEqual(['equalRuns']);
  });

  it('is nothing of one person’s counter with fewer ratings than an officer’s figure needs', () => {
    const floors = { counter: 10, officer: 400 };
    const codes = (duty: OfficeMonth['duty']) =>
      askedOf(office({ duty }), floors).questions.map(({ code }) => code);
    expect(codes(onDuty('lan'))).toEqual([]);
    // nor where nobody knows whether it is one person's
    expect(codes([])).toEqual([]);
    expect(codes([...onDuty('lan'), ...onDuty('minh')])).toEqual(['equalRuns']);
  });

  it('compares nobody’s days with another’s below the floor, on either side', () => {
    const [lan, minh] = [workingDays.slice(0, 12), workingDays.slice(12)];
    const duty = [...onDuty('lan', lan), ...onDuty('minh', minh)];
    const answers = workingDays.flatMap((day) =>
      Array.from({ length: 10 }, (_, nth) =>
        answer(day, nth < (lan.includes(day) ? 9 : 3) ? {} : { score: 3, firstScore: 3 }),
      ),
    );
    const codes = (officer: number) =>
      askedOf(office({ answers, duty }), { counter: 10, officer }).questions.map(
        ({ code }) => code,
      );
    expect(codes(110)).toContain('dutyShare');
    expect(codes(111)).not.toContain('dutyShare');
  });

  it('is never below the office’s floors, whatever was pressed', () => {
    const anything = fc.record({
      day: fc.constantFrom(...workingDays),
      score: fc.constantFrom(1, 5),
      firstScore: fc.constantFrom(1, 5),
      series: fc.constantFrom(1, 5, -10),
      isOutsideHours: fc.boolean(),
      counterCode: fc.constantFrom('quay-1', 'quay-2', sharedScreen),
    });
    fc.assert(
      fc.property(fc.array(anything, { maxLength: 90 }), (some) => {
        const answers = some.map((each) => each as GivenAnswer);
        const asked = askedOf(office({ answers }), { counter: 91, officer: 91 });
        expect(asked.questions).toEqual([]);
        const silent = asked.notAsked.map(({ code }) => code);
        const others = questionCodes.filter((code) => code !== 'noneDissatisfied');
        expect(silent).toEqual(expect.arrayContaining(others));
      }),
      { numRuns: 40 },
    );
  });

  it('says what could not be asked, and the reason that can be done something about', () => {
    const why = (more: Partial<OfficeMonth>) =>
      Object.fromEntries(
        askedOf(office(more), leastFloors).notAsked.map((each) => [each.code, each.why]),
      );
    expect(why({})).toEqual({
      moreThanVisits: 'noVisits',
      dayAboveUsual: 'shortPast',
      monthAboveUsual: 'noVisits',
      dutyShare: 'noRoster',
      dutyPerVisit: 'noRoster',
    });
    expect(why({ monthVisits: [{ month: '2026-12', n: 900 }], duty: onDuty('lan') })).toEqual({
      dayAboveUsual: 'shortPast',
      monthAboveUsual: 'shortPast',
      dutyShare: 'dutyAlike',
      dutyPerVisit: 'noDayVisits',
    });
    expect(new Set(Object.values(why({ answers: [] })))).toEqual(new Set(['fewRatings']));
  });
});

describe('whom a question is put to', () => {
  const atCounters = ['lan', 'minh', 'hoa'];
  const roster = [
    { counterCode: 'quay-1', personCode: 'lan', from: '2026-11-01', to: '2026-12-01' },
    { counterCode: 'quay-1', personCode: 'minh', from: '2027-01-01' },
    { counterCode: 'quay-2', personCode: 'minh', from: '2026-12-01' },
  ];
  const month = '2026-12';

  it('is who was on duty at the counter on any day of the month', () => {
    const asked = (counterCode: string) =>
      whoIsAsked({ place: { is: 'counter', counterCode }, month }, roster, atCounters);
    expect(asked('quay-1')).toEqual(['lan']);
    expect(asked('quay-2')).toEqual(['minh']);
    expect(asked('quay-3')).toEqual(atCounters);
  });

  it('is all at counters where none of them works here any more, or no one counter is meant', () => {
    const place = { is: 'counter', counterCode: 'quay-1' } as const;
    expect(whoIsAsked({ place, month }, roster, ['hoa'])).toEqual(['hoa']);
    expect(whoIsAsked({ place: { is: 'office' }, month }, roster, atCounters)).toEqual(atCounters);
  });

  it('follows from what was found', () => {
    const found = { days: [], figures: {}, chance: 0 };
    const places = [
      { ...found, code: 'equalRuns', counterCode: 'quay-1' },
      { ...found, code: 'equalRuns', counterCode: sharedScreen },
      { ...found, code: 'equalRuns', counterCode: undefined },
      { ...found, code: 'moreThanVisits', counterCode: undefined },
    ] as const;
    expect(places.map((each) => placeOfFinding(each).is)).toEqual([
      'counter',
      'sharedScreen',
      'smallCounters',
      'office',
    ]);
  });
});

it('the evidence of every signal is its own figures, and leaves out a past that is not there', () => {
  const figures = {
    days: 7,
    ofDays: 23,
    pastDays: 0,
    ofPastDays: 0,
    answers: 77,
    visits: 20,
    usual: 18.5,
    share: 0.9,
    otherShare: 0.3,
    perVisit: 0.8,
    otherPerVisit: 0.2,
    up: 12,
    down: 1,
    pastUp: 3,
    ofPast: 400,
    past: 20,
    spread: 0.27,
  };
  const drawn = questionCodes.map((code) => {
    const { unit, lines } = evidenceOf({ code, figures });
    return [code, unit, ...lines.map(({ value }) => Number(value.toPrecision(4)))];
  });
  expect(drawn).toEqual([
    ['equalRuns', 'unusualDays', 0.3043],
    ['bursts', 'unusualDays', 0.3043],
    ['outsideHours', 'unusualDays', 0.3043],
    ['moreThanVisits', 'count', 77, 20],
    ['dayAboveUsual', 'count', 77, 18.5],
    ['monthAboveUsual', 'count', 77, 18.5],
    ['dutyShare', 'best', 0.9, 0.3],
    ['dutyPerVisit', 'perVisit', 0.8, 0.2],
    ['changedUp', 'changes', 0.1558, 0.01299, 0.0075],
    ['evenDays', 'times', 0.27, 1],
    ['noneDissatisfied', 'low', 0, 0.05],
  ]);
});
