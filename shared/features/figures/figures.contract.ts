import { z } from 'zod';
import { operation, refusal } from '#shared/operation.ts';
import { MonthCoverage } from '../activity/coverage.ts';
import { questionnaireRef } from '../questionnaire/questionnaire-ref.ts';
import { scaleOrders } from '../rating/rating.contract.ts';
import { labelSets, type LabelSet } from '../rating/scale.ts';

export const day = z.iso.date();

/** One side of a figure: either every answer (raw) or those judged clean. */
export const Tally = z.object({
  n: z.int().min(0),
  /** Answers by level, the best first; as many as the label set has. */
  counts: z.array(z.int()),
  /** Mean of the levels mapped to 0–100 in equal steps; null when n is 0. */
  mean: z.number().nullable(),
  /** Share of the two best levels, between 0 and 1; null when n is 0. */
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

/** Answers that were given in the same way. Two series are never added up. */
export const Series = z.object({
  labelSet: z.enum(Object.keys(labelSets) as [LabelSet, ...LabelSet[]]),
  scaleOrder: z.enum(scaleOrders),
  /** `kiosk` is the fixed screen; `assisted`, `portable` and others are ways of their own. */
  channel: z.string(),
  /** Who pressed; empty where nobody said. Several where each alone would be too few. */
  pressers: z.array(z.string()).min(1),
});
export type Series = z.infer<typeof Series>;

/** What was answered to one question after the score, under one questionnaire. */
export const QuestionShares = z.object({
  questionnaire: questionnaireRef,
  verified: z.boolean(),
  question: z.string(),
  /** Whether several options may be chosen, so that shares add up to more than the whole. */
  several: z.boolean(),
  /** Everybody who rated under this questionnaire, and those of them who answered. */
  n: z.object({ clean: z.int(), raw: z.int() }),
  answered: z.object({ clean: z.int(), raw: z.int() }),
  /** In the order of the questionnaire; none while too few have answered. */
  options: z.array(z.object({ code: z.string(), clean: z.int(), raw: z.int() })),
  /** The question's words by language: `title` and each option's code. */
  words: z.record(z.string(), z.record(z.string(), z.string())),
});
export type QuestionShares = z.infer<typeof QuestionShares>;

export const SeriesFigures = z.object({
  series: Series,
  total: Figure,
  /** Self-service at the fixed screen only; the rest is too little to be cut. */
  cuts: z
    .object({
      /** Keys are days, `YYYY-MM-DD`. */
      byDay: z.array(Cell),
      /** Keys are hours of the day, `00`–`23`. */
      byHour: z.array(Cell),
      /**
       * Counters that reach their floor. Keys are counter codes; answers given at no counter stand
       * under the empty key.
       */
      byCounter: z.array(Cell),
      /** All others together; they wait for the quarter. */
      otherCounters: Cell.optional(),
    })
    .optional(),
  questions: z.array(QuestionShares),
});
export type SeriesFigures = z.infer<typeof SeriesFigures>;

export const PeriodFigures = z.object({
  period: ReleasedPeriod,
  /** Self-service at the fixed screen first. There is no figure of all of them together. */
  series: z.array(SeriesFigures),
  /** Answers of series that are too small to be shown; they are in no figure here. */
  withheld: z.int(),
  /** No series, cell or question is shown with fewer answers. */
  smallest: z.int(),
  /** No counter is shown alone with fewer. */
  counterFloor: z.int(),
  counterNames: z.record(z.string(), z.string()),
  /** Of the months that the period touches, in order; a month has it as a whole. */
  coverage: z.array(MonthCoverage),
  ruleVersion: z.string(),
});
export type PeriodFigures = z.infer<typeof PeriodFigures>;

/** The released periods that ended in one calendar quarter, `2026-Q4`. */
export const Quarter = z.object({
  quarter: z.string(),
  fromDay: day,
  toDay: day,
  n: z.int(),
  /** Whether no answer can join it any more; before that nothing of it is shown together. */
  closed: z.boolean(),
});
export type Quarter = z.infer<typeof Quarter>;

/** Self-service under one label set over a quarter. */
export const QuarterSeries = z.object({
  labelSet: Series.shape.labelSet,
  total: Figure,
  /** Counters of which all is shown; `rolled` answers of it were too few in their periods. */
  counters: z.array(Cell.extend({ rolled: z.int() })),
  /** What was too little in its period and cannot be shown by counter in the quarter either. */
  rest: Cell.optional(),
  /** Answers of periods in which too few pressed alone; they are in no figure here. */
  withheld: z.int(),
});
export type QuarterSeries = z.infer<typeof QuarterSeries>;

export const QuarterFigures = z.object({
  quarter: Quarter,
  series: z.array(QuarterSeries),
  counterFloor: z.int(),
  counterNames: z.record(z.string(), z.string()),
  /** Of the months that the quarter's periods touch, in order. */
  coverage: z.array(MonthCoverage),
  ruleVersion: z.string(),
});
export type QuarterFigures = z.infer<typeof QuarterFigures>;

/** What was given away from the counters, at homes and in villages: closed months as one number. */
export const AtHomePool = z.object({
  id: z.int(),
  labelSet: Series.shape.labelSet,
  scaleOrder: Series.shape.scaleOrder,
  /** Months by when the answers came in at this machine; several where one alone was too few. */
  fromMonth: z.string(),
  toMonth: z.string(),
  figure: Figure,
  ruleVersion: z.string(),
});
export type AtHomePool = z.infer<typeof AtHomePool>;

export const AtHomeFigures = z.object({
  /** No pool has fewer answers. */
  floor: z.int(),
  servesAtHomes: z.boolean(),
  /** Newest first. */
  pools: z.array(AtHomePool),
});
export type AtHomeFigures = z.infer<typeof AtHomeFigures>;

/** A counter that was one officer's over a whole period or quarter. */
export const OfficerFigure = z.object({
  /** A period's id, or a quarter. */
  key: z.string(),
  fromDay: day,
  toDay: day,
  counterCode: z.string(),
  personCode: z.string(),
  figure: Figure,
  /** Before this only the officer sees it. */
  othersFromMs: z.int(),
  /** What the officer says to it; empty where nothing. */
  note: z.string(),
});
export type OfficerFigure = z.infer<typeof OfficerFigure>;

export const OfficerFigures = z.object({
  figures: z.array(OfficerFigure),
  offsetMinutes: z.int(),
  officerFloor: z.int(),
  counterNames: z.record(z.string(), z.string()),
});
export type OfficerFigures = z.infer<typeof OfficerFigures>;

export const figuresContract = {
  /** Figures about the person who asks. */
  own: operation('roster.confirm').output(OfficerFigures),
  /** What an officer says to a figure about them; what was said before stays on record. */
  note: operation('roster.confirm')
    .input(
      z.strictObject({
        key: z.string().max(20),
        counterCode: z.string().max(40),
        note: z.string().trim().max(1000),
      }),
    )
    .output(z.object({}))
    .errors({ PERIOD_UNKNOWN: refusal, STORE_FULL: refusal }),
  /** Figures about officers, once these have had their days alone with them. */
  officers: operation('officers.see').output(OfficerFigures),
  /** Newest first. `minimum` new answers must have come before a period is released. */
  listPeriods: operation('figures.read').output(
    z.object({
      minimum: z.int(),
      periods: z.array(ReleasedPeriod),
      quarters: z.array(Quarter),
    }),
  ),
  /** What was given at homes: by months alone, never by day, hour or place. */
  atHome: operation('figures.read').output(AtHomeFigures),
  show: operation('figures.read')
    .input(z.strictObject({ periodId: z.int().positive() }))
    .output(PeriodFigures)
    .errors({ PERIOD_UNKNOWN: refusal }),
  showQuarter: operation('figures.read')
    .input(z.strictObject({ quarter: z.string().regex(/^\d{4}-Q[1-4]$/) }))
    .output(QuarterFigures)
    .errors({ PERIOD_UNKNOWN: refusal, QUARTER_OPEN: refusal }),
};
