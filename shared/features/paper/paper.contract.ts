import { z } from 'zod';
import { code } from '#shared/code.ts';
import { operation, refusal } from '#shared/operation.ts';
import { Questionnaire } from '../questionnaire/questionnaire.ts';
import { questionnaireRef } from '../questionnaire/questionnaire-ref.ts';
import { longestComment } from '../rating/longest-comment.ts';
import { languageCode } from '../station/language-code.ts';

/** Forms older than this many days are not typed in any more: nobody could check them. */
export const oldestFormDays = 60;

/** What stands on one form. */
export const FormContent = z.strictObject({
  /** The day written on it, or on which it was collected. */
  day: z.iso.date(),
  /** Null for a form without a readable score: it is counted, and no rating comes of it. */
  score: z.int().min(1).max(5).nullable(),
  /** Options by question; a question left blank is not there. */
  answers: z.record(z.string().max(40), z.array(z.string().max(40)).min(1).max(20)),
  /** The citizen's own words; empty where there are none. */
  comment: z
    .string()
    .trim()
    .refine((text) => [...text].length <= longestComment, { error: 'is too long' }),
});
export type FormContent = z.infer<typeof FormContent>;

/** A bundle of forms that are typed in together, under the number written on it. */
export const NewBatch = z.strictObject({
  number: z.string().trim().min(1).max(40),
  /** How many forms lie in the bundle. */
  forms: z.int().min(1).max(2000),
  /** Printed at the foot of each form. */
  questionnaire: questionnaireRef,
  /** The language they are printed in. */
  language: languageCode,
  /** The counter at which they lay; none where they lay elsewhere. */
  counterCode: code.optional(),
});
export type NewBatch = z.infer<typeof NewBatch>;

export const Batch = z.object({
  id: z.int(),
  number: z.string(),
  forms: z.int(),
  questionnaire: questionnaireRef,
  language: z.string(),
  counterCode: z.string().nullable(),
  openedAtMs: z.int(),
  openedBy: z.string(),
  /** Forms typed in so far, the first time and the second. */
  entered: z.tuple([z.int(), z.int()]),
  /** Once it is closed: how many became ratings, and whether two people typed all of it in. */
  closed: z
    .object({ atMs: z.int(), person: z.string(), ratings: z.int(), checked: z.boolean() })
    .nullable(),
});
export type Batch = z.infer<typeof Batch>;

/** The first time a form is typed in, or the second time by somebody else. */
const pass = z.union([z.literal(1), z.literal(2)]);
export type Pass = z.infer<typeof pass>;

/** One form that two people read differently, and what is right once somebody has looked again. */
export const Difference = z.object({
  place: z.int(),
  first: FormContent,
  second: FormContent,
  settled: FormContent.nullable(),
});
export type Difference = z.infer<typeof Difference>;

export const BatchView = z.object({
  batch: Batch,
  questionnaire: Questionnaire,
  today: z.iso.date(),
  /** The number of the form that is next. */
  nextPlace: z.int(),
  /** What the person who asks typed in last in this pass. */
  last: z.object({ place: z.int(), content: FormContent }).nullable(),
  /** Empty until everything is typed in twice: nobody is to copy the first time. */
  differences: z.array(Difference),
});
export type BatchView = z.infer<typeof BatchView>;

const one = z.strictObject({ batchId: z.int().positive() });
const inPass = one.extend({ pass });
const open = { BATCH_UNKNOWN: refusal, BATCH_CLOSED: refusal, STORE_FULL: refusal };

export const paperContract = {
  list: operation('paper.enter').output(
    z.object({
      today: z.iso.date(),
      clockTrusted: z.boolean(),
      offsetMinutes: z.int(),
      /** Newest first. */
      batches: z.array(Batch),
      /** What a form can be printed from; the one in force first. */
      questionnaires: z.array(z.object({ ref: questionnaireRef, languages: z.array(z.string()) })),
      counters: z.array(z.object({ code: z.string(), name: z.string() })),
    }),
  ),
  open: operation('paper.enter').input(NewBatch).output(Batch).errors({
    NUMBER_TAKEN: refusal,
    QUESTIONNAIRE_UNKNOWN: refusal,
    COUNTER_UNKNOWN: refusal,
    STORE_FULL: refusal,
  }),
  show: operation('paper.enter').input(inPass).output(BatchView).errors({ BATCH_UNKNOWN: refusal }),
  enter: operation('paper.enter')
    .input(
      inPass.extend({
        /** Minted before the form is typed in: the rating that comes of it has this id. */
        id: z.uuidv4(),
        place: z.int().min(1).max(2000),
        content: FormContent,
      }),
    )
    .output(z.object({}))
    .errors({
      ...open,
      /** Not within the last days, or in the future. */
      DAY_OUTSIDE: refusal,
      /** Without knowing today nobody can tell which days are right. */
      CLOCK_UNTRUSTED: refusal,
      /** No answer to a question that is printed. */
      ANSWER_UNKNOWN: refusal,
      /** Somebody else has typed in a form under this number meanwhile. */
      PLACE_TAKEN: refusal,
      /** The second time is for somebody else. */
      SAME_PERSON: refusal,
      /** All that was typed in once has been typed in twice. */
      NOTHING_TO_REPEAT: refusal,
    }),
  /** Takes back what the person who asks typed in last in this pass. */
  undo: operation('paper.enter')
    .input(inPass)
    .output(z.object({}))
    .errors({ ...open, NOTHING_TO_UNDO: refusal }),
  settle: operation('paper.enter')
    .input(one.extend({ place: z.int(), content: FormContent }))
    .output(z.object({}))
    .errors({ ...open, DAY_OUTSIDE: refusal, CLOCK_UNTRUSTED: refusal, ANSWER_UNKNOWN: refusal }),
  /** Records all forms at once; doing it again changes nothing. */
  close: operation('paper.enter')
    .input(one.extend({ forms: z.int().min(0).max(2000) }))
    .output(Batch)
    .errors({
      BATCH_UNKNOWN: refusal,
      STORE_FULL: refusal,
      /** Not as many are typed in as were counted. */
      COUNT_DIFFERS: { ...refusal, data: z.object({ entered: z.int() }) },
      /** The second time is not complete, or not every difference is settled. */
      DIFFERENCES_LEFT: { ...refusal, data: z.object({ left: z.int() }) },
    }),
};
