import type { Day } from '#shared/calendar.ts';

/** `27/11/2026` */
export function writeDay(day: Day): string {
  return day.split('-').toReversed().join('/');
}
