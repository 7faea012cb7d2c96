/** A day in the office's time zone, `YYYY-MM-DD`. */
export type Day = string;

/** All of Việt Nam is seven hours east of UTC, all year. */
export const usualOffsetMinutes = 420;

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;

/** The local day of a UTC moment at an offset in minutes east of UTC. */
export function dayAt(utcMs: number, offsetMinutes: number): Day {
  return new Date(utcMs + offsetMinutes * minuteMs).toISOString().slice(0, 10);
}

/** The local hour, 0–23. */
export function hourAt(utcMs: number, offsetMinutes: number): number {
  return new Date(utcMs + offsetMinutes * minuteMs).getUTCHours();
}

/** Minutes since local midnight, 0–1439. */
export function minuteOfDayAt(utcMs: number, offsetMinutes: number): number {
  const local = new Date(utcMs + offsetMinutes * minuteMs);
  return local.getUTCHours() * 60 + local.getUTCMinutes();
}

/** UTC milliseconds at which the local day begins. */
export function startOfDay(day: Day, offsetMinutes: number): number {
  return Date.parse(`${day}T00:00:00Z`) - offsetMinutes * minuteMs;
}

export function nextDay(day: Day): Day {
  return shiftDay(day, 1);
}

export function previousDay(day: Day): Day {
  return shiftDay(day, -1);
}

/** So many days later, or earlier. */
export function shiftDay(day: Day, by: number): Day {
  return new Date(Date.parse(`${day}T00:00:00Z`) + by * dayMs).toISOString().slice(0, 10);
}

/** Whole days from one to the other; negative if the other is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return (Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / dayMs;
}

/** 1 (Monday) to 7 (Sunday), as ISO 8601 numbers them. */
export function weekdayOf(day: Day): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay() || 7;
}

/** ISO 8601 to the hour, with offset: `2026-11-20T14:00:00+07:00`. */
export function hourStamp(utcMs: number, offsetMinutes: number): string {
  const local = new Date(utcMs + offsetMinutes * minuteMs).toISOString().slice(0, 13);
  return `${local}:00:00${formatOffset(offsetMinutes)}`;
}

/** `+07:00` for 420. */
export function formatOffset(offsetMinutes: number): string {
  const two = (value: number) => String(value).padStart(2, '0');
  const minutes = Math.abs(offsetMinutes);
  return `${offsetMinutes < 0 ? '-' : '+'}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}
