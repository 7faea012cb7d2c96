import { z } from 'zod';

const count = z.int().min(0);
const quarter = z.string().regex(/^\d{4}-Q[1-4]$/);
/** Answers by score, 5 first. */
const counts = z.tuple([count, count, count, count, count]);

/** Answers that may be counted together: taken the same way, in the same words, in the same order. */
const series = { way: z.string(), labelSet: z.string(), scaleOrder: z.string() };

const SatisfactionRow = z.strictObject({
  quarter,
  /** None for what came after the figures of its quarter were published. */
  months: z.array(z.string()),
  /** Null for all units together that are not shown alone. */
  unit: z.string().nullable(),
  ...series,
  n: count,
  counts,
  complete: z.boolean(),
});
export type SatisfactionRow = z.infer<typeof SatisfactionRow>;

const ReasonRow = z.strictObject({
  quarter,
  /** Null stands among them for all units that are not shown alone. */
  units: z.array(z.string().nullable()),
  labelSet: z.string(),
  n: count,
  answered: count,
  reason: z.string(),
  chosen: count,
  complete: z.boolean(),
});
export type ReasonRow = z.infer<typeof ReasonRow>;

const range = z.tuple([z.int(), z.int()]);
const HourRow = z.strictObject({
  quarter,
  weekdays: range,
  hours: range,
  labelSet: z.string(),
  n: count,
  counts,
  complete: z.boolean(),
});
export type HourRow = z.infer<typeof HourRow>;

const FieldRow = z.strictObject({
  quarter,
  /** Null for all fields together that are not shown alone. */
  field: z.string().nullable(),
  labelSet: z.string(),
  n: count,
  counts,
  complete: z.boolean(),
});
export type FieldRow = z.infer<typeof FieldRow>;

const SurveyRow = z.strictObject({
  quarter,
  source: z.string(),
  form: z.string(),
  formName: z.string(),
  mode: z.string(),
  units: z.array(z.string().nullable()),
  question: z.string(),
  questionName: z.string(),
  scale: z.string(),
  n: count,
  answered: count,
  /** Null on a scale of many numbers, of which the mean alone is published. */
  value: z.number().nullable(),
  label: z.string().nullable(),
  given: count,
  mean: z.number(),
});
export type SurveyRow = z.infer<typeof SurveyRow>;

/** What was published once, and never changes. */
export const Publication = z.strictObject({
  format: z.literal('hai-long-open-data/1'),
  number: z.int().min(1),
  on: z.string(),
  floor: z.int().min(10),
  /** Quarters whose ratings were published with this, even where there were too few to show any. */
  quarters: z.array(quarter),
  /** Names of the batches that were counted then. */
  batches: z.array(z.string()),
  /** Whether what came late of earlier quarters is in it. */
  hasLate: z.boolean(),
  unitNames: z.record(z.string(), z.string()),
  /** Of the fields that stand in it and that everybody names alike; older publications have none. */
  fieldNames: z.record(z.string(), z.string()).default({}),
  surveyQuarters: z.array(z.strictObject({ form: z.string(), quarter })),
  satisfaction: z.array(SatisfactionRow),
  reasons: z.array(ReasonRow),
  hours: z.array(HourRow),
  fields: z.array(FieldRow),
  surveys: z.array(SurveyRow),
});
export type Publication = z.infer<typeof Publication>;
