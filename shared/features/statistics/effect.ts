import { cannotTell, type CannotTell, type ReasonNotToTell } from './cannot-tell.ts';
import { sumOfDays, type DayTotal } from './day-totals.ts';
import { testChosenUnits, testSigns, type PermutationTest, type Random } from './permutation.ts';
import { coverageReason, visitCoverage } from './visit-coverage.ts';

/** A closed period of one unit: answers of one way of collection, and how many people came. */
export interface PeriodTotal extends DayTotal {
  readonly visits: number | undefined;
  /** Names how answers were collected: series, words, order on the glass. */
  readonly mode: string;
}

/** A unit's periods before and after the day on which a model began in the pilot units. */
export interface UnitHistory {
  readonly before: readonly PeriodTotal[];
  readonly after: readonly PeriodTotal[];
}

/** Fewer periods before show neither what was usual nor whether units were already moving apart. */
export const leastPrePeriods = 3;
/** The p up to which an effect is called one. */
export const callingP = 0.05;

/** What may be said of an effect. `none` says only that chance explains what was seen. */
export type Effect =
  | (PermutationTest & { readonly is: 'higher' | 'lower' | 'none' })
  | (CannotTell & {
      /** The smallest p that so many units could have given; undefined where there is nothing to arrange. */
      readonly smallestP: number | undefined;
    });

/**
 * Pilot units against the rest: difference in differences, the mean of the pilots' changes less the mean of the
 * others' (Card and Krueger, American Economic Review 84(4), 1994; units are what was chosen, so units are what
 * is arranged: Bertrand, Duflo, Mullainathan, How Much Should We Trust Differences-in-Differences Estimates?,
 * Quarterly J. of Economics 119(1), 2004; Conley and Taber, Rev. Econ. Stat. 93(1), 2011). Every unit counts the
 * same, whatever its size, for the model was given to units. Told only with three periods before, the same way of
 * collection throughout, coverage and floors kept, and where the units did not move apart before already.
 */
export function pilotEffect(
  pilots: readonly UnitHistory[],
  rest: readonly UnitHistory[],
  floor: number,
  random: Random,
): Effect {
  const isPossible = pilots.length > 0 && rest.length > 0;
  return effectOf([...pilots, ...rest], floor, isPossible, (changeOf) =>
    testChosenUnits(pilots.map(changeOf), rest.map(changeOf), random),
  );
}

/**
 * Before against after of units that all have the model, without any that has not: what else changed at the same
 * time cannot be told apart from it. By signs thrown for units; six units are the fewest that can tell anything.
 */
export function changeSinceBefore(
  units: readonly UnitHistory[],
  floor: number,
  random: Random,
): Effect {
  return effectOf(units, floor, units.length > 0, (changeOf) =>
    testSigns(units.map(changeOf), random),
  );
}

function effectOf(
  units: readonly UnitHistory[],
  floor: number,
  isPossible: boolean,
  test: (changeOf: (unit: UnitHistory) => number) => PermutationTest,
): Effect {
  const found = isPossible ? test(changeAfter) : undefined;
  const smallestP = found?.smallestP;
  const reasons: ReasonNotToTell[] = units.flatMap((unit) => reasonsOf(unit, floor));
  const periods = units.flatMap(({ before, after }) => [...before, ...after]);
  if (new Set(periods.map(({ mode }) => mode)).size > 1) reasons.push('otherMode');
  if (found === undefined || found.smallestP > callingP) reasons.push('tooFewUnits');
  if (found === undefined || reasons.length > 0) return { ...cannotTell(reasons), smallestP };
  if (test(changeBefore).p <= callingP) return { ...cannotTell(['differedBefore']), smallestP };
  const is = found.p > callingP ? 'none' : found.effect > 0 ? 'higher' : 'lower';
  return { is, ...found };
}

function reasonsOf({ before, after }: UnitHistory, floor: number): readonly ReasonNotToTell[] {
  const reasons: ReasonNotToTell[] = [];
  if (before.length < leastPrePeriods) reasons.push('noPrePeriods');
  if (after.length === 0) reasons.push('noPostPeriods');
  if ([...before, ...after].some(({ n }) => n === 0 || n < floor)) reasons.push('underFloor');
  for (const side of [before, after]) {
    const reason = coverageReason(visitCoverage(sumOfDays(side), visitsOf(side)));
    if (side.length > 0 && reason !== undefined) reasons.push(reason);
  }
  return reasons;
}

function visitsOf(periods: readonly PeriodTotal[]): number | undefined {
  let sum = 0;
  for (const { visits } of periods) {
    if (visits === undefined) return undefined;
    sum += visits;
  }
  return sum;
}

function changeAfter({ before, after }: UnitHistory): number {
  return shareOf(after) - shareOf(before);
}

/** From the first to the last period before: where it differs already, later change proves nothing. */
function changeBefore({ before }: UnitHistory): number {
  return shareOf(before.slice(-1)) - shareOf(before.slice(0, 1));
}

function shareOf(periods: readonly PeriodTotal[]): number {
  const { n, k } = sumOfDays(periods);
  return n === 0 ? 0 : k / n;
}
