import { z } from 'zod';
import { operation, refusal } from '#shared/operation.ts';
import { questionnaireRef } from '../questionnaire/questionnaire-ref.ts';
import { languageCode } from '../station/language-code.ts';
import { longestComment } from './longest-comment.ts';

const milliseconds = z.int().min(0).max(2_147_483_647);
/** The order of the levels from left to right; fixed, but for a declared experiment. */
export const scaleOrders = ['descending', 'ascending'] as const;
export type ScaleOrder = (typeof scaleOrders)[number];

const score = z.union([z.literal(5), z.literal(4), z.literal(3), z.literal(2), z.literal(1)]);

export const NewRating = z.strictObject({
  /** Minted on the screen before the tap: a retry or a double tap is the same rating. */
  id: z.uuidv4(),
  score,
  /** The questionnaire on the glass, which need not be the newest: the words the score answers. */
  questionnaire: questionnaireRef,
  scaleOrder: z.enum(scaleOrders),
  language: languageCode,
  /** Milliseconds the screen had been ready when the finger left the glass. */
  readyMs: milliseconds,
});
export type NewRating = z.infer<typeof NewRating>;

export const ChangedRating = NewRating.extend({
  /** The id of the rating that this answer supersedes. */
  responseId: z.uuidv4(),
});
export type ChangedRating = z.infer<typeof ChangedRating>;

/** An answer to one of the questions after the score; a later one supersedes it. */
export const NewFact = z.strictObject({
  id: z.uuidv4(),
  responseId: z.uuidv4(),
  question: z.string().min(1).max(40),
  /** One option; any number, none as well, where several may be chosen. */
  choices: z.array(z.string().min(1).max(40)).max(20),
});
export type NewFact = z.infer<typeof NewFact>;

export const NewComment = z.strictObject({
  id: z.uuidv4(),
  responseId: z.uuidv4(),
  text: z
    .string()
    .trim()
    .min(1)
    .refine((text) => [...text].length <= longestComment, { error: 'is too long' }),
});
export type NewComment = z.infer<typeof NewComment>;

const Recorded = z.object({ id: z.uuidv4() });

const captureErrors = {
  /** Somebody is signed in on this capture screen. */
  STAFF_SIGNED_IN: refusal,
  /** The disk took no more; nothing was recorded. */
  STORE_FULL: refusal,
  /** The id is already on disk with another content. */
  ID_TAKEN: refusal,
  /** The question is not in the questionnaire, or this is no answer to it: the page is outdated. */
  QUESTION_UNKNOWN: refusal,
};

export const ratingContract = {
  submit: operation('rating.give').input(NewRating).output(Recorded).errors(captureErrors),
  change: operation('rating.give')
    .input(ChangedRating)
    .output(Recorded)
    .errors({ ...captureErrors, RESPONSE_UNKNOWN: refusal }),
  fact: operation('rating.give')
    .input(NewFact)
    .output(Recorded)
    .errors({ ...captureErrors, RESPONSE_UNKNOWN: refusal }),
  comment: operation('rating.give')
    .input(NewComment)
    .output(Recorded)
    .errors({ ...captureErrors, RESPONSE_UNKNOWN: refusal }),
};
