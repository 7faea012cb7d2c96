import { startOfDay, weekdayOf, type Day } from '#shared/calendar.ts';
import type { OfficeSettings } from '#shared/features/folder/office-settings.ts';

/** A stretch of a day in which the office is open, in UTC milliseconds. */
export interface OpeningSession {
  readonly fromMs: number;
  readonly toMs: number;
}

/** A day's opening sessions in their order. */
export function openingSessions(settings: OfficeSettings, day: Day): OpeningSession[] {
  const midnightMs = startOfDay(day, settings.offsetMinutes);
  return settings.hours
    .filter(({ weekdays }) => weekdays.includes(weekdayOf(day)))
    .map(({ from, to }) => ({ fromMs: midnightMs + msOf(from), toMs: midnightMs + msOf(to) }))
    .sort((one, other) => one.fromMs - other.fromMs);
}

function msOf(timeOfDay: string): number {
  return Date.parse(`1970-01-01T${timeOfDay}:00Z`);
}
