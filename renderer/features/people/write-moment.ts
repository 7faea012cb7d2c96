import { dayAt, minuteOfDayAt } from '#shared/calendar.ts';

/** `27/11/2026`, in the office's own time whatever the machine's zone is. */
export function writeDay(utcMs: number, offsetMinutes: number): string {
  return dayAt(utcMs, offsetMinutes).split('-').toReversed().join('/');
}

/** `27/11/2026 14:05` */
export function writeMoment(utcMs: number, offsetMinutes: number): string {
  const minute = minuteOfDayAt(utcMs, offsetMinutes);
  const hours = String(Math.floor(minute / 60)).padStart(2, '0');
  return `${writeDay(utcMs, offsetMinutes)} ${hours}:${String(minute % 60).padStart(2, '0')}`;
}
