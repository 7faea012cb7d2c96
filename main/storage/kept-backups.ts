import { weekdayOf, type Day } from '#shared/calendar.ts';

/** How many copies stay: the newest of so many days, weeks and months that have one. */
export interface BackupRule {
  readonly days: number;
  readonly weeks: number;
  readonly months: number;
}

/** Grandfather, father, son: about a year back, in at most 23 copies. */
export const usualRule: BackupRule = { days: 7, weeks: 4, months: 12 };

/**
 * The days whose copies the rule lets go. What counts is the days that have a copy, not the calendar:
 * an office that was closed for a month, or a clock that was wrong, loses no older copy by it.
 */
export function backupsToDrop(days: readonly Day[], rule: BackupRule = usualRule): Day[] {
  const newestFirst = [...new Set(days)].sort().toReversed();
  const kept = new Set([
    ...newestOfEach(newestFirst, (day) => day, rule.days),
    ...newestOfEach(newestFirst, mondayOf, rule.weeks),
    ...newestOfEach(newestFirst, (day) => day.slice(0, 7), rule.months),
  ]);
  return newestFirst.filter((day) => !kept.has(day));
}

function newestOfEach(
  newestFirst: readonly Day[],
  spanOf: (day: Day) => string,
  most: number,
): Day[] {
  const newest = new Map<string, Day>();
  for (const day of newestFirst) {
    if (!newest.has(spanOf(day))) newest.set(spanOf(day), day);
  }
  return [...newest.values()].slice(0, most);
}

function mondayOf(day: Day): Day {
  const since = (weekdayOf(day) - 1) * 24 * 60 * 60 * 1000;
  return new Date(Date.parse(`${day}T00:00:00Z`) - since).toISOString().slice(0, 10);
}
