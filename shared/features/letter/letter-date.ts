import type { Day } from '#shared/calendar.ts';

/** `2026-02-05` as `05/02/2026`. */
export function shortLetterDate(day: Day): string {
  return day.split('-').toReversed().join('/');
}

/**
 * A day in the words of a pattern such as `ngày {date} tháng {month} năm {year}`. Days below 10 and
 * the months 1 and 2 take a zero in front (Decree 30/2020/NĐ-CP, appendix I).
 */
export function longLetterDate(day: Day, pattern: string): string {
  const [year = '', month = '', date = ''] = day.split('-');
  return pattern
    .replace('{date}', date)
    .replace('{month}', Number(month) > 2 ? String(Number(month)) : month)
    .replace('{year}', year);
}
