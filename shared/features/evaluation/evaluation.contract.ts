import { z } from 'zod';
import { code } from '#shared/code.ts';
import { operation, refusal } from '#shared/operation.ts';
import { monthPattern } from '../activity/month.ts';
import { deadlineKinds, ModelBasis, modelKinds } from '../model/model.ts';
import { labelSets, type LabelSet } from '../rating/scale.ts';
import { reasonsNotToTell } from '../statistics/cannot-tell.ts';
import { seriesKinds } from '../statistics/evaluation-series.ts';
import { chartRules } from '../statistics/p-chart.ts';

const day = z.iso.date();
const month = z.string().regex(monthPattern);
const quarter = z.string().regex(/^20\d{2}-Q[1-4]$/);
const whole = z.int().min(0);
/** Between 0 and 1. */
const share = z.number();
const words = z.string().max(4000);

/** Whose ratings: this office's own, or those of all units that are gathered here. */
export const evaluationPlaces = ['office', 'store'] as const;
export type EvaluationPlace = (typeof evaluationPlaces)[number];

/** What the chosen answers are set beside: nothing, earlier months, those without the model, other units. */
export const comparedSides = [
  'none',
  'monthsBefore',
  'yearBefore',
  'outsideModel',
  'otherUnits',
] as const;
export type ComparedSide = (typeof comparedSides)[number];

/** What somebody wants evaluated, in whole months. */
export const EvaluationQuestion = z
  .strictObject({
    from: month,
    to: month,
    /** Null: all service, under a model or under none. */
    model: code.nullable(),
    /** Every unit where none is named. */
    units: z.array(code).max(4000).default([]),
    beside: z.enum(comparedSides).default('none'),
  })
  .refine(({ from, to }) => from <= to, { path: ['to'], error: 'endsBeforeBeginning' });
export type EvaluationQuestion = z.infer<typeof EvaluationQuestion>;

/** Nothing but why nothing is told. */
export const CannotTellView = z.object({
  is: z.literal('cannotTell'),
  reasons: z.array(z.enum(reasonsNotToTell)),
});

const limits = { low: z.number(), high: z.number() };

/** One side of a figure: every answer, or those that the rules leave. */
export const Counted = z.object({
  n: whole,
  /** By level, the best first; as many as the label set has. */
  levels: z.array(z.object({ score: z.int().min(1).max(5), n: whole, share })),
  /** Out of 100. */
  mean: z.number(),
  /** Share of the two best levels. */
  topTwo: share,
});
export type Counted = z.infer<typeof Counted>;

export const Interval = z.object({
  ...limits,
  method: z.enum(['wilson', 'dayClustered']),
  days: whole,
  designEffect: z.number(),
});
export type Interval = z.infer<typeof Interval>;

export const Coverage = z.discriminatedUnion('is', [
  z.object({
    is: z.literal('known'),
    share,
    visits: whole,
    silent: whole,
    bounds: z.tuple([share, share]),
  }),
  z.object({ is: z.literal('unknown') }),
  z.object({ is: z.literal('inconsistent'), visits: whole }),
]);
export type Coverage = z.infer<typeof Coverage>;

/** A figure never stands without n, what was left out, its interval and its coverage. */
export const EvaluatedFigure = z.object({
  labelSet: z.enum(Object.keys(labelSets) as [LabelSet, ...LabelSet[]]),
  raw: Counted,
  /** Null where the rules left nothing. */
  clean: Counted.nullable(),
  leftOut: z.object({ n: whole, mean: z.number(), share }).nullable(),
  /** Whether the difference of the two is the first thing said. */
  isSaidFirst: z.boolean(),
  /** Of the clean answers, the five levels as the official three; the middle one keeps its own line. */
  threeLevels: z
    .object({
      verySatisfied: whole,
      satisfied: whole,
      dissatisfied: whole,
      neutral: whole,
      n: whole,
    })
    .nullable(),
  /** Of the share of the two best levels among clean answers, and of their mean. */
  shareInterval: Interval.nullable(),
  meanInterval: Interval.nullable(),
  coverage: Coverage,
  /** What share of the silent would have to be satisfied for all visitors together to reach the line. */
  breakEven: z
    .discriminatedUnion('is', [
      z.object({ is: z.literal('rate'), rate: z.number() }),
      z.object({ is: z.enum(['reachedAnyway', 'missedAnyway', 'unknown']) }),
    ])
    .nullable(),
});
export type EvaluatedFigure = z.infer<typeof EvaluatedFigure>;

/** One side of a comparison; null where nothing may be shown of it. */
export const EvaluatedSide = z.object({
  months: z.array(month),
  figure: EvaluatedFigure.nullable(),
});

/** A month, or a quarter of which no month is shown alone. */
export const EvaluatedPeriod = z.object({
  months: z.array(month).min(1),
  figure: EvaluatedFigure,
});
export type EvaluatedPeriod = z.infer<typeof EvaluatedPeriod>;

const difference = z.object({ difference: z.number(), ...limits });
export const ComparisonView = z.discriminatedUnion('is', [
  difference.extend({ is: z.enum(['higher', 'lower', 'same']) }),
  CannotTellView.extend({ difference: difference.nullable() }),
]);
export type ComparisonView = z.infer<typeof ComparisonView>;

export const TrendView = z.discriminatedUnion('is', [
  z.object({ is: z.enum(['rising', 'falling', 'none']), slope: z.number(), ...limits }),
  CannotTellView,
]);

/** A week of a month, or neighbouring ones together. */
const week = { from: day, to: day, n: whole };
export const ChartView = z.discriminatedUnion('is', [
  z.object({
    is: z.literal('chart'),
    centre: share,
    widening: z.number(),
    points: z.array(z.object({ ...week, share, ...limits, rules: z.array(z.enum(chartRules)) })),
  }),
  CannotTellView.extend({ weeks: z.array(z.object({ ...week, share: share.nullable() })) }),
]);
export type ChartView = z.infer<typeof ChartView>;

const permutation = {
  effect: z.number(),
  p: z.number(),
  smallestP: z.number(),
  arrangements: z.number(),
  isExact: z.boolean(),
  /** Null for no end. */
  low: z.number().nullable(),
  high: z.number().nullable(),
};
export const EffectView = z.discriminatedUnion('is', [
  z.object({ is: z.enum(['higher', 'lower', 'none']), ...permutation }),
  CannotTellView.extend({ smallestP: z.number().nullable() }),
]);
export type EffectView = z.infer<typeof EffectView>;

/** Whether the units of a model changed since they began, against the others where there are any. */
export const PilotView = z.object({
  against: z.enum(['rest', 'before']),
  pilots: z.array(z.object({ unit: code, from: day })),
  rest: whole,
  effect: EffectView,
});
export type PilotView = z.infer<typeof PilotView>;

export const UnitView = z.object({
  unit: code,
  name: z.string(),
  figure: EvaluatedFigure,
  /** Units of one band are in no order; null where the unit is set beside nobody, with why. */
  band: z.int().min(1).nullable(),
  places: z.tuple([z.int(), z.int()]).nullable(),
  /** Wide enough for all units to hold together; null where the unit is in no band. */
  joint: z.object(limits).nullable(),
  reasons: z.array(z.enum(reasonsNotToTell)),
  periods: z.array(z.object({ months: z.array(month), n: whole, share, ...limits })),
});
export type UnitView = z.infer<typeof UnitView>;

/** What has to be said before any figure. */
export const evaluationNotices = [
  'simulated',
  'cleanFirst',
  'noHeadline',
  'waiting',
  'tooFew',
  'joinedOut',
  'incomplete',
  'coverageLow',
  'coverageUnknown',
  'coverageInconsistent',
  'runsUnknown',
  'clockInDoubt',
] as const;
export type EvaluationNotice = (typeof evaluationNotices)[number];

const namedCount = z.object({ code: z.string(), n: whole });

/** The evaluation: the one object of which the screen, the printed report and every table are made. */
export const Evaluation = z.object({
  place: z.enum(evaluationPlaces),
  isSimulated: z.boolean(),
  /** Who evaluates. */
  office: z.object({ code, name: z.string() }),
  /** The newest day that a trusted clock has shown. */
  madeOn: day,
  question: EvaluationQuestion,
  ruleVersion: z.string(),
  floor: z.int(),
  notices: z.array(z.enum(evaluationNotices)),
  /** Whole months of closed quarters that are counted. */
  months: z.array(month),
  waiting: z.array(quarter),
  /** Answers of the months asked for that stand in a block with others and are in no figure here. */
  joinedOut: whole,
  /** Answers that no day is known of, for a clock was wrong. */
  undated: whole,
  incomplete: z.array(z.object({ unit: code, name: z.string(), month, missing: whole })),
  model: z
    .object({
      code,
      name: z.string(),
      kind: z.enum(modelKinds),
      basis: z.array(ModelBasis),
      verified: z.boolean(),
      validFrom: day,
      validTo: day.nullable(),
      /** So long after a window ratings still count to it; 0 where it has none. */
      graceMinutes: whole,
      deadlines: z.array(z.object({ kind: z.enum(deadlineKinds), day })),
    })
    .nullable(),
  chosen: EvaluatedSide,
  beside: EvaluatedSide.nullable(),
  comparison: ComparisonView.nullable(),
  periods: z.array(EvaluatedPeriod),
  /** Per 30 days: of the weeks where all service of all units is asked for, else of the periods. */
  trend: TrendView,
  /** Of the weeks of all units and all service. */
  chart: ChartView,
  /** The latest first; of all units and all service. */
  hours: z.array(
    z.object({
      quarter,
      cells: z.array(
        z.object({
          weekdays: z.tuple([z.int(), z.int()]),
          hours: z.tuple([z.int(), z.int()]),
          n: whole,
          share,
          ...limits,
        }),
      ),
    }),
  ),
  /** Reasons of citizens alone at the kiosk, the most frequent first; null while too few gave any. */
  reasons: z
    .object({
      answered: whole,
      /** Out of so many answers of the blocks whose reasons are told. */
      n: whole,
      chosen: z.array(z.object({ reason: z.string(), n: whole, share })),
    })
    .nullable(),
  /** Every other series by itself: assisted, portable, paper, campaigns, earlier surveys. */
  others: z.array(
    z.object({
      kind: z.enum(seriesKinds),
      words: z.array(z.string()),
      figure: EvaluatedFigure,
    }),
  ),
  /** None at an office by itself. */
  units: z.array(UnitView),
  pilot: PilotView.nullable(),
  /** Activity figures of the office summed over the months, where each month has them. */
  activity: z.array(
    z.object({
      figure: code,
      name: z.string(),
      unit: z.string(),
      sum: z.number(),
      /** Months with a value, each unit's counted. */
      months: whole,
      of: whole,
      byMonth: z.array(z.object({ month, value: z.number().nullable() })),
    }),
  ),
  targets: z.array(
    z.object({
      figure: code,
      name: z.string(),
      shareOf: code.nullable(),
      atLeast: z.number(),
      by: day.nullable(),
      found: z.number().nullable(),
    }),
  ),
  sessions: z.object({
    byMonth: z.array(
      z.object({
        month,
        sessions: whole,
        visits: whole,
        received: whole,
        resolved: whole,
        online: whole,
      }),
    ),
    groups: z.array(z.object({ code, name: z.string(), visits: whole })),
  }),
  /** Letters of whole stretches within the months; fewer than five are never told. */
  letters: z.array(z.object({ kind: code, steps: z.array(namedCount) })),
  /** Dossiers past their day, which owe an apology, and apologies handed over; null where not known. */
  apologies: z.object({ owed: whole.nullable(), made: whole.nullable() }),
  tasks: z.array(
    z.object({
      unit: code,
      name: z.string(),
      code,
      duty: words,
      deadline: day.nullable(),
      source: words,
      clause: words,
      state: z.enum(['given', 'underway', 'done', 'void']),
      doneOn: day.nullable(),
      isLate: z.boolean(),
    }),
  ),
  undertakings: z.array(
    z.object({ kind: z.string(), held: whole, withEvidence: whole, counts: z.array(namedCount) }),
  ),
  difficulties: z.array(
    z.object({
      unit: code,
      name: z.string(),
      kind: z.enum(['difficulty', 'proposal']),
      state: z.enum(['open', 'sent', 'answered', 'closed']),
      notedOn: day,
      fieldCode: z.string(),
      /** Empty where the office has not sent it up. */
      words,
    }),
  ),
  scores: z.array(
    z.object({
      unit: code,
      name: z.string(),
      set: code,
      version: code,
      period: z.string(),
      criteria: whole,
      self: z.number(),
      /** Null where the superior has not verified. */
      verified: z.number().nullable(),
      full: z.number(),
    }),
  ),
});
export type Evaluation = z.infer<typeof Evaluation>;

/** What may be asked for. */
export const EvaluationChoices = z.object({
  isSimulated: z.boolean(),
  /** The months that there are answers of, whether closed or not; none while there are none. */
  months: z.array(month),
  /** Up to where quarters are closed. */
  closedTo: day,
  models: z.array(z.object({ code, name: z.string(), kind: z.enum(modelKinds) })),
  units: z.array(z.object({ code, name: z.string() })),
});
export type EvaluationChoices = z.infer<typeof EvaluationChoices>;

const ofStore = {
  NO_STORE: refusal,
  STORE_BUSY: refusal,
  STORE_DAMAGED: refusal,
  WAREHOUSE_DAMAGED: refusal,
};
const ofQuestion = { MODEL_UNKNOWN: refusal, UNIT_UNKNOWN: refusal };

export const evaluationContract = {
  choices: operation('figures.read').output(EvaluationChoices),
  show: operation('figures.read')
    .input(EvaluationQuestion)
    .output(Evaluation)
    .errors({ ...ofQuestion }),
  storeChoices: operation('gather.run').output(EvaluationChoices).errors(ofStore),
  storeShow: operation('gather.run')
    .input(EvaluationQuestion)
    .output(Evaluation)
    .errors({ ...ofStore, ...ofQuestion }),
};
