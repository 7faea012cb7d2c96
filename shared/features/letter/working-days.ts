import { nextDay, previousDay, type Day } from '#shared/calendar.ts';
import type { LetterRule } from './letter-kinds.ts';

export type IsWorkingDay = (day: Day) => boolean;

/** A year without one working day is a mistake in the hours: then every day counts. */
const farthest = 366;

/** The working day that is so many after a day. */
export function addWorkingDays(isWorkingDay: IsWorkingDay, from: Day, count: number): Day {
  let day = from;
  for (let left = count; left > 0; left -= 1) day = step(isWorkingDay, day, nextDay);
  return day;
}

/** The last working day before a day. */
export function workingDayBefore(isWorkingDay: IsWorkingDay, day: Day): Day {
  return step(isWorkingDay, day, previousDay);
}

function step(isWorkingDay: IsWorkingDay, from: Day, move: (day: Day) => Day): Day {
  let day = move(from);
  for (let tries = 0; tries < farthest; tries += 1) {
    if (isWorkingDay(day)) return day;
    day = move(day);
  }
  return move(from);
}

/**
 * The last day on which a letter is in time. One about an overdue dossier is due before its
 * appointment; where that has passed already, on the day it came.
 */
export function dueDayOf(
  { deadline }: Pick<LetterRule, 'deadline'>,
  isWorkingDay: IsWorkingDay,
  {
    arrivedOn,
    appointmentOn,
  }: { readonly arrivedOn: Day; readonly appointmentOn?: Day | undefined },
): Day {
  if (deadline.from === 'appointment' && appointmentOn !== undefined) {
    const before = workingDayBefore(isWorkingDay, appointmentOn);
    return before < arrivedOn ? arrivedOn : before;
  }
  return addWorkingDays(isWorkingDay, arrivedOn, deadline.workingDays);
}

/** Decree 356/2025: an answer within two working days, an end within fifteen days. */
const answerWorkingDays = 2;
const finishDays = 15;

/** By when a data subject is answered, and by when what was asked for is done. */
export function requestClocks(
  isWorkingDay: IsWorkingDay,
  openedOn: Day,
): { readonly answerDueOn: Day; readonly finishDueOn: Day } {
  let last = openedOn;
  for (let left = finishDays; left > 0; left -= 1) last = nextDay(last);
  return {
    answerDueOn: addWorkingDays(isWorkingDay, openedOn, answerWorkingDays),
    // the law counts days: an end on a day off is due on the working day before
    finishDueOn: isWorkingDay(last) ? last : workingDayBefore(isWorkingDay, last),
  };
}
