import { dayAt, minuteOfDayAt, weekdayOf, type Day } from '#shared/calendar.ts';
import type { OfficeSettings } from './office-settings.ts';

type Hours = Pick<OfficeSettings, 'hours' | 'holidays'> &
  Partial<Pick<OfficeSettings, 'workingDays'>>;

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
  const weekday = weekdayOfHours(settings, day);
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
  const weekday = weekdayOfHours(settings, day);
  return !settings.hours.some(
    ({ weekdays, from, to }) =>
      weekdays.includes(weekday) &&
      minutes(from) - minutesBefore <= minute &&
      minute < minutes(to) + minutesAfter,
  );
}

/**
 * A day with opening hours that is no holiday, or one that is worked instead of another; Monday to
 * Friday while no hours are set.
 */
export function isWorkingDay(settings: Hours, day: Day): boolean {
  const isMakeUp = settings.workingDays?.some((each) => each.day === day) ?? false;
  if (!isMakeUp && settings.holidays.includes(day)) return false;
  const weekday = weekdayOfHours(settings, day);
  if (settings.hours.length === 0) return weekday <= 5;
  return settings.hours.some(({ weekdays }) => weekdays.includes(weekday));
}

/** The weekday whose hours hold on a day. */
function weekdayOfHours({ workingDays = [] }: Hours, day: Day): number {
  return workingDays.find((each) => each.day === day)?.weekday ?? weekdayOf(day);
}

/** When the office opens and closes on any day, as minutes of the day. */
export function timeEdgesOf({ hours }: Pick<Hours, 'hours'>): number[] {
  return [...new Set(hours.flatMap(({ from, to }) => [minutes(from), minutes(to)]))];
}

function minutes(timeOfDay: string): number {
  const [hour = 0, minute = 0] = timeOfDay.split(':').map(Number);
  return hour * 60 + minute;
}
