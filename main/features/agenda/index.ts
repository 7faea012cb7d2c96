import type { Door } from '#main/door.ts';
import type { Moment } from '#main/platform/clock.ts';
import { dayAt, type Day } from '#shared/calendar.ts';
import type { AgendaEntry } from '#shared/features/agenda/agenda.contract.ts';
import { stretchOf, type Stretch } from '#shared/features/agenda/agenda-days.ts';

export interface AgendaDeps {
  readonly now: () => Moment;
  readonly unitName: () => string;
  /** What each feature has in a stretch of days. */
  readonly sources: readonly ((stretch: Stretch) => readonly AgendaEntry[])[];
  /** Deadlines that have passed on a day and are not met. */
  readonly overdue: (today: Day) => readonly AgendaEntry[];
}

/** The calendar of the office: it keeps nothing itself and tells what the other features have. */
export function createAgendaRouter(door: Door['agenda'], deps: AgendaDeps) {
  return {
    show: door.show.handler(({ input }) => {
      const { trustedMs, offsetMinutes } = deps.now();
      const today = dayAt(trustedMs, offsetMinutes);
      const stretch = stretchOf(input.month ?? today.slice(0, 7), input.quarter);
      const entries = deps.sources.flatMap((source) => source(stretch));
      return {
        today,
        unitName: deps.unitName(),
        ...stretch,
        entries: entries.toSorted((one, other) => (one.day < other.day ? -1 : 1)),
        overdue: [...deps.overdue(today)],
      };
    }),
  };
}
