import { z } from 'zod';
import { operation, refusal } from '#shared/operation.ts';
import { monthPattern } from '../activity/month.ts';
import { silences } from './asked-of.ts';
import { questionFindings, questionStates } from './question-life.ts';
import { questionCodes } from './question.ts';

const id = z.int().positive();
const day = z.iso.date();
const month = z.string().regex(monthPattern);

const place = z.discriminatedUnion('is', [
  z.object({ is: z.literal('counter'), counterCode: z.string() }),
  z.object({ is: z.literal('sharedScreen') }),
  z.object({ is: z.literal('smallCounters') }),
  z.object({ is: z.literal('office') }),
]);

/** A question about figures: whom it is put to, its evidence, and what became of it. It names nobody. */
export const PutQuestion = z.object({
  id,
  month,
  code: z.enum(questionCodes),
  place,
  /** The days that are asked about; none where the whole month is. */
  days: z.array(day),
  figures: z.record(z.string(), z.number()),
  raisedOn: day,
  /** The last day on which the counter has it to itself. */
  explainUntil: day,
  state: z.enum(questionStates),
  explanation: z.string().optional(),
  finding: z.enum(questionFindings).optional(),
  /** What was done with it so far, in that order; not by whom. */
  steps: z.array(z.object({ step: z.enum(['explain', 'see', 'close']), day })),
});
export type PutQuestion = z.infer<typeof PutQuestion>;

/** Why a closed month was not looked at yet. */
export const monthWaits = ['unreleased', 'batches', 'visits', 'clock'] as const;
export type MonthWait = (typeof monthWaits)[number];

export const QuestionOverview = z.object({
  /** The newest first. */
  questions: z.array(PutQuestion),
  today: day,
  counters: z.array(z.object({ code: z.string(), name: z.string() })),
  /** The last months that were looked at, the newest first, and what could not be asked of each. */
  months: z.array(
    z.object({
      month,
      lookedOn: day,
      notAsked: z.array(z.object({ code: z.enum(questionCodes), why: z.enum(silences) })),
    }),
  ),
  /** Closed months that wait to be looked at, the newest first. */
  waiting: z.array(z.object({ month, why: z.enum(monthWaits), until: day.optional() })),
});
export type QuestionOverview = z.infer<typeof QuestionOverview>;

const written = z.object({ id });
const step = {
  id,
  /** How many steps the person saw: what somebody else did meanwhile is looked at first. */
  basedOn: z.int().min(0),
};
/** What any step of a question may meet. */
const refusals = {
  QUESTION_UNKNOWN: refusal,
  NOT_NOW: refusal,
  EXPLANATION_EMPTY: refusal,
  EXPLANATION_LONG: refusal,
  STORE_FULL: refusal,
};

export const gamingContract = {
  /** Those that are put to the counters of who asks. */
  own: operation('roster.confirm').output(QuestionOverview),
  explain: operation('roster.confirm')
    .input(z.strictObject({ ...step, explanation: z.string().max(20_000) }))
    .output(written)
    .errors(refusals),
  /** Those that are explained, or had their days. */
  list: operation('officers.see').output(QuestionOverview),
  see: operation('officers.see').input(z.strictObject(step)).output(written).errors(refusals),
  close: operation('officers.see')
    .input(z.strictObject({ ...step, finding: z.enum(questionFindings) }))
    .output(written)
    .errors(refusals),
};
