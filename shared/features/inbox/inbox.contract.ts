import { z } from 'zod';
import { operation, refusal } from '#shared/operation.ts';
import { day } from '../figures/figures.contract.ts';
import { folderKinds } from '../folder/folder-kind.ts';
import { Answered } from '../folder/office-settings.ts';
import { erasureReasons } from '../rating/erasure-reasons.ts';
import { asksForWords, itemStates, staffSteps } from './item-state.ts';
import { longestPublic } from './longest-public.ts';
import { findingKinds } from './sensitive-words.ts';

const itemId = z.int().positive();
const month = Answered.shape.month;
const reason = z.string().trim().min(3).max(500);

/** A part of a text in UTF-16 code units; `end` is the place after it. */
const Part = z
  .strictObject({ start: z.int().min(0), end: z.int().min(1) })
  .refine(({ start, end }) => start < end, { path: ['end'], error: 'is before the start' });

/** What was done with a comment, by whom, when. */
const Step = z.object({
  /** From 1, in the order of the steps. */
  number: z.int(),
  kind: z.enum([...staffSteps, 'passOn', 'keep', 'publish', 'withdraw']),
  by: z.string(),
  /** Local, `YYYY-MM-DDTHH:mm`. */
  at: z.string(),
  /** Why, or what was done; null where nothing was said. */
  note: z.string().nullable(),
  /** Words that were blacked out at this step. */
  blackedOut: z.int(),
});
export type InboxStep = z.infer<typeof Step>;

/** What stays of words that were erased for good. */
const Erased = z.object({
  /** Local, `YYYY-MM-DDTHH:mm`. */
  at: z.string(),
  /** The code of the person who did it. */
  by: z.string(),
  /** Null where it is not one of today's list. */
  reason: z.enum(erasureReasons).nullable(),
});
export type Erased = z.infer<typeof Erased>;

/** A comment as staff see it: nothing of when it was given but the days it came out with. */
export const InboxItem = z.object({
  id: itemId,
  state: z.enum(itemStates),
  /** How many steps have been taken; the next one is based on it. */
  version: z.int(),
  /** `passedOn` and `kept` by the leader; `waiting` for the leader to read it. */
  held: z.enum(['no', 'waiting', 'kept', 'passedOn']),
  /** Null where the words have been erased. */
  text: z.string().nullable(),
  erased: Erased.nullable(),
  blackedOut: z.int(),
  fromDay: day,
  toDay: day,
  /** Null where too few wrote under each to tell. */
  questionnaire: z.string().nullable(),
  station: z.string().nullable(),
  steps: z.array(Step),
  /** What was made public of it, while it is. */
  published: Answered.nullable(),
});
export type InboxItem = z.infer<typeof InboxItem>;

/** Comments of each state that whoever reads the inbox may see, and of those they may not. */
export const InboxCounts = z.object({
  states: z.record(z.enum(itemStates), z.int()),
  waiting: z.int(),
  kept: z.int(),
  passedOn: z.int(),
  /** Comments with words blacked out, and how many words. */
  blackedOut: z.int(),
  blackedOutWords: z.int(),
});
export type InboxCounts = z.infer<typeof InboxCounts>;

const Page = z.object({
  items: z.array(InboxItem),
  /** From where older ones follow; null at the end. */
  older: itemId.nullable(),
  counts: InboxCounts,
});
export type InboxPage = z.infer<typeof Page>;

export const Poster = z.object({
  unitName: z.string(),
  folderKind: z.enum(folderKinds),
  month,
  /** Months that have answers, and this one; the newest first. */
  months: z.array(month),
  received: z.int(),
  answered: z.int(),
  entries: z.array(Answered),
});
export type Poster = z.infer<typeof Poster>;

const stepErrors = {
  /** Somebody else has taken a step meanwhile: who, and where the comment stands now. */
  ITEM_CHANGED: { ...refusal, data: z.object({ by: z.string(), state: z.enum(itemStates) }) },
  ITEM_UNKNOWN: refusal,
  /** The disk took no more; nothing was recorded. */
  STORE_FULL: refusal,
};
const basedOn = { item: itemId, basedOn: z.int().min(0) };

export const inboxContract = {
  /** Lets in what has been released since; the page that follows is read from what is there. */
  open: operation('inbox.read').output(
    z.object({
      minimumWriters: z.int(),
      isEmpty: z.boolean(),
      canLead: z.boolean(),
      canErase: z.boolean(),
    }),
  ),
  /** Twenty at a time, the newest period first; within a period in no order that tells anything. */
  list: operation('inbox.read')
    .input(
      z.strictObject({
        state: z.enum(itemStates).optional(),
        search: z.string().max(200).optional(),
        before: itemId.optional(),
      }),
    )
    .output(Page),
  /** What the leader alone sees: waiting to be read, or kept. */
  listHeld: operation('inbox.lead')
    .input(z.strictObject({ held: z.enum(['waiting', 'kept']), before: itemId.optional() }))
    .output(Page),
  /** One comment as it stands now. */
  show: operation('inbox.read')
    .input(z.strictObject({ item: itemId }))
    .output(InboxItem)
    .errors({ ITEM_UNKNOWN: refusal }),
  /** The words as they were given, and what in them names or accuses somebody. */
  inspect: operation('inbox.lead')
    .input(z.strictObject({ item: itemId }))
    .output(
      z.object({
        text: z.string(),
        findings: z.array(z.object({ kind: z.enum(findingKinds), start: z.int(), end: z.int() })),
        blackouts: z.array(Part),
      }),
    )
    .errors({ ITEM_UNKNOWN: refusal }),
  step: operation('inbox.read')
    .input(
      z
        .strictObject({
          ...basedOn,
          step: z.enum(staffSteps),
          note: z.string().trim().max(1_000),
        })
        .refine(({ step, note }) => !asksForWords(step) || note.length >= 3, {
          path: ['note'],
          error: 'is missing',
        }),
    )
    .output(InboxItem)
    .errors({ ...stepErrors, STEP_IMPOSSIBLE: refusal }),
  /** Lets staff read it, with these parts blacked out and no others. */
  passOn: operation('inbox.lead')
    .input(z.strictObject({ ...basedOn, blackouts: z.array(Part).max(500) }))
    .output(InboxItem)
    .errors(stepErrors),
  /** Keeps it for the leader alone. */
  keep: operation('inbox.lead')
    .input(z.strictObject({ ...basedOn, reason }))
    .output(InboxItem)
    .errors(stepErrors),
  /** Shows on the idle screen what was said and what was done; 60 stay, the oldest leave. */
  publish: operation('inbox.lead')
    .input(
      z.strictObject({
        ...basedOn,
        month,
        said: z.string().trim().min(1).max(longestPublic.said),
        done: z.string().trim().min(1).max(longestPublic.done),
      }),
    )
    .output(InboxItem)
    .errors({ ...stepErrors, NOT_ANSWERED: refusal }),
  /** Takes it off the idle screen again. */
  withdraw: operation('inbox.lead')
    .input(z.strictObject(basedOn))
    .output(InboxItem)
    .errors(stepErrors),
  /**
   * Erases the words for good, wherever the folder holds them, and takes back what was made public
   * of them; the rating stays, and that it was done, when, by whom and why.
   */
  erase: operation('words.redact')
    .input(z.strictObject({ ...basedOn, reason: z.enum(erasureReasons) }))
    .output(InboxItem)
    .errors({ ...stepErrors, STEP_IMPOSSIBLE: refusal }),
  /** A month's answers to hang up. Comments count to the month in which their period ended. */
  poster: operation('inbox.read')
    .input(z.strictObject({ month: month.optional() }))
    .output(Poster),
};
