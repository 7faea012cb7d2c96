import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PlanEntry } from '../session/plan-entry.ts';
import { Model } from './model.ts';
import { findInPlan, type PlannedOffice } from './plan-findings.ts';

/** A Monday; October, November and December 2027 are looked at. */
const today = '2027-10-04';

const model = (changes: object) =>
  Model.parse({ code: 'm', name: 'M', kind: 'allHours', validFrom: '2027-01-01', ...changes });
const halfHour = model({
  code: '30-phut',
  kind: 'weeklyWindow',
  choice: 'them-gio',
  rules: { perWeek: { least: 1, most: 2 }, minutes: 30, atEdgeOfHours: true },
});
const saturdays = model({
  code: 'thu-bay',
  kind: 'calendarDays',
  choice: 'them-gio',
  rules: { perMonth: { least: 1, most: 2 }, weekdays: [6] },
});
const atHome = model({
  code: 'tai-nha',
  kind: 'atHome',
  rules: { weekdays: [4], perWeek: { least: 1, most: 1 } },
});

const line = (changes: object) =>
  PlanEntry.parse({
    code: 'dong-1',
    mode: 'extra',
    on: { weekdays: [2] },
    from: '17:00',
    to: '17:30',
    validFrom: '2027-01-01',
    ...changes,
  });
const office = (changes: Partial<PlannedOffice>): PlannedOffice => ({
  unit: { code: '00027' },
  models: [],
  plan: [],
  holidays: [],
  workingDays: [],
  hours: [
    { weekdays: [1, 2, 3, 4, 5], from: '07:30', to: '11:30' },
    { weekdays: [1, 2, 3, 4, 5], from: '13:30', to: '17:00' },
  ],
  ...changes,
});
const kindsIn = (changes: Partial<PlannedOffice>) =>
  findInPlan(office(changes), today).map(({ kind }) => kind);

describe('thirty minutes more', () => {
  const plan = (changes: object) => [line({ modelCode: '30-phut', ...changes })];

  it.each([
    ['before the morning', '07:00', '07:30'],
    ['first thing in the morning', '07:30', '08:00'],
    ['at the end of the morning', '11:00', '11:30'],
    ['before the afternoon', '13:00', '13:30'],
    ['after the afternoon', '17:00', '17:30'],
  ])('are fine %s', (_when, from, to) =>
    expect(kindsIn({ models: [halfHour], plan: plan({ from, to }) })).toEqual([]),
  );

  it('are questioned in the middle of the morning, and where they are longer', () => {
    expect(
      findInPlan(office({ models: [halfHour], plan: plan({ from: '09:00', to: '10:00' }) }), today),
    ).toEqual([
      {
        kind: 'notAtEdge',
        modelCode: '30-phut',
        entryCode: 'dong-1',
        day: '2027-10-05',
        times: 13,
      },
      {
        kind: 'wrongLength',
        modelCode: '30-phut',
        entryCode: 'dong-1',
        found: 60,
        wanted: 30,
        times: 1,
      },
    ]);
  });

  it('three times a week are one too many: the first such week is named, and how many there are', () => {
    const [finding] = findInPlan(
      office({ models: [halfHour], plan: plan({ on: { weekdays: [2, 3, 4] } }) }),
      today,
    );
    expect(finding).toEqual({
      kind: 'tooOftenInWeek',
      modelCode: '30-phut',
      day: '2027-10-04',
      found: 3,
      wanted: 2,
      times: 12,
    });
  });

  it('left out by a holiday are missed, but not in a week in which nobody works', () => {
    const models = [halfHour];
    expect(
      findInPlan(office({ models, plan: plan({}), holidays: ['2027-10-12'] }), today),
    ).toMatchObject([{ kind: 'tooSeldomInWeek', day: '2027-10-11', found: 0, wanted: 1 }]);
    const holidays = [11, 12, 13, 14, 15].map((day) => `2027-10-${day}`);
    expect(kindsIn({ models, plan: plan({}), holidays })).toEqual([]);
  });

  it('count where two lines share them', () => {
    const lines = [
      line({ modelCode: '30-phut', code: 'a', on: { weekdays: [2, 3] } }),
      line({ modelCode: '30-phut', code: 'b', on: { weekdays: [4] } }),
    ];
    expect(kindsIn({ models: [halfHour], plan: lines })).toEqual(['tooOftenInWeek']);
  });
});

describe('Saturday mornings', () => {
  const plan = (on: object) => [line({ modelCode: 'thu-bay', on, from: '07:30', to: '11:00' })];

  it('once or twice a month are fine; three times are not, and a Sunday is no Saturday', () => {
    const models = [saturdays];
    expect(kindsIn({ models, plan: plan({ weekday: 6, weeks: [1, 3] }) })).toEqual([]);
    expect(kindsIn({ models, plan: plan({ weekday: 6, weeks: [1, 2, 3] }) })).toEqual([
      'tooOftenInMonth',
    ]);
    expect(kindsIn({ models, plan: plan({ weekday: 7, weeks: [1] }) })).toEqual(['wrongWeekday']);
  });

  it('are missed in a month without one', () => {
    const findings = findInPlan(
      office({ models: [saturdays], plan: plan({ dates: ['2027-10-02', '2027-12-04'] }) }),
      today,
    );
    expect(findings).toEqual([
      {
        kind: 'tooSeldomInMonth',
        modelCode: 'thu-bay',
        month: '2027-11',
        found: 0,
        wanted: 1,
        times: 1,
      },
    ]);
  });
});

describe('one of two', () => {
  const both = (saturdaysFrom: string, halfHourTo: string) =>
    findInPlan(
      office({
        models: [halfHour, { ...saturdays, validFrom: saturdaysFrom }],
        plan: [
          line({ modelCode: '30-phut', validTo: halfHourTo }),
          line({
            code: 'dong-2',
            modelCode: 'thu-bay',
            on: { weekday: 6, weeks: [1] },
            validFrom: saturdaysFrom,
          }),
        ],
      }),
      today,
    ).filter(({ kind }) => kind === 'bothChosen');

  it('is broken in a month that has sessions of both', () => {
    expect(both('2027-01-01', '2027-11-15')).toEqual([
      {
        kind: 'bothChosen',
        modelCode: '30-phut',
        otherCode: 'thu-bay',
        month: '2027-10',
        times: 2,
      },
    ]);
  });

  it('is kept where one follows the other', () => {
    expect(both('2027-11-01', '2027-10-31')).toEqual([]);
  });
});

describe('at home on Thursdays', () => {
  it('means away from the counter and on that day', () => {
    const plan = (changes: object) => [line({ modelCode: 'tai-nha', ...changes })];
    const models = [atHome];
    expect(kindsIn({ models, plan: plan({ mode: 'portable', on: { weekdays: [4] } }) })).toEqual(
      [],
    );
    expect(kindsIn({ models, plan: plan({ on: { weekdays: [5] } }) })).toEqual([
      'wrongWeekday',
      'notPortable',
    ]);
  });
});

describe('a model', () => {
  it('of sessions without a line of the plan is told; one that has ended or has not begun is not', () => {
    expect(kindsIn({ models: [saturdays] })).toEqual(['noPlan']);
    expect(kindsIn({ models: [{ ...saturdays, validTo: '2027-06-30' }] })).toEqual([]);
    expect(kindsIn({ models: [{ ...saturdays, validFrom: '2028-01-01' }] })).toEqual([]);
  });

  it('asks for nothing outside its time, but sessions there are told', () => {
    const ended = { ...saturdays, validTo: '2027-10-31' };
    const plan = [line({ modelCode: 'thu-bay', on: { dates: ['2027-10-02', '2027-11-06'] } })];
    expect(findInPlan(office({ models: [ended], plan }), today)).toMatchObject([
      { kind: 'outsidePeriod', day: '2027-11-06', times: 1 },
    ]);
  });

  it('of certain fields is not served in others', () => {
    const models = [model({ fieldCodes: ['chung-thuc'] })];
    expect(kindsIn({ models, plan: [line({ modelCode: 'm' })] })).toEqual(['otherField']);
    const fieldCodes = ['chung-thuc'];
    expect(kindsIn({ models, plan: [line({ modelCode: 'm', fieldCodes })] })).toEqual([]);
  });
});

it('finds nothing in a plan that keeps to its rules, whatever weekdays and weeks it names', () => {
  const chosen = fc.uniqueArray(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 2 });
  fc.assert(
    fc.property(chosen, fc.constantFrom('07:00', '07:30', '17:00'), (weekdays, from) => {
      const to = `${from.slice(0, 2)}:${from.endsWith('00') ? '30' : '59'}`;
      const plan = [line({ modelCode: '30-phut', on: { weekdays }, from, to })];
      const rules = { ...halfHour.rules, minutes: from.endsWith('00') ? 30 : 29 };
      return kindsIn({ models: [{ ...halfHour, rules }], plan }).length === 0;
    }),
    { numRuns: 60 },
  );
});
