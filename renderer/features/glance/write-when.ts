import { dayAt, minuteOfDayAt } from '#shared/calendar.ts';

/** `20/11/2026` */
export function writeDay(day: string): string {
  return day.split('-').toReversed().join('/');
}

/** `17/11/2026`, `17–18/11/2026` or `30/11/2026 – 01/12/2026`: as short as it stays clear. */
export function writeDays(from: string, to: string): string {
  if (from === to) return writeDay(from);
  const isSameMonth = from.slice(0, 7) === to.slice(0, 7);
  return isSameMonth ? `${from.slice(8)}–${writeDay(to)}` : `${writeDay(from)} – ${writeDay(to)}`;
}

/** `14:05`, with the day where it is another one. */
export function writeTime(utcMs: number, offsetMinutes: number, today: string): string {
  const minute = minuteOfDayAt(utcMs, offsetMinutes);
  const time = `${Math.floor(minute / 60)}:${String(minute % 60).padStart(2, '0')}`;
  const day = dayAt(utcMs, offsetMinutes);
  return day === today ? time : `${time} ${writeDay(day)}`;
}
