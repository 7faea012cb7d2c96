import type { Day } from '#shared/calendar.ts';

/** `05/12/2026`, as people here write a day. */
export function writeDay(day: Day): string {
  return day.split('-').toReversed().join('/');
}

/** `05/12/2026 14:05` of a moment written with its place's clock, as `2026-12-05T14:05:00+07:00`. */
export function writeDayAndMinute(moment: string): string {
  return `${writeDay(moment.slice(0, 10))} ${moment.slice(11, 16)}`;
}
