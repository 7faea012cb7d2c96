import { nextDay, type Day } from '#shared/calendar.ts';

/** Longer than any reminder: so many days are looked at, however long ago something began to wait. */
const furthestDays = 366;

/**
 * How many working days have passed after `since` up to and with `today`. A clock that went back gives
 * none.
 */
export function workingDaysSince(
  since: Day,
  today: Day,
  isWorkingDay: (day: Day) => boolean,
): number {
  let passed = 0;
  let day = since;
  for (let looked = 0; looked < furthestDays && day < today; looked += 1) {
    day = nextDay(day);
    if (isWorkingDay(day)) passed += 1;
  }
  return passed;
}
