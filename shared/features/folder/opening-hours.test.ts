import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hourStatusAt, isClosedAt, isWorkingDay } from './opening-hours.ts';

const office = {
  hours: [
    { weekdays: [1, 2, 3, 4, 5], from: '07:30', to: '11:30' },
    { weekdays: [1, 2, 3, 4, 5], from: '13:30', to: '17:00' },
    { weekdays: [6], from: '08:00', to: '11:00' },
  ],
  holidays: ['2026-09-02'],
};
const undecided = { hours: [], holidays: ['2026-09-02'] };

const statusAt = (local: string, settings = office) =>
  hourStatusAt(settings, Date.parse(`${local}+07:00`), 420);

describe('the hour status', () => {
  it.each([
    ['before opening', '2026-11-20T07:29:59.999', 'closed'],
    ['from the first moment of opening', '2026-11-20T07:30:00', 'open'],
    ['to the last moment before closing', '2026-11-20T11:29:59.999', 'open'],
    ['at closing', '2026-11-20T11:30:00', 'closed'],
    ['at noon', '2026-11-20T12:15:00', 'closed'],
    ['in the afternoon', '2026-11-20T16:59:00', 'open'],
    ['on a Saturday morning that has hours', '2026-11-21T08:00:00', 'open'],
    ['on that Saturday afternoon', '2026-11-21T14:00:00', 'closed'],
    ['on a Sunday', '2026-11-22T09:00:00', 'closed'],
    ['on a holiday', '2026-09-02T09:00:00', 'closed'],
  ] as const)('%s (%s) is %s', (_when, local, status) => {
    expect(statusAt(local)).toBe(status);
  });

  it('is not known while the office has not said its hours', () => {
    expect(statusAt('2026-11-20T03:00:00', undecided)).toBe('unknown');
  });

  it('follows the offset, not the machine', () => {
    const utcMs = Date.parse('2026-11-20T09:00:00Z');
    expect([hourStatusAt(office, utcMs, 0), hourStatusAt(office, utcMs, 420)]).toEqual([
      'open',
      'open',
    ]);
    expect([hourStatusAt(office, utcMs, 180), hourStatusAt(office, utcMs, -300)]).toEqual([
      'closed',
      'closed',
    ]);
  });
});

describe('a working day', () => {
  it.each([
    ['2026-11-20', true],
    ['2026-11-21', true],
    ['2026-11-22', false],
    ['2026-09-02', false],
  ])('%s: %s', (day, working) => {
    expect(isWorkingDay(office, day)).toBe(working);
  });

  it('is Monday to Friday but no holiday while no hours are set', () => {
    const days = ['2026-11-20', '2026-11-21', '2026-11-22', '2026-09-02'];
    expect(days.map((day) => isWorkingDay(undecided, day))).toEqual([true, false, false, false]);
  });

  it('is every day on which the office is ever open', () => {
    const someMinute = fc.integer({ min: 0, max: 400 * 24 * 60 });
    fc.assert(
      fc.property(someMinute, (minute) => {
        const utcMs = Date.UTC(2026, 0, 1) + minute * 60_000;
        const day = new Date(utcMs + 420 * 60_000).toISOString().slice(0, 10);
        if (hourStatusAt(office, utcMs, 420) === 'open')
          expect(isWorkingDay(office, day)).toBe(true);
      }),
    );
  });
});

describe('a day that is worked instead of another', () => {
  const madeUp = {
    ...office,
    holidays: ['2026-09-02', '2026-11-23'],
    workingDays: [
      { day: '2026-11-22', weekday: 1 },
      { day: '2026-09-02', weekday: 6 },
    ],
  };
  const closing = { screen: true, minutesBefore: 0, minutesAfter: 0 };

  it.each([
    ['has the hours of its weekday', '2026-11-22T16:00:00', 'open'],
    ['has no others', '2026-11-22T12:00:00', 'closed'],
    ['wins over a holiday', '2026-09-02T09:00:00', 'open'],
    ['leaves its own weekday’s hours aside', '2026-09-02T14:00:00', 'closed'],
    ['leaves the day off as it is', '2026-11-23T09:00:00', 'closed'],
  ] as const)('%s', (_what, local, status) => {
    expect(statusAt(local, madeUp)).toBe(status);
    const utcMs = Date.parse(`${local}+07:00`);
    expect(isClosedAt({ ...madeUp, closing }, utcMs, 420)).toBe(status === 'closed');
  });

  it('is a working day, also while no hours are set', () => {
    expect(isWorkingDay(madeUp, '2026-11-22')).toBe(true);
    expect(isWorkingDay({ ...madeUp, hours: [] }, '2026-11-22')).toBe(true);
    expect(isWorkingDay(madeUp, '2026-11-29')).toBe(false);
  });
});

describe('the closed screen', () => {
  const closing = { screen: true, minutesBefore: 15, minutesAfter: 30 };
  const isClosed = (local: string, settings: Partial<Parameters<typeof isClosedAt>[0]> = {}) =>
    isClosedAt({ ...office, closing, ...settings }, Date.parse(`${local}+07:00`), 420);

  it.each([
    ['at night', '2026-11-20T03:00:00', true],
    ['a moment before the margin of the opening', '2026-11-20T07:14:59', true],
    ['from the margin of the opening', '2026-11-20T07:15:00', false],
    ['in the hours', '2026-11-20T09:00:00', false],
    ['while the last one served still rates', '2026-11-20T11:59:59', false],
    ['after the margin of the closing', '2026-11-20T12:00:00', true],
    ['on a holiday', '2026-09-02T09:00:00', true],
    ['on a Sunday', '2026-11-22T09:00:00', true],
  ] as const)('%s (%s) stands there: %s', (_when, local, closed) => {
    expect(isClosed(local)).toBe(closed);
  });

  it.each([
    ['has switched it off', { closing: { ...closing, screen: false } }],
    ['has not said its hours', { hours: [] }],
  ])('never stands there while the office %s', (_why, settings) => {
    expect(isClosed('2026-11-20T03:00:00', settings)).toBe(false);
  });

  it('never stands there while the office is open', () => {
    const margin = fc.integer({ min: 0, max: 120 });
    const someMinute = fc.integer({ min: 0, max: 400 * 24 * 60 });
    fc.assert(
      fc.property(someMinute, margin, margin, (minute, minutesBefore, minutesAfter) => {
        const utcMs = Date.UTC(2026, 0, 1) + minute * 60_000;
        const settings = { ...office, closing: { screen: true, minutesBefore, minutesAfter } };
        fc.pre(hourStatusAt(office, utcMs, 420) === 'open');
        expect(isClosedAt(settings, utcMs, 420)).toBe(false);
      }),
    );
  });
});
