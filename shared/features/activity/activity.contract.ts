import { z } from 'zod';
import { operation, refusal } from '#shared/operation.ts';
import { ActivityFigure, Containment, visitOrigins } from './activity-figures.ts';
import { MonthCoverage } from './coverage.ts';
import { monthPattern } from './month.ts';
import { longestCell, mostSheetColumns, mostSheetRows } from './sheet-limits.ts';

const month = z.string().regex(monthPattern);
const code = z.string().min(1).max(40);
const value = z.number().min(0).max(999_999_999);
const origin = z.enum(visitOrigins);

/** How a value came in: typed into the table, or taken from a file. */
export const entryWays = ['typed', 'imported'] as const;

/** A value as it is kept now; it was corrected if it has several versions. */
export const CurrentValue = z.object({
  figure: code,
  value,
  origin: origin.optional(),
  versions: z.int(),
});
export type CurrentValue = z.infer<typeof CurrentValue>;

export const ActivityMonth = z.object({
  month,
  values: z.array(CurrentValue),
  coverage: MonthCoverage,
});
export type ActivityMonth = z.infer<typeof ActivityMonth>;

export const ActivityYear = z.object({
  year: z.int(),
  /** Years that can be looked at, the newest first. */
  years: z.array(z.int()),
  figures: z.array(ActivityFigure),
  contains: z.array(Containment),
  /** Months that have begun, in order. */
  months: z.array(ActivityMonth),
  /** The newest version there is; who saves says on which one they stood. */
  basedOn: z.int(),
  /** Minutes east of UTC in which the office lives. */
  offsetMinutes: z.int(),
});
export type ActivityYear = z.infer<typeof ActivityYear>;

/** One value as somebody gave it; null takes back what stood there. */
export const ActivityEntry = z.strictObject({
  month,
  figure: code,
  value: value.nullable(),
  origin: origin.optional(),
});
export type ActivityEntry = z.infer<typeof ActivityEntry>;

export const ValueVersion = z.object({
  value: value.nullable(),
  origin: origin.optional(),
  way: z.enum(entryWays),
  person: z.string(),
  enteredAtMs: z.int(),
});
export type ValueVersion = z.infer<typeof ValueVersion>;

/** The rows of a file as text, from its first one. */
const Sheet = z
  .array(
    z.strictObject({
      line: z.int().positive(),
      cells: z.array(z.string().max(longestCell)).max(mostSheetColumns),
    }),
  )
  .max(mostSheetRows);

const Mapping = z.strictObject({
  taken: z.array(z.string().max(40)).max(mostSheetColumns),
  origin: origin.optional(),
});

export const importFaults = [
  'notNumber',
  'notWhole',
  'negative',
  'tooLarge',
  'notMonth',
  'monthTwice',
  'monthAhead',
  'figureTwice',
  'noFigure',
  'noMonthColumn',
  'originMissing',
] as const;

export const ImportPreview = z.object({
  header: z.array(z.string()),
  mapping: Mapping,
  /** Whether files with this header were taken in before, and the columns are taken as then. */
  remembered: z.boolean(),
  faults: z.array(
    z.object({
      fault: z.enum(importFaults),
      line: z.int().optional(),
      column: z.string().optional(),
      text: z.string().optional(),
    }),
  ),
  changes: z.array(
    z.object({
      month,
      figure: code,
      value,
      origin: origin.optional(),
      before: value.optional(),
    }),
  ),
  same: z.int(),
  totals: z.array(z.int()),
  basedOn: z.int(),
});
export type ImportPreview = z.infer<typeof ImportPreview>;

const tableRefusals = { NO_MONTHS: refusal, NO_HEADER: refusal };

export const activityContract = {
  /** A year's figures; that of the last whole month unless one is named. */
  show: operation('activity.enter')
    .input(z.strictObject({ year: z.int().min(2000).max(2099).optional() }))
    .output(ActivityYear),
  /** Every version of one value, the newest first. */
  history: operation('activity.enter')
    .input(z.strictObject({ month, figure: code }))
    .output(z.array(ValueVersion)),
  /** Writes what was typed, all or nothing. */
  enter: operation('activity.enter')
    .input(
      z.strictObject({ basedOn: z.int().min(0), entries: z.array(ActivityEntry).min(1).max(400) }),
    )
    .output(z.object({ written: z.int() }))
    .errors({
      ACTIVITY_CHANGED: refusal,
      FIGURE_UNKNOWN: refusal,
      VALUE_REFUSED: refusal,
      MONTH_AHEAD: refusal,
      STORE_FULL: refusal,
    }),
  /** Says what taking a file in would write; nothing is written. */
  preview: operation('activity.enter')
    .input(z.strictObject({ rows: Sheet, mapping: Mapping.optional() }))
    .output(ImportPreview)
    .errors(tableRefusals),
  /** Takes a file in, all or nothing, and remembers how its columns were taken. */
  import: operation('activity.enter')
    .input(z.strictObject({ rows: Sheet, mapping: Mapping, basedOn: z.int().min(0) }))
    .output(z.object({ written: z.int() }))
    .errors({
      ...tableRefusals,
      IMPORT_FAULTY: refusal,
      ACTIVITY_CHANGED: refusal,
      STORE_FULL: refusal,
    }),
};
