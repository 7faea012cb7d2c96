import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  dayAt,
  formatOffset,
  hourAt,
  hourStamp,
  minuteOfDayAt,
  nextDay,
  startOfDay,
  weekdayOf,
} from './calendar.ts';

const hanoi = 420;
const someMoment = fc.integer({ min: Date.UTC(2020, 0, 1), max: Date.UTC(2100, 0, 1) });
const someOffset = fc.integer({ min: -720, max: 840 });

describe('a moment in Việt Nam', () => {
  const justBefore = Date.parse('2026-11-20T16:59:59.999Z');
  const midnight = Date.parse('2026-11-20T17:00:00.000Z');

  it('belongs to the day before until local midnight', () => {
    expect([dayAt(justBefore, hanoi), dayAt(midnight, hanoi)]).toEqual([
      '2026-11-20',
      '2026-11-21',
    ]);
  });

  it('has a local hour and minute', () => {
    expect([hourAt(justBefore, hanoi), minuteOfDayAt(justBefore, hanoi)]).toEqual([23, 1439]);
    expect([hourAt(midnight, hanoi), minuteOfDayAt(midnight, hanoi)]).toEqual([0, 0]);
  });

  it('is written to the hour with its offset', () => {
    expect(hourStamp(Date.parse('2026-11-20T07:42:31Z'), hanoi)).toBe('2026-11-20T14:00:00+07:00');
  });
});

describe('days', () => {
  it.each([
    ['2026-02-28', '2026-03-01'],
    ['2028-02-28', '2028-02-29'],
    ['2026-12-31', '2027-01-01'],
  ])('after %s comes %s', (day, next) => {
    expect(nextDay(day)).toBe(next);
  });

  it('number the week from Monday to Sunday', () => {
    const week = [
      '2026-11-16',
      '2026-11-17',
      '2026-11-18',
      '2026-11-19',
      '2026-11-20',
      '2026-11-21',
      '2026-11-22',
    ];
    expect(week.map(weekdayOf)).toEqual([1, 2, 3, 4, 5, 6, 7]);
  });

  it('hold their moments from their start to the next start, at any offset', () => {
    fc.assert(
      fc.property(someMoment, someOffset, (utcMs, offsetMinutes) => {
        const day = dayAt(utcMs, offsetMinutes);
        expect(startOfDay(day, offsetMinutes)).toBeLessThanOrEqual(utcMs);
        expect(utcMs).toBeLessThan(startOfDay(nextDay(day), offsetMinutes));
      }),
    );
  });

  it('count their minutes from their start', () => {
    fc.assert(
      fc.property(someMoment, someOffset, (utcMs, offsetMinutes) => {
        const startMs = startOfDay(dayAt(utcMs, offsetMinutes), offsetMinutes);
        expect(minuteOfDayAt(utcMs, offsetMinutes)).toBe(Math.floor((utcMs - startMs) / 60_000));
      }),
    );
  });
});

describe('offsets', () => {
  it.each([
    [420, '+07:00'],
    [0, '+00:00'],
    [-210, '-03:30'],
    [840, '+14:00'],
    [-30, '-00:30'],
  ])('%i minutes are written %s', (offsetMinutes, written) => {
    expect(formatOffset(offsetMinutes)).toBe(written);
  });
});
