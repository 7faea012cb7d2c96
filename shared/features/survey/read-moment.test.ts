import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { guessOrder, readMoment } from './read-moment.ts';

describe('a moment in a survey’s table', () => {
  it.each([
    ['21/11/2026 14:05:33', '2026-11-21', 14],
    ['21/11/2026', '2026-11-21', null],
    ['21-11-26', '2026-11-21', null],
    ['ngày 21 tháng 11 năm 2026', '2026-11-21', null],
    ['Thứ Bảy, 21/11/2026 lúc 9 giờ 05', '2026-11-21', 9],
    ['14:05 21/11/2026', '2026-11-21', 14],
    ['2026/11/21 2:05:33 CH GMT+7', '2026-11-21', 14],
    ['2026/11/21 12:05:33 SA GMT+7', '2026-11-21', 0],
    ['2026-11-21T14:05:33', '2026-11-21', 14],
    ['2026-11-21T14:05:33+07:00', '2026-11-21', 14],
    ['2026-11-20T18:30:00Z', '2026-11-21', 1], // half past one at night in Việt Nam
    ['2026-11-21T14:05:33.250', '2026-11-21', 14],
    ['46347', '2026-11-21', null],
    ['46347,5', '2026-11-21', 12],
    ['46347.99999', '2026-11-21', 23],
  ])('is read from %s', (text, day, hour) => {
    expect(readMoment(text, 'dmy')).toMatchObject({ day, hour });
  });

  it.each([
    '',
    '31/02/2026',
    '21/13/2026',
    'hôm qua',
    '21/11/2026 25:00',
    '21/11/2026 xong',
    '12',
    '5',
    '13:05 CH 1/1/2026',
  ])('is not guessed from “%s”', (text) => {
    expect(readMoment(text, 'dmy')).toBeUndefined();
  });

  it('is read in the order that the table is said to have', () => {
    expect(readMoment('3/4/2026', 'dmy')?.day).toBe('2026-04-03');
    expect(readMoment('3/4/2026', 'mdy')?.day).toBe('2026-03-04');
  });

  it('is what was written, on every day of every writing', () => {
    const day = fc.date({
      min: new Date('2001-01-01'),
      max: new Date('2063-12-31'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(day, fc.integer({ min: 0, max: 23 }), (date, hour) => {
        const iso = date.toISOString().slice(0, 10);
        const [year, month, dayOfMonth] = iso.split('-');
        const clock = `${String(hour).padStart(2, '0')}:30`;
        for (const text of [
          `${dayOfMonth}/${month}/${year} ${clock}`,
          `${iso}T${clock}:00+07:00`,
          `${Number(dayOfMonth)} tháng ${Number(month)} năm ${year}, ${clock}`,
        ]) {
          expect(readMoment(text, 'dmy')).toEqual({ day: iso, hour, exact: `${iso}T${clock}:00` });
        }
      }),
      { numRuns: 300 },
    );
  });

  it('has an order only if one of the days can be read in no other', () => {
    expect(guessOrder(['3/4/2026', '21/4/2026'])).toEqual({ order: 'dmy', isSure: true });
    expect(guessOrder(['4/3/2026', '4/21/2026'])).toEqual({ order: 'mdy', isSure: true });
    expect(guessOrder(['3/4/2026'])).toEqual({ order: 'dmy', isSure: false });
    expect(guessOrder(['2026-04-03', '46347'])).toEqual({ order: 'ymd', isSure: true });
    expect(guessOrder(['13/1/2026', '1/13/2026']).isSure).toBe(false);
  });
});
