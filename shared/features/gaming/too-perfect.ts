import { chanceOfAll, lowerChiSquare } from './chances.ts';
import type { GivenAnswer, OfficeMonth, Place } from './office-month.ts';
import type { Finding } from './question.ts';

/** Fewer days make no picture of variation; fewer expected answers of the rarer kind no χ². */
const leastDays = 10;
const leastExpected = 1.5;
/** Fewer answers of the past say too little of how many are usually dissatisfied. */
const leastPast = 100;
/** The greatest likeness of a day's answers that is reckoned with. */
const greatestLikeness = 0.1;

/**
 * Two results too good for sampling. `evenDays`: the days' shares of the best level differ less than drawing from one
 * and the same crowd makes them differ, X² = Σ(k_d − n_d·p)²/(n_d·p(1−p)) in the lower tail of χ² with D − 1 degrees
 * (Fisher on Mendel, Annals of Science 1(2), 1936); real days are more unlike, so the chance is at most this one.
 * `noneDissatisfied`: not one answer below the two best, though the place's past had such; days are
 * beta-binomial with ρ = 0.1 and the past's share less one standard error, which is (k + 1)/(n + 2) lowered.
 */
export function tooPerfect(office: OfficeMonth, place: Place): readonly Finding[] {
  return [...evenDays(office, place), ...noneDissatisfied(office, place)];
}

function evenDays({ best }: OfficeMonth, { counterCode, now }: Place): readonly Finding[] {
  const days = [...Map.groupBy(now, ({ day }) => day).values()];
  const bestOf = (some: readonly GivenAnswer[]) =>
    some.filter(({ score }) => score === best).length;
  const share = bestOf(now) / now.length;
  const expected = (Math.min(share, 1 - share) * now.length) / days.length;
  if (days.length < leastDays || expected < leastExpected) return [];
  const squares = days.reduce(
    (sum, some) =>
      sum + (bestOf(some) - share * some.length) ** 2 / (some.length * share * (1 - share)),
    0,
  );
  const degrees = days.length - 1;
  return [
    {
      code: 'evenDays',
      counterCode,
      days: [],
      figures: { days: days.length, share, spread: squares / degrees },
      chance: lowerChiSquare(squares, degrees),
    },
  ];
}

function noneDissatisfied(
  { best }: OfficeMonth,
  { counterCode, now, before }: Place,
): readonly Finding[] {
  const isLow = ({ score }: GivenAnswer) => score < best - 1;
  if (before.length < leastPast || now.some(isLow)) return [];
  const past = before.filter(isLow).length;
  const rate = (past + 1) / (before.length + 2);
  const days = new Set(before.map(({ day }) => day)).size;
  const designEffect = 1 + (before.length / days - 1) * greatestLikeness;
  const least = rate - Math.sqrt((rate * (1 - rate) * designEffect) / before.length);
  if (least <= 0) return [];
  const chance = [...Map.groupBy(now, ({ day }) => day).values()].reduce(
    (all, some) => all * chanceOfAll(some.length, 1 - least, greatestLikeness),
    1,
  );
  return [
    {
      code: 'noneDissatisfied',
      counterCode,
      days: [],
      figures: { answers: now.length, past, ofPast: before.length },
      chance,
    },
  ];
}
