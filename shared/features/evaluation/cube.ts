import type { Day } from '#shared/calendar.ts';
import { lastDayOf, type Month } from '../activity/month.ts';
import { publishableBlocks } from '../disclosure/publishable-blocks.ts';
import { publishableHours } from '../disclosure/publishable-hours.ts';
import { shownApart, type Draw } from '../disclosure/shown-apart.ts';
import { labelSet as headlineWords, type LabelSet } from '../rating/scale.ts';
import type { SeriesKind } from '../statistics/evaluation-series.ts';
import { monthsOfQuarter, quarterOf } from './quarter.ts';
import { weeksOfMonths, type CubeWeek } from './weeks-of-months.ts';

/** How answers were come by; answers of two series are never added up. */
export interface CubeSeries {
  readonly key: string;
  readonly kind: SeriesKind;
  readonly labelSet: LabelSet;
  /** What tells two series of one kind apart: order, channel and pressers, or a campaign's or survey's form. */
  readonly words: readonly string[];
}

/** By score, 5 first, whatever the label set. */
export type ScoreCounts = readonly [number, number, number, number, number];

/** What a unit was given on a day under a model, in one series. */
export interface CountedDay {
  readonly series: string;
  readonly unit: string;
  /** Empty where the answers carry none. */
  readonly model: string;
  /** The month that the answers count in, which at an office is that in which their released period ended. */
  readonly month: Month;
  readonly day: Day;
  readonly clean: ScoreCounts;
  /** What the rules of misuse leave out. */
  readonly leftOut: ScoreCounts;
}

/** Clean answers of the headline’s series in an hour of a weekday, 1 (Monday) to 7: of `n` answers `k` satisfied. */
export interface CountedHour {
  readonly month: Month;
  readonly weekday: number;
  readonly hour: number;
  readonly n: number;
  readonly k: number;
}

/** How many of the headline's series chose a reason; without `reason` how many answered the question at all. */
export interface CountedReason {
  readonly unit: string;
  readonly model: string;
  readonly month: Month;
  readonly reason: string | undefined;
  readonly n: number;
}

/** Everything counted that evaluations are made of; whoever holds the ratings makes it. */
export interface CountedAnswers {
  readonly series: readonly CubeSeries[];
  readonly days: readonly CountedDay[];
  readonly hours: readonly CountedHour[];
  readonly reasons: readonly CountedReason[];
}

export interface CubeRules {
  /** The last day of which everything has come; only quarters that are over by then are shown. */
  readonly closedTo: Day;
  /** No block has fewer answers. */
  readonly floor: number;
  /** Of a secret; the same for the same answers wherever they are shown. */
  readonly drawOf: (series: string, quarter: string) => Draw;
}

/** A day of a block. */
export interface BlockDay {
  readonly day: Day;
  readonly clean: ScoreCounts;
  readonly leftOut: ScoreCounts;
}

/** Answers that are shown together and never apart: at least the floor of them. */
export interface CubeBlock {
  readonly series: string;
  readonly quarter: string;
  /** One month, or all three of the quarter. */
  readonly months: readonly Month[];
  /** Undefined for all units together that are not shown alone. */
  readonly unit: string | undefined;
  /** Empty for none; undefined for all models together that are not shown alone. */
  readonly model: string | undefined;
  readonly n: number;
  readonly days: readonly BlockDay[];
  /** Of the kiosk's citizens: who gave reasons, and how often each was chosen; undefined for too few. */
  readonly reasons:
    | { readonly answered: number; readonly chosen: Readonly<Record<string, number>> }
    | undefined;
}

/**
 * Hours of weekdays of a quarter that are shown together, of all units: hours of single units beside them would
 * tell what is left of the others.
 */
export interface CubeHours {
  readonly quarter: string;
  readonly weekdays: readonly [from: number, to: number];
  readonly hours: readonly [from: number, to: number];
  readonly n: number;
  readonly k: number;
}

/** All that any evaluation may show, parted once: every figure is a sum of whole blocks. */
export interface Cube {
  readonly series: readonly CubeSeries[];
  readonly blocks: readonly CubeBlock[];
  readonly hours: readonly CubeHours[];
  /** Of the headline's series, all units and all service. */
  readonly weeks: readonly CubeWeek[];
  /** Quarters with answers that are not over. */
  readonly waiting: readonly string[];
  /** Quarters that are over and in which a series has fewer answers than the floor in all. */
  readonly tooFew: readonly { readonly series: string; readonly quarter: string }[];
}

/**
 * Parts everything counted into blocks, once for all questions: units × months of closed quarters as open data do
 * (`disclosure/publishable-blocks.ts`), and within each block the models that are large enough, the others
 * together (`disclosure/shown-apart.ts`). The second partition lies within the first and every question takes
 * whole blocks, so no two answers to questions differ by less than a block, nor from what is published.
 */
export function buildCube(counted: CountedAnswers, rules: CubeRules): Cube {
  const waiting = new Set<string>();
  const tooFew: { series: string; quarter: string }[] = [];
  const blocks: CubeBlock[] = [];
  const given = counted.days.filter((row) => sizeOf(row) > 0);
  for (const [series, ofSeries] of inOrder(Map.groupBy(given, (row) => row.series))) {
    const byQuarter = Map.groupBy(ofSeries, ({ month }) => quarterOf(month));
    for (const [quarter, rows] of inOrder(byQuarter)) {
      if (!isClosed(quarter, rules.closedTo)) {
        waiting.add(quarter);
        continue;
      }
      const found = blocksOf(series, quarter, rows, rules);
      if (found.length === 0) tooFew.push({ series, quarter });
      blocks.push(...found);
    }
  }
  const headline = headlineOf(counted.series)?.key;
  return {
    series: counted.series,
    blocks: withReasons(blocks, counted.reasons, headline, rules.floor),
    hours: hoursOf(counted.hours, rules),
    weeks: weeksOfMonths(
      blocks.filter(({ series }) => series === headline),
      headlineWords,
      rules.floor,
    ),
    waiting: [...waiting].toSorted(),
    tooFew,
  };
}

/** The one series that a headline may be made of: citizens alone at the kiosk, under the headline's words. */
export function headlineOf(series: readonly CubeSeries[]): CubeSeries | undefined {
  return series.find(({ kind, labelSet }) => kind === 'selfService' && labelSet === headlineWords);
}

export function sizeOfCounts(counts: ScoreCounts): number {
  return counts.reduce((sum, count) => sum + count, 0);
}

function inOrder<Value>(groups: ReadonlyMap<string, Value>): readonly (readonly [string, Value])[] {
  return [...groups].toSorted(([one], [other]) => (one < other ? -1 : 1));
}

function isClosed(quarter: string, closedTo: Day): boolean {
  return lastDayOf(monthsOfQuarter(quarter)[2]) <= closedTo;
}

function sizeOf({ clean, leftOut }: Pick<CountedDay, 'clean' | 'leftOut'>): number {
  return sizeOfCounts(clean) + sizeOfCounts(leftOut);
}

function blocksOf(
  series: string,
  quarter: string,
  rows: readonly CountedDay[],
  { floor, drawOf }: CubeRules,
): readonly CubeBlock[] {
  const months = monthsOfQuarter(quarter);
  const draw = drawOf(series, quarter);
  const cells = [...Map.groupBy(rows, ({ unit, month }) => `${month} ${unit}`).values()].flatMap(
    (some) => {
      const [first] = some;
      if (first === undefined) return [];
      const n = some.reduce((sum, row) => sum + sizeOf(row), 0);
      return [{ unit: first.unit, month: first.month, n }];
    },
  );
  const blocks = publishableBlocks(cells, months, floor, draw);
  const alone = new Set(blocks.map(({ unit }) => unit));
  const placeOf = (unit: string | undefined, month: Month) => `${month} ${unit ?? ''}`;
  const blockAt = new Map(
    blocks.flatMap((block) => block.months.map((month) => [placeOf(block.unit, month), block])),
  );
  const rowsOf = Map.groupBy(rows, ({ unit, month }) =>
    blockAt.get(placeOf(alone.has(unit) ? unit : undefined, month)),
  );
  return blocks.flatMap((block) => {
    const key = `${block.unit ?? ''} ${block.months.join()}`;
    const own = rowsOf.get(block) ?? [];
    return byModel(own, floor, (part) => draw(`model ${key} ${part}`)).map(({ model, rows }) => ({
      ...{ series, quarter, months: block.months, unit: block.unit, model },
      n: rows.reduce((sum, row) => sum + sizeOf(row), 0),
      days: daysOf(rows),
      reasons: undefined,
    }));
  });
}

function byModel(rows: readonly CountedDay[], floor: number, draw: Draw) {
  const parts = inOrder(Map.groupBy(rows, ({ model }) => model));
  const sizes = new Map(
    [...parts].map(([model, some]) => [model, some.reduce((sum, row) => sum + sizeOf(row), 0)]),
  );
  if (sizes.size === 1) return parts.map(([model, some]) => ({ model, rows: some }));
  const alone = shownApart(sizes, floor, draw);
  const others = rows.filter(({ model }) => !alone.has(model));
  return [
    ...parts.filter(([model]) => alone.has(model)).map(([model, some]) => ({ model, rows: some })),
    ...(others.length > 0 ? [{ model: undefined, rows: others }] : []),
  ];
}

/** Units and models of a block are answered on the same days, and each of these days is one cluster. */
function daysOf(rows: readonly CountedDay[]): readonly BlockDay[] {
  return inOrder(Map.groupBy(rows, ({ day }) => day)).map(([day, some]) => ({
    day,
    clean: sumOf(some.map(({ clean }) => clean)),
    leftOut: sumOf(some.map(({ leftOut }) => leftOut)),
  }));
}

function sumOf(all: readonly ScoreCounts[]): ScoreCounts {
  const sum: [number, number, number, number, number] = [0, 0, 0, 0, 0];
  for (const counts of all) counts.forEach((count, at) => (sum[at] = (sum[at] ?? 0) + count));
  return sum;
}

/** Reasons follow the blocks; where fewer than the floor gave any, none is told of the block. */
function withReasons(
  blocks: readonly CubeBlock[],
  reasons: readonly CountedReason[],
  headline: string | undefined,
  floor: number,
): readonly CubeBlock[] {
  const keyOf = ({ unit, model }: Pick<CubeBlock, 'unit' | 'model'>, month: Month) =>
    JSON.stringify([unit ?? null, model ?? null, month]);
  const own = blocks.filter(({ series }) => series === headline);
  const blockAt = new Map(
    own.flatMap((block) => block.months.map((month) => [keyOf(block, month), block] as const)),
  );
  const rowsOf = Map.groupBy(reasons, ({ unit, model, month }) => {
    const places = [
      { unit, model },
      { unit, model: undefined },
      { unit: undefined, model },
      { unit: undefined, model: undefined },
    ];
    return places.map((place) => blockAt.get(keyOf(place, month))).find((block) => block);
  });
  return blocks.map((block) => {
    const rows = rowsOf.get(block) ?? [];
    const answered = rows.reduce((sum, row) => sum + (row.reason === undefined ? row.n : 0), 0);
    if (answered < floor) return block;
    const chosen: Record<string, number> = {};
    for (const { reason, n } of rows)
      if (reason !== undefined) chosen[reason] = (chosen[reason] ?? 0) + n;
    return { ...block, reasons: { answered, chosen } };
  });
}

function hoursOf(
  hours: readonly CountedHour[],
  { floor, closedTo }: CubeRules,
): readonly CubeHours[] {
  return [...Map.groupBy(hours, ({ month }) => quarterOf(month))]
    .filter(([quarter]) => isClosed(quarter, closedTo))
    .flatMap(([quarter, rows]) =>
      publishableHours(rows, floor).map(({ weekdays, hours: range, n }) => ({
        ...{ quarter, weekdays, hours: range, n },
        k: rows
          .filter(({ weekday, hour }) => isWithin(weekday, weekdays) && isWithin(hour, range))
          .reduce((sum, row) => sum + row.k, 0),
      })),
    )
    .toSorted((one, other) => (one.quarter < other.quarter ? -1 : 1));
}

function isWithin(value: number, [from, to]: readonly [number, number]): boolean {
  return value >= from && value <= to;
}
