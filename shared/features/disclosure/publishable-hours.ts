import { mergeSmallCells } from '../figures/merge-small-cells.ts';

/** How many people gave answers in an hour of a weekday, 1 (Monday) to 7, over a quarter. */
export interface WeekdayHour {
  readonly weekday: number;
  readonly hour: number;
  readonly n: number;
}

/** Neighbouring weekdays and hours, from the first to the last of each, both included. */
export interface HourBlock {
  readonly weekdays: readonly [from: number, to: number];
  readonly hours: readonly [from: number, to: number];
  readonly n: number;
}

const weekdays = [1, 2, 3, 4, 5, 6, 7];
const hours = Array.from({ length: 24 }, (_, hour) => hour);

/**
 * Parts a quarter's answers by weekday and hour into blocks of at least `floor` people: weekdays with fewer
 * are joined with their neighbours, then hours with theirs, all 24 of them, for to name those with answers
 * alone would tell that each has one. It parts the same people as `publishableBlocks` does, the other
 * way: the two share the quarter's total and nothing else, for any split of a block of one goes together
 * with any split of a block of the other.
 */
export function publishableHours(
  cells: readonly WeekdayHour[],
  floor: number,
): readonly HourBlock[] {
  const days = joined(weekdays, cells, ({ weekday }) => weekday, floor);
  return days.flatMap((day) =>
    joined(hours, day.cells, ({ hour }) => hour, floor).map(({ range, n }) => ({
      weekdays: day.range,
      hours: range,
      n,
    })),
  );
}

function joined(
  all: readonly number[],
  cells: readonly WeekdayHour[],
  by: (cell: WeekdayHour) => number,
  floor: number,
) {
  const groups = Map.groupBy(cells, by);
  const sized = all.map((key) => {
    const parts = groups.get(key) ?? [];
    return { keys: [String(key)], n: parts.reduce((sum, { n }) => sum + n, 0), parts };
  });
  return mergeSmallCells(sized, floor)
    .filter(({ n }) => n >= floor)
    .map(({ keys, n, parts }) => ({
      range: [Number(keys[0]), Number(keys.at(-1))] as const,
      n,
      cells: parts,
    }));
}
