import type { Day } from '#shared/calendar.ts';

/** `05/12/2026`, as people here write a day. */
export function writeDay(day: Day): string {
  return day.split('-').toReversed().join('/');
}
