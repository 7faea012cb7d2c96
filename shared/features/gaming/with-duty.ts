import type { Day } from '#shared/calendar.ts';
import { upperStudent } from './chances.ts';
import type { GivenAnswer, OfficeMonth, Place } from './office-month.ts';
import type { Finding } from './question.ts';
import { ratioOfDays, type DayRatio, type RatioOfDays } from './ratio-of-days.ts';

/**
 * Each side of a comparison has at least so many answers and days, or it is not made: days are compared and never
 * persons, and who was on duty is named nowhere in a question. This project's own choice.
 */
export const dutyFloor = { n: 50, days: 8 } as const;
/** People differ honestly: only what is beyond these is asked about. Both are this project's own choice. */
export const honestDifference = { share: 0.1, perVisit: 1.25 } as const;
/** As in `design-effect.ts`: how alike answers of a day usually are. */
const usualLikeness = 0.035;

interface Sides {
  readonly days: readonly Day[];
  readonly on: RatioOfDays;
  readonly off: RatioOfDays;
}

/**
 * Whether the share of the best level, or the answers per visit, of days with the same people on duty differ from the
 * counter's other days by more than people differ: Student's t on days as clusters against the nearest honest
 * difference, in both directions, with D − 2 degrees of freedom and a variance not below the usual one. Where two groups share all days, there is one comparison and not two;
 * of several, each chance is multiplied by their number.
 */
export function withDuty(office: OfficeMonth, place: Place): readonly Finding[] {
  const { counterCode } = place;
  if (counterCode === undefined) return [];
  const groups = dutyGroups(office, counterCode, place.now);
  const asked = groups.length === 2 ? groups.slice(0, 1) : groups;
  const days = Map.groupBy(place.now, ({ day }) => day);
  const visits = new Map(office.visits.map(({ day, n }) => [day, n]));
  const shares = new Map(
    [...days].map(([day, some]) => [day, { over: bestOf(some, office), under: some.length }]),
  );
  const perVisit = new Map(
    [...days].flatMap(([day, some]) => {
      const under = visits.get(day);
      return under === undefined ? [] : [[day, { over: some.length, under }] as const];
    }),
  );
  const answersOn = (some: readonly Day[]) =>
    some.reduce((sum, day) => sum + (days.get(day)?.length ?? 0), 0);
  return asked.flatMap((group) => {
    const others = [...days.keys()].filter((day) => !group.includes(day)).toSorted();
    const areEnough = [group, others].every(
      (some) => some.length >= dutyFloor.days && answersOn(some) >= dutyFloor.n,
    );
    if (!areEnough) return [];
    return [
      ...sidesOf(shares, group, others).map((sides) => ofShare(counterCode, sides)),
      ...sidesOf(perVisit, group, others).map((sides) => ofVisits(counterCode, sides)),
    ].map((each) => ({ ...each, chance: Math.min(1, each.chance * asked.length) }));
  });
}

function ofShare(counterCode: string, { days, on, off }: Sides): Finding {
  const least = ({ ratio, under, days: count }: RatioOfDays) =>
    (Math.max(ratio * (1 - ratio), 1 / under) / under) * (1 + (under / count - 1) * usualLikeness);
  const variance = [on, off].reduce((sum, each) => sum + Math.max(each.variance, least(each)), 0);
  const away = Math.abs(on.ratio - off.ratio) - honestDifference.share;
  return {
    code: 'dutyShare',
    counterCode,
    days,
    figures: { days: on.days, share: on.ratio, otherDays: off.days, otherShare: off.ratio },
    chance: twoSided(away / Math.sqrt(variance), on.days, off.days),
  };
}

function ofVisits(counterCode: string, { days, on, off }: Sides): Finding {
  const variance = [on, off].reduce(
    (sum, { variance: own, ratio, over }) => sum + Math.max(own / ratio ** 2, 2 / over),
    0,
  );
  const away = Math.abs(Math.log(on.ratio / off.ratio)) - Math.log(honestDifference.perVisit);
  return {
    code: 'dutyPerVisit',
    counterCode,
    days,
    figures: { days: on.days, perVisit: on.ratio, otherDays: off.days, otherPerVisit: off.ratio },
    chance: twoSided(away / Math.sqrt(variance), on.days, off.days),
  };
}

function twoSided(t: number, on: number, off: number): number {
  return Math.min(1, 2 * upperStudent(t, on + off - 2));
}

/** The days of the month by the set of people on duty at the counter; days without anybody are in no group. */
function dutyGroups(
  { duty }: OfficeMonth,
  counterCode: string,
  now: readonly GivenAnswer[],
): readonly (readonly Day[])[] {
  const here = Map.groupBy(
    duty.filter((each) => each.counterCode === counterCode),
    ({ day }) => day,
  );
  const withAnswers = new Set(now.map(({ day }) => day));
  const days = [...withAnswers].filter((day) => here.has(day)).toSorted();
  const peopleOn = (day: Day) =>
    JSON.stringify([...new Set(here.get(day)?.map(({ personCode }) => personCode))].toSorted());
  return [...Map.groupBy(days, peopleOn).values()];
}

function sidesOf(
  of: ReadonlyMap<Day, DayRatio>,
  group: readonly Day[],
  others: readonly Day[],
): readonly Sides[] {
  const at = (days: readonly Day[]) => ratioOfDays(days.flatMap((day) => of.get(day) ?? []));
  const [on, off] = [at(group), at(others)];
  if (on === undefined || off === undefined) return [];
  // visits may be known of fewer days than answers
  return Math.min(on.days, off.days) >= dutyFloor.days ? [{ days: group, on, off }] : [];
}

function bestOf(answers: readonly GivenAnswer[], { best }: OfficeMonth): number {
  return answers.filter(({ score }) => score === best).length;
}
