import { z } from 'zod';
import { operation, refusal } from '#shared/operation.ts';

export const day = z.iso.date();

/** Answers by score, 5 first. Index 0 holds the count of 5, index 4 the count of 1. */
const Counts = z.tuple([z.int(), z.int(), z.int(), z.int(), z.int()]);

/** One side of a figure: either every answer (raw) or those judged clean. */
export const Tally = z.object({
  n: z.int().min(0),
  counts: Counts,
  /** Mean of the scores mapped to 0–100; null when n is 0. */
  mean: z.number().nullable(),
  /** Share of 4 and 5, between 0 and 1; null when n is 0. */
  satisfied: z.number().nullable(),
  /** Wilson 95 % interval of `satisfied`; random variation only, not self-selection. */
  interval: z.tuple([z.number(), z.number()]).nullable(),
});
export type Tally = z.infer<typeof Tally>;

/** A figure never stands without what was left out of it and why. */
export const Figure = z.object({
  raw: Tally,
  clean: Tally,
  leftOut: z.object({
    n: z.int().min(0),
    mean: z.number().nullable(),
    reasons: z.array(z.object({ reason: z.string(), n: z.int() })),
  }),
});
export type Figure = z.infer<typeof Figure>;

/** One cell of a table, or several that were too small to stand alone. */
export const Cell = z.object({ keys: z.array(z.string()).min(1), figure: Figure });
export type Cell = z.infer<typeof Cell>;

/** A run of closed days whose answers were released together. */
export const ReleasedPeriod = z.object({ id: z.int(), fromDay: day, toDay: day, n: z.int() });
export type ReleasedPeriod = z.infer<typeof ReleasedPeriod>;

export const PeriodFigures = z.object({
  period: ReleasedPeriod,
  total: Figure,
  /** Keys are days, `YYYY-MM-DD`. */
  byDay: z.array(Cell),
  /** Keys are hours of the day, `00`–`23`. */
  byHour: z.array(Cell),
  /** Keys are counter codes; answers given at no counter stand under the empty key. */
  byCounter: z.array(Cell),
  counterNames: z.record(z.string(), z.string()),
  ruleVersion: z.string(),
});
export type PeriodFigures = z.infer<typeof PeriodFigures>;

export const figuresContract = {
  /** Newest first. `minimum` new answers must have come before a period is released. */
  listPeriods: operation('figures.read').output(
    z.object({ minimum: z.int(), periods: z.array(ReleasedPeriod) }),
  ),
  show: operation('figures.read')
    .input(z.strictObject({ periodId: z.int().positive() }))
    .output(PeriodFigures)
    .errors({ PERIOD_UNKNOWN: refusal }),
};
