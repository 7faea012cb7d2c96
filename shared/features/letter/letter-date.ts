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

/** Reads a day as people here write it (`5/2/2026`, `05-02-2026`); undefined for what is no day. */
export function readLetterDate(text: string): Day | undefined {
  const found = /^\s*(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*(\d{4})\s*$/.exec(text);
  const [, date = '', month = '', year = ''] = found ?? [];
  const day = `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`;
  const time = Date.parse(`${day}T00:00:00Z`);
  // 31/02 is moved into March by some readers of dates
  const isReal = !Number.isNaN(time) && new Date(time).toISOString().startsWith(day);
  return isReal ? day : undefined;
}
