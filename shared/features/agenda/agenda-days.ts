import { nextDay, shiftDay, weekdayOf, type Day } from '#shared/calendar.ts';

/** What stands in the calendar, in the order in which a day tells it. */
export const agendaKinds = [
  'report',
  'preliminaryReview',
  'closingReview',
  'deadline',
  'session',
  'undertaking',
  'campaign',
  'holiday',
  'workingDay',
] as const;

/** How something of the calendar can be over before its day. */
export const agendaEnds = ['done', 'void', 'cancelled', 'closed'] as const;

export type AgendaKind = (typeof agendaKinds)[number];

/** A stretch of whole months, both days included. */
export interface Stretch {
  readonly from: Day;
  readonly to: Day;
}

/** The month, `2026-11`, or the quarter that it lies in. */
export function stretchOf(month: string, isQuarter: boolean): Stretch {
  const first = isQuarter ? firstOfQuarter(month) : month;
  const last = isQuarter ? shiftMonth(first, 2) : first;
  return { from: `${first}-01`, to: shiftDay(`${shiftMonth(last, 1)}-01`, -1) };
}

/** So many months later, or earlier. */
export function shiftMonth(month: string, by: number): string {
  const [year = 0, own = 1] = month.split('-').map(Number);
  const months = year * 12 + own - 1 + by;
  return `${Math.floor(months / 12)}-${String((months % 12) + 1).padStart(2, '0')}`;
}

function firstOfQuarter(month: string): string {
  const own = Number(month.slice(5));
  return shiftMonth(month, -((own - 1) % 3));
}

/** The weeks that touch a month, Monday first; days of other months stand there, too. */
export function weeksOf(month: string): Day[][] {
  const { from, to } = stretchOf(month, false);
  const weeks: Day[][] = [];
  for (
    let monday = shiftDay(from, 1 - weekdayOf(from));
    monday <= to;
    monday = shiftDay(monday, 7)
  ) {
    weeks.push(Array.from({ length: 7 }, (_, place) => shiftDay(monday, place)));
  }
  return weeks;
}

/** Every day of a stretch. */
export function daysOf({ from, to }: Stretch): Day[] {
  const days: Day[] = [];
  for (let day = from; day <= to; day = nextDay(day)) days.push(day);
  return days;
}

interface Dated {
  readonly kind: AgendaKind;
  readonly day: Day;
  readonly until?: Day | undefined;
}

/** What stands on a day: what is of it, and what goes on over it. */
export function entriesOn<Entry extends Dated>(entries: readonly Entry[], day: Day): Entry[] {
  return entries
    .filter((entry) => entry.day <= day && day <= (entry.until ?? entry.day))
    .toSorted((one, other) => agendaKinds.indexOf(one.kind) - agendaKinds.indexOf(other.kind));
}
