import { firstDayOf, lastDayOf, type Month } from '../activity/month.ts';
import type { RosterEntry } from '../roster/roster-entry.ts';
import type { QuestionPlace } from './question-place.ts';

/**
 * Who may read and explain a question first: at a counter those who were on duty there in the month; where nobody
 * of them works here any more or no roster was kept, and where no one counter is meant, all who serve at counters.
 */
export function whoIsAsked(
  { place, month }: { readonly place: QuestionPlace; readonly month: Month },
  roster: readonly RosterEntry[],
  atCounters: readonly string[],
): readonly string[] {
  if (place.is !== 'counter') return atCounters;
  const there = new Set(
    roster
      .filter(({ counterCode }) => counterCode === place.counterCode)
      .filter(
        ({ from, to }) => from <= lastDayOf(month) && (to ?? lastDayOf(month)) >= firstDayOf(month),
      )
      .map(({ personCode }) => personCode),
  );
  const concerned = atCounters.filter((code) => there.has(code));
  return concerned.length > 0 ? concerned : atCounters;
}
