import { z } from 'zod';
import { operation, refusal } from '#shared/operation.ts';
import { day } from '../figures/figures.contract.ts';
import { itemStates, staffSteps } from '../inbox/item-state.ts';
import { questionnaireRef } from '../questionnaire/questionnaire-ref.ts';

/**
 * What the office did about answers for the leader alone. A list and no words of one's own: nobody is
 * named or accused by it.
 */
export const confidentialOutcomes = [
  'nothingFound',
  'remindedAll',
  'changedWork',
  'reportedUp',
  'other',
] as const;
export type ConfidentialOutcome = (typeof confidentialOutcomes)[number];

const Sides = z.object({ clean: z.int(), raw: z.int() });

const Step = z.object({
  step: z.enum(staffSteps),
  outcome: z.enum(confidentialOutcomes).nullable(),
  by: z.string(),
  /** Local, `YYYY-MM-DDTHH:mm`. */
  at: z.string(),
});

/** Which answers are meant: the last period they come from, and the question. */
const where = {
  releaseId: z.int().positive(),
  questionnaire: questionnaireRef,
  question: z.string().min(1).max(40),
};

export const ConfidentialEntry = z.object({
  ...where,
  fromDay: day,
  toDay: day,
  verified: z.boolean(),
  /** Answers that count, without “no answer”. */
  answered: Sides,
  /** In the order of the questionnaire. */
  options: z.array(
    Sides.extend({
      code: z.string(),
      /** False for an option that counts in no denominator. */
      counts: z.boolean(),
      /** Wilson 95 % of the clean side; null where it counts in none, or nobody answered clean. */
      interval: z.tuple([z.number(), z.number()]).nullable(),
    }),
  ),
  /** The question's words by language: `title` and each option's code. */
  words: z.record(z.string(), z.record(z.string(), z.string())),
  state: z.enum(itemStates),
  steps: z.array(Step),
});
export type ConfidentialEntry = z.infer<typeof ConfidentialEntry>;

export const ConfidentialView = z.object({
  /** Whether such questions are asked now. */
  isAsked: z.boolean(),
  /** Whether the questionnaire in use has any. */
  hasQuestions: z.boolean(),
  least: z.int(),
  /** Whether some have answered, and too few yet. */
  isWaiting: z.boolean(),
  /** The newest first. */
  entries: z.array(ConfidentialEntry),
});
export type ConfidentialView = z.infer<typeof ConfidentialView>;

export const confidentialContract = {
  /** Answers to questions that are for the leader alone, of released periods with enough of them. */
  show: operation('inbox.lead').output(ConfidentialView),
  move: operation('inbox.lead')
    .input(
      z
        .strictObject({
          ...where,
          /** How many steps had been seen. */
          basedOn: z.int().min(0),
          step: z.enum(staffSteps),
          outcome: z.enum(confidentialOutcomes).optional(),
        })
        .refine(({ step, outcome }) => (step === 'answer') === (outcome !== undefined), {
          path: ['outcome'],
          error: 'belongs to an answer',
        }),
    )
    .output(ConfidentialView)
    .errors({
      ENTRY_UNKNOWN: refusal,
      /** Somebody else has taken a step meanwhile. */
      ENTRY_CHANGED: refusal,
      STEP_IMPOSSIBLE: refusal,
      STORE_FULL: refusal,
    }),
};
