import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayAt, minuteOfDayAt } from '#shared/calendar.ts';
import { hourStatusAt } from '#shared/features/folder/opening-hours.ts';
import { nextOpening, weeklyTimes } from './opening-times.ts';

const usual = [
  { weekdays: [1, 2, 3, 4, 5], from: '07:30', to: '11:30' },
  { weekdays: [1, 2, 3, 4, 5], from: '13:30', to: '17:00' },
  { weekdays: [6], from: '08:00', to: '11:00' },
];

describe('the hours of a week', () => {
  it('stand together where they are the same', () => {
    expect(weeklyTimes(usual)).toEqual([
      {
        runs: [[1, 5]],
        spans: [
          { from: '07:30', to: '11:30' },
          { from: '13:30', to: '17:00' },
        ],
      },
      { runs: [[6, 6]], spans: [{ from: '08:00', to: '11:00' }] },
    ]);
  });

  it('may be the same on days that do not follow each other', () => {
    const hours = [{ weekdays: [1, 2, 4, 7], from: '08:00', to: '11:00' }];
    expect(weeklyTimes(hours).map(({ runs }) => runs)).toEqual([
      [
        [1, 2],
        [4, 4],
        [7, 7],
      ],
    ]);
  });

  it('are one where they touch or overlap, in whichever order they were written', () => {
    const hours = [
      { weekdays: [3], from: '13:00', to: '17:00' },
      { weekdays: [3], from: '07:00', to: '11:30' },
      { weekdays: [3], from: '11:00', to: '13:00' },
      { weekdays: [3], from: '08:00', to: '09:00' },
    ];
    expect(weeklyTimes(hours)).toEqual([
      { runs: [[3, 3]], spans: [{ from: '07:00', to: '17:00' }] },
    ]);
  });
});

describe('the next opening', () => {
  const at = (local: string, hours = usual) => {
    const utcMs = Date.parse(`${local}+07:00`);
    return nextOpening(hours, dayAt(utcMs, 420), minuteOfDayAt(utcMs, 420));
  };

  it.each([
    ['in the early morning', '2026-11-27T05:00', { daysAhead: 0, weekday: 5, from: '07:30' }],
    ['at noon', '2026-11-27T12:00', { daysAhead: 0, weekday: 5, from: '13:30' }],
    ['on Friday evening', '2026-11-27T18:00', { daysAhead: 1, weekday: 6, from: '08:00' }],
    ['on Saturday noon', '2026-11-28T12:00', { daysAhead: 2, weekday: 1, from: '07:30' }],
    ['on a holiday in the hours', '2026-11-25T09:00', { daysAhead: 1, weekday: 4, from: '07:30' }],
  ])('%s', (_when, local, next) => {
    expect(at(local)).toEqual(next);
  });

  it('is a week away where the office opens once a week', () => {
    const thursdays = [{ weekdays: [4], from: '08:00', to: '11:00' }];
    expect(at('2026-11-26T12:00', thursdays)).toEqual({ daysAhead: 7, weekday: 4, from: '08:00' });
  });

  it('is not known without hours', () => {
    expect(at('2026-11-26T12:00', [])).toBeUndefined();
  });

  it('is a moment at which the office opens, and none before it is', () => {
    const time = fc.integer({ min: 0, max: 1438 }).map((minute) => ({
      minute,
      text: `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`,
    }));
    const opening = fc
      .record({
        weekdays: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }),
        one: time,
        other: time,
      })
      .filter(({ one, other }) => one.minute !== other.minute)
      .map(({ weekdays, one, other }) =>
        one.minute < other.minute
          ? { weekdays, from: one.text, to: other.text }
          : { weekdays, from: other.text, to: one.text },
      );
    const hours = fc.array(opening, { minLength: 1, maxLength: 5 });
    const moment = fc.integer({ min: 0, max: 14 * 24 * 60 });
    fc.assert(
      fc.property(hours, moment, (openings, minutes) => {
        const utcMs = Date.UTC(2026, 10, 1) + minutes * 60_000;
        const office = { hours: openings, holidays: [] };
        fc.pre(hourStatusAt(office, utcMs, 420) === 'closed');
        const day = dayAt(utcMs, 420);
        const next = nextOpening(openings, day, minuteOfDayAt(utcMs, 420));
        if (next === undefined) throw new Error('an office with hours opens again');
        const opensAtMs =
          Date.parse(`${day}T${next.from}:00+07:00`) + next.daysAhead * 24 * 60 * 60_000;
        expect(hourStatusAt(office, opensAtMs, 420)).toBe('open');
        expect(hourStatusAt(office, opensAtMs - 60_000, 420)).toBe('closed');
        expect(opensAtMs).toBeGreaterThan(utcMs);
      }),
    );
  });
});
