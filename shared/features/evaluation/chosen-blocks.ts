import { monthsBetween, previousMonth, type Month } from '../activity/month.ts';
import { headlineOf, type Cube, type CubeBlock } from './cube.ts';
import type { ComparedSide, EvaluationQuestion } from './evaluation.contract.ts';

/** What is asked of one side, in whole months. */
export interface Choice {
  readonly months: readonly Month[];
  /** The code that ratings carry, empty for ratings that carry none; undefined for all ratings. */
  readonly model: string | undefined;
  /** Ratings that do not carry the model, instead of those that do. */
  readonly isOutside?: boolean;
  /** Units by code; undefined for all, those that are not shown alone among them. */
  readonly units: ReadonlySet<string> | undefined;
  /** Units that are not among them, instead of those that are. */
  readonly isOthers?: boolean;
}

export function choiceOf({ from, to, model, units }: EvaluationQuestion): Choice {
  return {
    months: monthsBetween(from, to),
    model: model ?? undefined,
    units: units.length === 0 ? undefined : new Set(units),
  };
}

/** The other side of a comparison; undefined where there is none. */
export function besideOf(chosen: Choice, beside: ComparedSide): Choice | undefined {
  switch (beside) {
    case 'none':
      return undefined;
    case 'monthsBefore':
      return { ...chosen, months: monthsBefore(chosen.months) };
    case 'yearBefore':
      return { ...chosen, months: chosen.months.map(yearBefore) };
    case 'outsideModel':
      return chosen.model === undefined ? undefined : { ...chosen, isOutside: true };
    case 'otherUnits':
      return chosen.units === undefined ? undefined : { ...chosen, isOthers: true };
  }
}

/** Blocks that lie wholly within what is chosen, and how many answers of its months lie in blocks that do not. */
export interface ChosenBlocks {
  readonly blocks: readonly CubeBlock[];
  readonly joinedOut: number;
}

/** Whole blocks only: a part of one would tell what the rest is. */
export function chooseBlocks(cube: Cube, series: string, choice: Choice): ChosenBlocks {
  const months = new Set(choice.months);
  const blocks: CubeBlock[] = [];
  let joinedOut = 0;
  for (const block of cube.blocks) {
    if (block.series !== series || !block.months.some((month) => months.has(month))) continue;
    const fits = new Set([fitsUnit(block, choice), fitsModel(block, choice)]);
    if (fits.has(false)) continue;
    const isWhole = block.months.every((month) => months.has(month));
    if (isWhole && !fits.has(undefined)) blocks.push(block);
    else joinedOut += block.n;
  }
  return { blocks, joinedOut };
}

/** Of the headline's series. */
export function chooseHeadline(cube: Cube, choice: Choice): ChosenBlocks {
  const series = headlineOf(cube.series);
  return series === undefined
    ? { blocks: [], joinedOut: 0 }
    : chooseBlocks(cube, series.key, choice);
}

/** True or false; undefined where only a part of the block is of these units. */
function fitsUnit({ unit }: CubeBlock, { units, isOthers = false }: Choice): boolean | undefined {
  if (units === undefined) return true;
  if (unit === undefined) return undefined;
  return units.has(unit) !== isOthers;
}

function fitsModel({ model }: CubeBlock, choice: Choice): boolean | undefined {
  if (choice.model === undefined) return true;
  if (model === undefined) return undefined;
  return (model === choice.model) !== (choice.isOutside ?? false);
}

function monthsBefore(months: readonly Month[]): readonly Month[] {
  const [first] = months;
  if (first === undefined) return [];
  const before: Month[] = [];
  for (
    let month = previousMonth(first);
    before.length < months.length;
    month = previousMonth(month)
  )
    before.unshift(month);
  return before;
}

function yearBefore(month: Month): Month {
  return `${Number(month.slice(0, 4)) - 1}${month.slice(4)}`;
}
