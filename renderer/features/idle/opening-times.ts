import { weekdayOf, type Day } from '#shared/calendar.ts';
import type { Opening } from '#shared/features/folder/office-settings.ts';

const weekdays = [1, 2, 3, 4, 5, 6, 7] as const;
/** 1 (Monday) to 7 (Sunday). */
export type Weekday = (typeof weekdays)[number];

interface Span {
  readonly from: string;
  readonly to: string;
}

/** Weekdays with the same hours; days that follow each other are one run, `[1, 5]`. */
export interface SameTimes {
  readonly runs: readonly (readonly [first: Weekday, last: Weekday])[];
  readonly spans: readonly Span[];
}

/** The hours of a week as a board at a door says them. */
export function weeklyTimes(hours: readonly Opening[]): SameTimes[] {
  const daysBySpans = new Map<string, { spans: readonly Span[]; days: Weekday[] }>();
  for (const weekday of weekdays) {
    const spans = spansOn(hours, weekday);
    if (spans.length === 0) continue;
    const key = spans.map(({ from, to }) => `${from}-${to}`).join(' ');
    const same = daysBySpans.get(key);
    if (same === undefined) daysBySpans.set(key, { spans, days: [weekday] });
    else same.days.push(weekday);
  }
  return [...daysBySpans.values()].map(({ spans, days }) => ({ runs: runsOf(days), spans }));
}

/** When the office is open on a weekday; hours that touch or overlap are one. */
function spansOn(hours: readonly Opening[], weekday: Weekday): Span[] {
  const merged: Span[] = [];
  const sorted = hours
    .filter(({ weekdays }) => weekdays.includes(weekday))
    .toSorted((one, other) => (one.from < other.from ? -1 : 1));
  for (const { from, to } of sorted) {
    const last = merged.at(-1);
    if (last === undefined || last.to < from) merged.push({ from, to });
    else if (last.to < to) merged.splice(-1, 1, { from: last.from, to });
  }
  return merged;
}

function runsOf(days: readonly Weekday[]): [Weekday, Weekday][] {
  const runs: [Weekday, Weekday][] = [];
  for (const day of days) {
    const last = runs.at(-1);
    if (last !== undefined && last[1] === day - 1) last[1] = day;
    else runs.push([day, day]);
  }
  return runs;
}

export interface NextOpening {
  readonly daysAhead: number;
  readonly weekday: Weekday;
  readonly from: string;
}

/**
 * When the office opens next after a moment at which it is closed. Which days are holidays the page
 * does not know: closed in the middle of its hours, today is one.
 */
export function nextOpening(
  hours: readonly Opening[],
  today: Day,
  minuteOfDay: number,
): NextOpening | undefined {
  const time = timeOfDay(minuteOfDay);
  const isHoliday = spansOn(hours, weekdayAfter(today, 0)).some(
    ({ from, to }) => from <= time && time < to,
  );
  for (const daysAhead of [0, ...weekdays]) {
    if (daysAhead === 0 && isHoliday) continue;
    const weekday = weekdayAfter(today, daysAhead);
    const next = spansOn(hours, weekday).find(({ from }) => daysAhead > 0 || from > time);
    if (next !== undefined) return { daysAhead, weekday, from: next.from };
  }
  return undefined;
}

function weekdayAfter(today: Day, days: number): Weekday {
  return weekdays[(weekdayOf(today) - 1 + days) % weekdays.length] ?? 1;
}

function timeOfDay(minute: number): string {
  const two = (value: number) => String(value).padStart(2, '0');
  return `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
}

/** `7:30` for `07:30`. */
export function writeTime(timeOfDay: string): string {
  return timeOfDay.replace(/^0/, '');
}
