import { dayAt, minuteOfDayAt } from '#shared/calendar.ts';

/** `14:05`, in the office's own time whatever the machine's zone is. */
export function writeTime(utcMs: number, offsetMinutes: number): string {
  const minute = minuteOfDayAt(utcMs, offsetMinutes);
  return `${Math.floor(minute / 60)}:${String(minute % 60).padStart(2, '0')}`;
}

/** `27/11/2026` */
export function writeDay(utcMs: number, offsetMinutes: number): string {
  return dayAt(utcMs, offsetMinutes).split('-').toReversed().join('/');
}
