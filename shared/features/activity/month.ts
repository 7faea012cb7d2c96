import { nextDay, previousDay, type Day } from '#shared/calendar.ts';

/** A month of the calendar, `YYYY-MM`. */
export type Month = string;

export const monthPattern = /^20\d{2}-(0[1-9]|1[0-2])$/;

export function monthOf(day: Day): Month {
  return day.slice(0, 7);
}

export function firstDayOf(month: Month): Day {
  return `${month}-01`;
}

export function lastDayOf(month: Month): Day {
  return previousDay(firstDayOf(nextMonth(month)));
}

export function nextMonth(month: Month): Month {
  return monthOf(shiftTo(firstDayOf(month), 32));
}

export function previousMonth(month: Month): Month {
  return monthOf(previousDay(firstDayOf(month)));
}

function shiftTo(day: Day, days: number): Day {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

/** The months from one to another, both included. */
export function monthsBetween(from: Month, to: Month): readonly Month[] {
  const months: Month[] = [];
  for (let month = from; month <= to; month = nextMonth(month)) months.push(month);
  return months;
}

export function monthsOfYear(year: number): readonly Month[] {
  return monthsBetween(`${year}-01`, `${year}-12`);
}

/** A month's first and last working day; undefined where it has none. */
export function workingDaysOf(
  month: Month,
  isWorkingDay: (day: Day) => boolean,
): readonly [first: Day, last: Day] | undefined {
  const days: Day[] = [];
  for (let day = firstDayOf(month); day <= lastDayOf(month); day = nextDay(day)) days.push(day);
  const [first, last] = [days.find(isWorkingDay), days.findLast(isWorkingDay)];
  return first === undefined || last === undefined ? undefined : [first, last];
}

const writings = [
  /^(?<year>20\d{2})[-/.](?<month>\d{1,2})$/,
  /^(?<month>\d{1,2})[-/.](?<year>20\d{2})$/,
  /^(?:thang|month)\s*(?<month>\d{1,2})\s*(?:[-/.]|nam|,)?\s*(?<year>20\d{2})$/,
  /^t(?<month>\d{1,2})[-/.](?<year>20\d{2})$/,
  // a spreadsheet makes a day of `11/2026`; only the first of a month stands for the month
  /^(?<year>20\d{2})-(?<month>\d{2})-01$/,
  /^0?1\/(?<month>\d{1,2})\/(?<year>20\d{2})$/,
];

/** Reads `11/2026`, `2026-11`, `Tháng 11/2026`, `tháng 11 năm 2026` or `01/11/2026`. */
export function readMonth(text: string): Month | undefined {
  const plain = withoutMarks(text);
  for (const writing of writings) {
    const { year, month } = writing.exec(plain)?.groups ?? {};
    const found = `${year ?? ''}-${(month ?? '').padStart(2, '0')}`;
    if (monthPattern.test(found)) return found;
  }
  return undefined;
}

/** `11/2026` */
export function writeMonth(month: Month): string {
  return month.split('-').toReversed().join('/');
}

/** Small letters without tone marks and with single spaces, for comparing what people wrote. */
export function withoutMarks(text: string): string {
  return text
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('đ', 'd')
    .replaceAll(/\s+/g, ' ')
    .trim();
}
