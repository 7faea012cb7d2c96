import { nextDay, type Day } from '#shared/calendar.ts';
import { lastDayOf, monthOf, monthsBetween, type Month } from '../activity/month.ts';
import type { RosterEntry } from './roster-entry.ts';

/** Days on which somebody is on duty at a counter within one month. */
export interface Duty {
  readonly counterCode: string;
  readonly from: Day;
  readonly to: Day;
}

/** What a person confirms: their duties within a month, whatever lies before and after it. */
export function dutiesIn(roster: readonly RosterEntry[], personCode: string, month: Month): Duty[] {
  const first = `${month}-01`;
  const last = lastDayOf(month);
  return roster
    .filter((entry) => entry.personCode === personCode)
    .filter(({ from, to }) => from <= last && (to ?? last) >= first)
    .map(({ counterCode, from, to = last }) => ({
      counterCode,
      from: from < first ? first : from,
      to: to > last ? last : to,
    }))
    .toSorted((one, other) =>
      `${one.from} ${one.counterCode}` < `${other.from} ${other.counterCode}` ? -1 : 1,
    );
}

/**
 * The one person who was on duty at a counter on every day of a period; undefined where two were on
 * any day, nobody, or one after the other: then the counter's figure is nobody's alone.
 */
export function soleOfficer(
  roster: readonly RosterEntry[],
  counterCode: string,
  { fromDay, toDay }: { readonly fromDay: Day; readonly toDay: Day },
): string | undefined {
  const at = roster.filter((entry) => entry.counterCode === counterCode);
  let sole: string | undefined;
  for (let day = fromDay; day <= toDay; day = nextDay(day)) {
    const [person, another] = new Set(
      at
        .filter(({ from, to }) => from <= day && day <= (to ?? day))
        .map((entry) => entry.personCode),
    );
    if (person === undefined || another !== undefined) return undefined;
    if (sole !== undefined && sole !== person) return undefined;
    sole = person;
  }
  return sole;
}

/** The months that a period touches. */
export function monthsOf({
  fromDay,
  toDay,
}: {
  readonly fromDay: Day;
  readonly toDay: Day;
}): readonly Month[] {
  return monthsBetween(monthOf(fromDay), monthOf(toDay));
}
