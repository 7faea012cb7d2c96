import { monthOf, type Month } from '../activity/month.ts';
import { chanceOfCount, upperStudent } from './chances.ts';
import { reachesFloor, type GivenAnswer, type OfficeMonth, type Place } from './office-month.ts';
import type { Finding } from './question.ts';

/** Families press several times for one visit, so counts vary more than Poisson's by this factor. */
const families = 4;
/** The same where the past says how much days vary; never less than this. */
const leastDispersion = 2;
/** How far the rate of a day may be off without anybody's doing, as a share. */
const wobble = 0.2;
/** Fewer days or months with visits before say nothing of what is usual. */
const leastPast = { days: 20, months: 3 } as const;
/** How far, as a share, months of one place lie apart, and for how many months of observation that counts. */
const usualSpread = { sd: 0.12, weight: 10 } as const;

/** A day or a month with its answers in opening hours and the office's visits. */
interface Rated {
  readonly period: string;
  readonly n: number;
  readonly visits: number;
}

/**
 * More answers than visits, for the whole office: negative binomial with mean N and variance 4N, for the month and for
 * each of its days that are known. These are one thing looked at: each chance is multiplied by their number.
 */
export function moreThanVisits(office: OfficeMonth): readonly Finding[] {
  const now = office.answers.filter(({ day }) => monthOf(day) === office.month).filter(isInHours);
  if (!reachesFloor(now)) return [];
  const days = ratedDays(now, office).filter(({ period }) => monthOf(period) === office.month);
  const month = ratedMonths(now, office).filter(({ period }) => period === office.month);
  const asked = [
    ...month.map((rated) => ({ ...rated, days: [] })),
    ...days.map((rated) => ({ ...rated, days: [rated.period] })),
  ];
  return asked.map(({ n, visits, days: about }) => {
    const mean = Math.max(visits, 1);
    const chance = n <= visits ? 1 : chanceOfCount(n, mean, families * mean);
    return {
      code: 'moreThanVisits',
      counterCode: undefined,
      days: about,
      figures: { answers: n, visits },
      chance: Math.min(1, chance * asked.length),
    };
  });
}

/**
 * More answers per visit than the place is used to. A day: negative binomial with the dispersion of past days and a
 * fifth of wobble, its chance multiplied by the number of days; where visits of days are not known, days the office was open
 * stand for them, and the dispersion is that of the place's past days as they came. The month: on the scale of logarithms, Student's
 * t with the spread of past months drawn to 12 %, as `designEffectOf` draws its variance.
 */
export function aboveUsual(office: OfficeMonth, place: Place): readonly Finding[] {
  const answers = [...place.before, ...place.now].filter(isInHours);
  return [
    ...daysAbove(office, answers, place),
    ...monthAbove(ratedMonths(answers, office), office.month, place),
  ];
}

function daysAbove(
  office: OfficeMonth,
  answers: readonly GivenAnswer[],
  { counterCode }: Place,
): readonly Finding[] {
  const { month } = office;
  const areVisitsKnown = office.visits.length > 0;
  const days = areVisitsKnown ? ratedDays(answers, office) : openDays(answers, office);
  const now = days.filter(({ period }) => monthOf(period) === month);
  const past = days.filter(({ period, visits }) => monthOf(period) < month && visits > 0);
  const usual = perVisit(past);
  if (past.length < leastPast.days || usual === 0) return [];
  const spread = past.reduce(
    (sum, { n, visits }) => sum + (n - usual * visits) ** 2 / (usual * visits),
    0,
  );
  const dispersion = Math.max(leastDispersion, spread / (past.length - 1));
  return now.map(({ period, n, visits }) => {
    const mean = usual * Math.max(visits, 1);
    const chance = chanceOfCount(n, mean, dispersion * mean + (wobble * mean) ** 2);
    return {
      code: 'dayAboveUsual',
      counterCode,
      days: [period],
      figures: { answers: n, ...(areVisitsKnown && { visits }), usual: mean },
      chance: Math.min(1, chance * now.length),
    };
  });
}

function monthAbove(
  months: readonly Rated[],
  month: Month,
  { counterCode }: Place,
): readonly Finding[] {
  const now = months.find(({ period }) => period === month);
  const past = months.filter(({ period, n, visits }) => period < month && n > 0 && visits > 0);
  if (now === undefined || now.visits === 0 || past.length < leastPast.months) return [];
  const logs = past.map(({ n, visits }) => Math.log(n / visits));
  const middle = logs.reduce((sum, each) => sum + each, 0) / logs.length;
  const squares = logs.reduce((sum, each) => sum + (each - middle) ** 2, 0);
  const degrees = logs.length - 1 + usualSpread.weight;
  const between = (squares + usualSpread.weight * usualSpread.sd ** 2) / degrees;
  const away = Math.log(now.n / now.visits) - middle;
  const variance = between * (1 + 1 / logs.length) + 1 / now.n;
  return [
    {
      code: 'monthAboveUsual',
      counterCode,
      days: [],
      figures: { answers: now.n, visits: now.visits, usual: Math.exp(middle) * now.visits },
      chance: upperStudent(away / Math.sqrt(variance), degrees),
    },
  ];
}

function isInHours({ isOutsideHours }: GivenAnswer): boolean {
  return !isOutsideHours;
}

function ratedDays(answers: readonly GivenAnswer[], { visits }: OfficeMonth): readonly Rated[] {
  const given = Map.groupBy(answers, ({ day }) => day);
  return inOrder(
    visits.map(({ day, n }) => ({ period: day, n: given.get(day)?.length ?? 0, visits: n })),
  );
}

/** Each day on which the office was given anything in opening hours, as one. */
function openDays(answers: readonly GivenAnswer[], office: OfficeMonth): readonly Rated[] {
  const given = Map.groupBy(answers, ({ day }) => day);
  const open = new Set(office.answers.filter(isInHours).map(({ day }) => day));
  return inOrder(
    [...open].map((day) => ({ period: day, n: given.get(day)?.length ?? 0, visits: 1 })),
  );
}

/** By what was entered for a month, or else by the sum of its days. */
function ratedMonths(
  answers: readonly GivenAnswer[],
  { visits, monthVisits }: OfficeMonth,
): readonly Rated[] {
  const entered = new Map(monthVisits.map(({ month, n }) => [month, n]));
  const summed = [...Map.groupBy(visits, ({ day }) => monthOf(day))].map(
    ([month, days]) => [month, days.reduce((sum, { n }) => sum + n, 0)] as const,
  );
  const given = Map.groupBy(answers, ({ day }) => monthOf(day));
  const all = new Map([...summed, ...entered]);
  return inOrder(
    [...all].map(([period, n]) => ({ period, n: given.get(period)?.length ?? 0, visits: n })),
  );
}

function inOrder(rated: readonly Rated[]): readonly Rated[] {
  return rated.toSorted((one, other) => (one.period < other.period ? -1 : 1));
}

function perVisit(some: readonly Rated[]): number {
  const visits = some.reduce((sum, each) => sum + each.visits, 0);
  return visits === 0 ? 0 : some.reduce((sum, each) => sum + each.n, 0) / visits;
}
