import { describe, expect, it } from 'vitest';
import {
  lastDayOf,
  monthsBetween,
  nextMonth,
  previousMonth,
  readMonth,
  workingDaysOf,
} from './month.ts';

describe('a month', () => {
  it.each([
    '11/2026',
    '2026-11',
    '11-2026',
    '2026/11',
    'Tháng 11/2026',
    'THÁNG 11 NĂM 2026',
    'tháng 11 - 2026',
    'Thang 11/2026',
    'T11/2026',
    '2026-11-01',
    '01/11/2026',
  ])('is read from “%s”', (text) => {
    expect(readMonth(text)).toBe('2026-11');
  });

  it.each(['13/2026', '0/2026', '11/26', '15/11/2026', 'Tháng 11', 'Quý 4/2026', '', 'Cộng'])(
    'is not guessed from “%s”',
    (text) => {
      expect(readMonth(text)).toBeUndefined();
    },
  );

  it('has neighbours over the turn of the year, and a last day', () => {
    expect([previousMonth('2026-01'), nextMonth('2026-12')]).toEqual(['2025-12', '2027-01']);
    expect([lastDayOf('2028-02'), lastDayOf('2026-12')]).toEqual(['2028-02-29', '2026-12-31']);
    expect(monthsBetween('2026-11', '2027-01')).toEqual(['2026-11', '2026-12', '2027-01']);
  });

  it('has a first and a last working day, or none', () => {
    const weekday = (day: string) => ![0, 6].includes(new Date(day).getUTCDay());
    expect(workingDaysOf('2026-08', weekday)).toEqual(['2026-08-03', '2026-08-31']);
    expect(workingDaysOf('2026-08', () => false)).toBeUndefined();
  });
});
