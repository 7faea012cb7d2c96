import { z } from 'zod';
import { code } from '#shared/code.ts';

const day = z.iso.date({ error: 'dayInvalid' });
const name = z.string().trim().min(1).max(200);
/** 1 (Monday) to 7 (Sunday). */
const weekday = z.int().min(1).max(7);
const often = z
  .strictObject({ least: z.int().min(0).max(7), most: z.int().min(1).max(31) })
  .refine(({ least, most }) => least <= most, { path: ['most'], error: 'mostBelowLeast' });

/**
 * `allHours`: the way of serving at any time. `weeklyWindow`: certain times of the week.
 * `calendarDays`: certain days of the month. `atHome`: at citizens' homes. `campaign`: a stretch of
 * work without sessions.
 */
export const modelKinds = [
  'allHours',
  'weeklyWindow',
  'calendarDays',
  'atHome',
  'campaign',
] as const;
export type ModelKind = (typeof modelKinds)[number];

/** A document that a model stands on, as an officer entered it; a draft has no number and no date yet. */
export const ModelBasis = z.strictObject({
  number: z.string().trim().max(60).default(''),
  body: name,
  issuedOn: day.optional(),
  /** Where in it: "Mục 1.2", "khoản 3 Mục II". */
  clause: z.string().trim().max(120).default(''),
});
export type ModelBasis = z.infer<typeof ModelBasis>;

/** A unit that takes part, by its code; the name is for people and nothing refers to it. */
export const ModelUnit = z
  .strictObject({
    code,
    name: z.string().trim().max(200).default(''),
    /** From when it tries the model out; without it, it is no pilot. */
    pilotFrom: day.optional(),
    /** From when it works that way for good. */
    rollOutFrom: day.optional(),
  })
  .refine(
    ({ pilotFrom, rollOutFrom }) =>
      pilotFrom === undefined || rollOutFrom === undefined || pilotFrom <= rollOutFrom,
    { path: ['rollOutFrom'], error: 'endsBeforeBeginning' },
  );
export type ModelUnit = z.infer<typeof ModelUnit>;

/** What the plan of a model has to keep to; what is not named is free. */
export const PlanRules = z.strictObject({
  perWeek: often.optional(),
  perMonth: often.optional(),
  weekdays: z.array(weekday).min(1).max(7).optional(),
  /** How long a session is. */
  minutes: z.int().min(5).max(720).optional(),
  /** It begins or ends where the office opens or closes, in the morning or in the afternoon. */
  atEdgeOfHours: z.boolean().default(false),
});
export type PlanRules = z.infer<typeof PlanRules>;

/** What is to be reached: a figure of the office's activity, or its share of another one in percent. */
export const ModelTarget = z.strictObject({
  figure: code,
  shareOf: code.optional(),
  atLeast: z.number().min(0).max(1e9),
  by: day.optional(),
});
export type ModelTarget = z.infer<typeof ModelTarget>;

/** `report`: to the superior. `preliminaryReview`: sơ kết. `closingReview`: tổng kết. */
export const deadlineKinds = ['report', 'preliminaryReview', 'closingReview'] as const;
export const ModelDeadline = z.strictObject({ kind: z.enum(deadlineKinds), day });
export type ModelDeadline = z.infer<typeof ModelDeadline>;

/** Whom a model is for, such as people with disabilities; staff count visits by these. */
export const BeneficiaryGroup = z.strictObject({ code, name });
export type BeneficiaryGroup = z.infer<typeof BeneficiaryGroup>;

/** A way of serving that an office tries out or works by, and that is judged at its end. */
export const Model = z
  .strictObject({
    code,
    name,
    kind: z.enum(modelKinds),
    /** None while nobody has entered a document: then nothing is printed as its legal basis. */
    basis: z.array(ModelBasis).max(6).default([]),
    /** Whether an officer compared the model with the text of its documents. */
    verified: z.boolean().default(false),
    /** The template it was made from. */
    template: code.optional(),
    /** Every field where none is named. */
    fieldCodes: z.array(code).max(40).default([]),
    /** Every unit where none is named. */
    units: z.array(ModelUnit).max(300).default([]),
    /** Models with the same word here are alternatives: an office works by one of them at a time. */
    choice: code.optional(),
    rules: PlanRules.default({ atEdgeOfHours: false }),
    groups: z.array(BeneficiaryGroup).max(20).default([]),
    targets: z.array(ModelTarget).max(20).default([]),
    deadlines: z.array(ModelDeadline).max(20).default([]),
    validFrom: day,
    /** The last day; without it the model goes on. */
    validTo: day.optional(),
  })
  .refine(({ validFrom, validTo }) => validTo === undefined || validFrom <= validTo, {
    path: ['validTo'],
    error: 'endsBeforeBeginning',
  })
  .refine(({ verified, basis }) => !verified || basis.length > 0, {
    path: ['verified'],
    error: 'verifiedWithoutBasis',
  });
export type Model = z.infer<typeof Model>;

/** So many models an office can have. */
export const mostModels = 40;
