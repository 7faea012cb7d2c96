import { dayAt, minuteOfDayAt, weekdayOf, type Day } from '#shared/calendar.ts';
import type { OfficeSettings } from './office-settings.ts';

type Hours = Pick<OfficeSettings, 'hours' | 'holidays'>;

/** Whether the office is open at that moment; `unknown` while it has not said its hours. */
export function hourStatusAt(
  settings: Hours,
  utcMs: number,
  offsetMinutes: number,
): 'open' | 'closed' | 'unknown' {
  if (settings.hours.length === 0) return 'unknown';
  const day = dayAt(utcMs, offsetMinutes);
  if (!isWorkingDay(settings, day)) return 'closed';
  const minute = minuteOfDayAt(utcMs, offsetMinutes);
  const weekday = weekdayOf(day);
  const open = settings.hours.some(
    ({ weekdays, from, to }) =>
      weekdays.includes(weekday) && minutes(from) <= minute && minute < minutes(to),
  );
  return open ? 'open' : 'closed';
}

/**
 * Whether the screen says that the office is closed: its hours are known, and the moment lies
 * outside them by more than the margins, in which whoever is served first or last still rates.
 */
export function isClosedAt(
  settings: Hours & Pick<OfficeSettings, 'closing'>,
  utcMs: number,
  offsetMinutes: number,
): boolean {
  const { screen, minutesBefore, minutesAfter } = settings.closing;
  if (!screen || settings.hours.length === 0) return false;
  const day = dayAt(utcMs, offsetMinutes);
  if (!isWorkingDay(settings, day)) return true;
  const minute = minuteOfDayAt(utcMs, offsetMinutes);
  return !settings.hours.some(
    ({ weekdays, from, to }) =>
      weekdays.includes(weekdayOf(day)) &&
      minutes(from) - minutesBefore <= minute &&
      minute < minutes(to) + minutesAfter,
  );
}

/** A day with opening hours that is no holiday; Monday to Friday while no hours are set. */
export function isWorkingDay(settings: Hours, day: Day): boolean {
  if (settings.holidays.includes(day)) return false;
  const weekday = weekdayOf(day);
  if (settings.hours.length === 0) return weekday <= 5;
  return settings.hours.some(({ weekdays }) => weekdays.includes(weekday));
}

function minutes(timeOfDay: string): number {
  const [hour = 0, minute = 0] = timeOfDay.split(':').map(Number);
  return hour * 60 + minute;
}
