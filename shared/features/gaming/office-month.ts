import type { Day } from '#shared/calendar.ts';
import { monthOf, type Month } from '../activity/month.ts';
import type { Score } from '../rating/scale.ts';
import type { Signals } from '../rating/signals.ts';

/**
 * One answer as an office's desk knows it: its day, and of the order within an hour only what the station noted
 * (docs/decisions/0029-hours-not-moments.md). `series` is the station's; `firstScore` what was pressed first.
 */
export interface GivenAnswer extends Pick<Signals, 'series'> {
  readonly counterCode: string;
  readonly day: Day;
  readonly score: Score;
  readonly firstScore: Score;
  /** Given while the office was closed and no session was open. */
  readonly isOutsideHours: boolean;
}

/** Visits of the whole office on a day, as entered. */
export interface DayVisits {
  readonly day: Day;
  readonly n: number;
}

/** Who was on duty at a counter on a day. */
export interface DutyDay {
  readonly counterCode: string;
  readonly day: Day;
  readonly personCode: string;
}

/** All that the signals look at: the month asked about and what the same office was given before. */
export interface OfficeMonth {
  readonly month: Month;
  /** Self-service answers under one label set, of this month and of earlier ones, in any order. */
  readonly answers: readonly GivenAnswer[];
  readonly visits: readonly DayVisits[];
  /** Visits of months of which no days are known. */
  readonly monthVisits: readonly { readonly month: Month; readonly n: number }[];
  readonly duty: readonly DutyDay[];
  /** The highest score of the label set. */
  readonly best: Score;
}

/** A counter, or all those together that are too small to be asked alone. */
export interface Place {
  readonly counterCode: string | undefined;
  readonly now: readonly GivenAnswer[];
  readonly before: readonly GivenAnswer[];
}

/**
 * A place with fewer answers or fewer days in the month is asked nothing: behind it stand one person and a
 * handful of citizens. Both are this project's own choice; a counter of one person is a person.
 */
export const placeFloor = { n: 30, days: 8 } as const;

/** The counters that reach the floor, and the others together where they are several and reach it together. */
export function placesOf({ month, answers }: OfficeMonth): readonly Place[] {
  const counters = [...Map.groupBy(answers, ({ counterCode }) => counterCode)]
    .map(([counterCode, some]) => placeOf(counterCode, some, month))
    .toSorted((one, other) => ((one.counterCode ?? '') < (other.counterCode ?? '') ? -1 : 1));
  const alone = counters.filter(({ now }) => reachesFloor(now));
  const small = counters.filter(({ now }) => now.length > 0 && !reachesFloor(now));
  const together = placeOf(
    undefined,
    small.flatMap(({ now, before }) => [...now, ...before]),
    month,
  );
  return small.length > 1 && reachesFloor(together.now) ? [...alone, together] : alone;
}

export function reachesFloor(answers: readonly GivenAnswer[]): boolean {
  return answers.length >= placeFloor.n && daysOf(answers).length >= placeFloor.days;
}

/** The days with an answer, in their order. */
export function daysOf(answers: readonly Pick<GivenAnswer, 'day'>[]): readonly Day[] {
  return [...new Set(answers.map(({ day }) => day))].toSorted();
}

function placeOf(
  counterCode: string | undefined,
  answers: readonly GivenAnswer[],
  month: Month,
): Place {
  return {
    counterCode,
    now: answers.filter(({ day }) => monthOf(day) === month),
    before: answers.filter(({ day }) => monthOf(day) < month),
  };
}
