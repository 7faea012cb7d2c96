import type { Month } from '../activity/month.ts';
import { shownApart, type Draw } from './shown-apart.ts';

/** How many people gave answers at a unit in a month. */
export interface UnitMonth {
  readonly unit: string;
  readonly month: Month;
  readonly n: number;
}

/** What is published as one number, of `n` people: a unit, or all that are not shown alone, in some months. */
export interface Block {
  /** Undefined for all units together that are not shown alone. */
  readonly unit: string | undefined;
  readonly months: readonly Month[];
  readonly n: number;
}

/**
 * Parts a quarter of one series into blocks of at least `floor` people each. Every answer is in one
 * block, and nothing but blocks is published: no total that is not a sum of them. So there is nothing to
 * subtract, and of a unit's month that is not shown alone no more is known than 0 … n of its block.
 *
 * It is suppression by recoding along the hierarchy, unit into “others” and months into their quarter,
 * instead of by blanks (Hundepool et al., Statistical Disclosure Control, Wiley 2012, ch. 4): a blank's
 * bounds follow from every total there is, a recoded cell's from its block alone. A quarter is shown by
 * months where each month with answers reaches the floor, else whole: a month shown beside the sum of the
 * two others would say that these are small.
 *
 * Less than the floor in all: nothing is published.
 */
export function publishableBlocks(
  cells: readonly UnitMonth[],
  months: readonly Month[],
  floor: number,
  draw: Draw,
): readonly Block[] {
  const byUnit = Map.groupBy(cells, ({ unit }) => unit);
  const units = [...byUnit.keys()].toSorted();
  const sizes = new Map(units.map((unit) => [unit, sumOf(byUnit.get(unit) ?? [])]));
  const alone = shownApart(sizes, floor, draw);
  const others = cells.filter(({ unit }) => !alone.has(unit));
  return [
    ...units
      .filter((unit) => alone.has(unit))
      .flatMap((unit) => blocksOf(unit, byUnit.get(unit) ?? [], months, floor)),
    ...blocksOf(undefined, others, months, floor),
  ];
}

function blocksOf(
  unit: string | undefined,
  cells: readonly UnitMonth[],
  months: readonly Month[],
  floor: number,
): readonly Block[] {
  const n = sumOf(cells);
  if (n < floor) return [];
  const byMonth = months
    .map((month) => ({
      unit,
      months: [month],
      n: sumOf(cells.filter((cell) => cell.month === month)),
    }))
    .filter((block) => block.n > 0);
  return byMonth.every((block) => block.n >= floor) ? byMonth : [{ unit, months, n }];
}

function sumOf(cells: readonly { readonly n: number }[]): number {
  return cells.reduce((sum, { n }) => sum + n, 0);
}
