import { lastDayOf, monthOf, type Month } from '../activity/month.ts';
import type { Day } from '#shared/calendar.ts';
import { publishableBlocks, type Block } from '../disclosure/publishable-blocks.ts';
import type { Draw } from '../disclosure/shown-apart.ts';
import type { DayTotal } from './day-totals.ts';

/** What one unit was given on one day. */
export interface GridRow extends DayTotal {
  readonly unit: string;
  readonly day: Day;
}

/** A cell of the fixed grid as it is shown: never of fewer answers than the floor. */
export interface GridCell extends Block {
  readonly quarter: string;
  /** Its days, for an interval. */
  readonly days: readonly DayTotal[];
}

export interface Grid {
  readonly cells: readonly GridCell[];
  /** Quarters that are not over: nothing of them is shown, for a later look would differ by few. */
  readonly waiting: readonly string[];
  /** Quarters that are over and have fewer answers than the floor in all. */
  readonly tooFew: readonly string[];
}

/** What the grid is made under. */
export interface GridRules {
  /**
   * The last day of which everything has come. What comes later is no row of a quarter that was shown: shown anew
   * with one answer more, the difference would be that answer (docs/decisions/0040-open-data-and-surveys.md).
   */
  readonly closedTo: Day;
  readonly floor: number;
  /** Of a secret, with the quarter. */
  readonly draw: Draw;
}

/**
 * The fixed grid of one series: units × months, in closed quarters. Cells below the floor roll up to their parent, a
 * month into its quarter and a unit into all others, and one more with them where the difference would tell
 * (`disclosure/publishable-blocks.ts`; Hundepool et al., Statistical Disclosure Control, Wiley 2012, ch. 4). Every
 * answer is in one cell and no total stands beside them, and quarters share no day: there is nothing to
 * subtract. The grid is fixed: no other cut of the same answers may be shown beside it.
 */
export function cellGrid(rows: readonly GridRow[], { closedTo, floor, draw }: GridRules): Grid {
  const quarters = [
    ...Map.groupBy(
      rows.filter(({ n }) => n > 0),
      ({ day }) => quarterOf(day),
    ),
  ];
  const isClosed = ([quarter]: readonly [string, unknown]) =>
    lastDayOf(monthsOf(quarter)[2]) <= closedTo;
  const closed = quarters
    .filter(isClosed)
    .map(([quarter, some]) => ({
      quarter,
      cells: cellsOf(quarter, some, floor, (key) => draw(`${quarter} ${key}`)),
    }))
    .toSorted((one, other) => (one.quarter < other.quarter ? -1 : 1));
  return {
    cells: closed.flatMap(({ cells }) => cells),
    waiting: quarters
      .filter((each) => !isClosed(each))
      .map(([quarter]) => quarter)
      .toSorted(),
    tooFew: closed.filter(({ cells }) => cells.length === 0).map(({ quarter }) => quarter),
  };
}

function cellsOf(
  quarter: string,
  rows: readonly GridRow[],
  floor: number,
  draw: Draw,
): readonly GridCell[] {
  const months = monthsOf(quarter);
  const sizes = [...Map.groupBy(rows, ({ unit, day }) => `${monthOf(day)} ${unit}`).values()];
  const cells = sizes.flatMap((some) => {
    const [first] = some;
    if (first === undefined) return [];
    const n = some.reduce((sum, row) => sum + row.n, 0);
    return [{ unit: first.unit, month: monthOf(first.day), n }];
  });
  const blocks = publishableBlocks(cells, months, floor, draw);
  const alone = new Set(blocks.map(({ unit }) => unit));
  const keyOf = (unit: string | undefined, month: Month) => JSON.stringify([unit ?? null, month]);
  const blockAt = new Map(
    blocks.flatMap((block) => block.months.map((month) => [keyOf(block.unit, month), block])),
  );
  const rowsOf = Map.groupBy(rows, ({ unit, day }) =>
    blockAt.get(keyOf(alone.has(unit) ? unit : undefined, monthOf(day))),
  );
  return blocks.map((block) => ({ ...block, quarter, days: totalsOf(rowsOf.get(block) ?? []) }));
}

/** Units of a block are answered on the same days, and each of these days is one cluster. */
function totalsOf(rows: readonly GridRow[]): readonly DayTotal[] {
  return [...Map.groupBy(rows, ({ day }) => day)]
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(([, some]) => ({
      n: some.reduce((sum, row) => sum + row.n, 0),
      k: some.reduce((sum, row) => sum + row.k, 0),
    }));
}

function quarterOf(day: Day): string {
  return `${day.slice(0, 4)}-Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`;
}

function monthsOf(quarter: string): readonly [Month, Month, Month] {
  const last = Number(quarter.slice(-1)) * 3;
  const month = (number: number) => `${quarter.slice(0, 4)}-${String(number).padStart(2, '0')}`;
  return [month(last - 2), month(last - 1), month(last)];
}
