import { firstDayOf, monthOf, type Month } from '../activity/month.ts';
import type { Day } from '#shared/calendar.ts';
import type { Model } from '../model/model.ts';
import type { LabelSet } from '../rating/scale.ts';
import { sumOfDays } from '../statistics/day-totals.ts';
import {
  changeSinceBefore,
  pilotEffect,
  type Effect,
  type PeriodTotal,
  type UnitHistory,
} from '../statistics/effect.ts';
import type { Random } from '../statistics/permutation.ts';
import type { CubeBlock } from './cube.ts';
import { cleanDays } from './evaluated-figure.ts';
import { periodsOf } from './evaluated-periods.ts';
import type { EffectView, PilotView } from './evaluation.contract.ts';

export interface PilotOf {
  readonly model: Model;
  /** The unit of an office whose model names none. */
  readonly own: string;
  /** All service of the headline's series in the months asked for, whatever model the ratings carry. */
  readonly blocks: readonly CubeBlock[];
  /** Names the series. */
  readonly mode: string;
  readonly labelSet: LabelSet;
  readonly visitsOf: (unit: string, months: readonly Month[]) => number | undefined;
  readonly floor: number;
  readonly random: Random;
}

/**
 * All service of pilot units against the rest from before to after they began; where there is no rest, the units before
 * and after. The months in which a unit began are of neither. Undefined where no unit began with any answers.
 */
export function pilotOf(of: PilotOf): PilotView | undefined {
  const byUnit = Map.groupBy(
    of.blocks.filter(({ unit }) => unit !== undefined),
    ({ unit }) => unit ?? '',
  );
  const { began, until } = beginnings(of.model, of.own);
  const pilots = began.filter(({ unit }) => byUnit.has(unit));
  const [first] = pilots.map(({ from }) => from).toSorted();
  if (first === undefined) return undefined;
  const isPilot = new Set(pilots.map(({ unit }) => unit));
  const others = [...byUnit.keys()].filter((unit) => !isPilot.has(unit));
  const historyOf = (unit: string, from: Day) => {
    const own = byUnit.get(unit) ?? [];
    const isStill = ({ months }: CubeBlock) =>
      others.length === 0 || until === undefined || months.every((month) => month < until);
    return unitHistory(unit, own.filter(isStill), from, of);
  };
  const chosen = pilots.map(({ unit, from }) => historyOf(unit, from));
  const rest = others.map((unit) => historyOf(unit, first));
  const effect =
    rest.length > 0
      ? pilotEffect(chosen, rest, of.floor, of.random)
      : changeSinceBefore(chosen, of.floor, of.random);
  return {
    against: rest.length > 0 ? 'rest' : 'before',
    pilots,
    rest: rest.length,
    effect: viewOf(effect),
  };
}

/**
 * When each pilot unit began, and the month in which the first of the others began, too: from then on there is no
 * rest. A model without pilots is that of all its units; one without units its office's, from its first day.
 */
function beginnings(model: Model, own: string) {
  if (model.units.length === 0) return { began: [{ unit: own, from: model.validFrom }] };
  const tried = model.units.flatMap(({ code, pilotFrom }) =>
    pilotFrom === undefined ? [] : [{ unit: code, from: pilotFrom }],
  );
  const rolledOut = model.units.flatMap(({ code, pilotFrom, rollOutFrom }) =>
    pilotFrom === undefined && rollOutFrom !== undefined ? [{ unit: code, from: rollOutFrom }] : [],
  );
  if (tried.length === 0) return { began: rolledOut };
  const [until] = rolledOut.map(({ from }) => monthOf(from)).toSorted();
  return { began: tried, until };
}

function unitHistory(
  unit: string,
  blocks: readonly CubeBlock[],
  from: Day,
  { labelSet, mode, visitsOf }: PilotOf,
): UnitHistory {
  const began = monthOf(from);
  const periods = periodsOf(blocks);
  const totalOf = (months: readonly Month[], some: readonly CubeBlock[]): PeriodTotal => ({
    ...sumOfDays(cleanDays(some, labelSet)),
    visits: visitsOf(unit, months),
    mode,
  });
  const isAfter = (month: Month) => (from === firstDayOf(began) ? month >= began : month > began);
  return {
    before: periods
      .filter(({ months }) => months.every((month) => month < began))
      .map(({ months, blocks: some }) => totalOf(months, some)),
    after: periods
      .filter(({ months }) => months.every(isAfter))
      .map(({ months, blocks: some }) => totalOf(months, some)),
  };
}

function viewOf(effect: Effect): EffectView {
  if (effect.is === 'cannotTell')
    return {
      is: 'cannotTell',
      reasons: [...effect.reasons],
      smallestP: effect.smallestP ?? null,
    };
  const { low, high, ...found } = effect;
  const endOf = (limit: number) => (Number.isFinite(limit) ? limit : null);
  return { ...found, low: endOf(low), high: endOf(high) };
}
