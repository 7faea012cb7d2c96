import { z } from 'zod';
import { operation, refusal } from '#shared/operation.ts';
import { batchFaults } from '../batch/batch-fault.ts';
import { Choice, MadeDecision } from '../batch/decision.ts';
import { sha256 } from '../batch/envelope.ts';
import { heldReasons } from '../batch/ledger.ts';
import { Check } from '../health/health.contract.ts';

/** Why a file is not taken in: what is wrong with it, or that the disk here has no room for it. */
export const intakeReasons = [...batchFaults, ...heldReasons, 'noRoom'] as const;

/** `counted` now, `held` for somebody to look at, here `already`, or `refused`: nothing of it was kept. */
export const takenStates = ['counted', 'held', 'already', 'refused'] as const;

/** What became of one file. */
export const TakenFile = z.object({
  file: z.string(),
  /** Ratings of a station, scores that a superior verified, or requests for letters, never counted. */
  kind: z.enum(['station', 'verification', 'letters']),
  state: z.enum(takenStates),
  reason: z.enum(intakeReasons).nullable(),
  /** The part of the file that the fault was found in. */
  place: z.string().nullable(),
  /** Who says that they made it; null while nobody known signed it. */
  stationCode: z.string().nullable(),
  number: z.int().nullable(),
  /** Answers, changes and words that are new here. */
  rows: z.int(),
  /** Rows that were here already, alike in everything. */
  repeated: z.int(),
});
export type TakenFile = z.infer<typeof TakenFile>;

export const Taking = z.object({
  files: z.array(TakenFile),
  /** Receipts to take back, by name. */
  receipts: z.array(z.string()),
  /** Where they lie: beside the files, or in the folder's exports; null where neither can be written. */
  receiptFolder: z.string().nullable(),
});
export type Taking = z.infer<typeof Taking>;

/** Missing numbers, both ends included. */
const Stretch = z.object({ from: z.int(), to: z.int() });

/** What the desk knows of one station by what it sent. */
export const SentBy = z.object({
  stationCode: z.string(),
  stationName: z.string(),
  /** Whether its card was taken in here and not revoked since. */
  isKnown: z.boolean(),
  /** Which of its lives, from 1: a copy or a restore begins a new one. */
  life: z.int(),
  counted: z.int(),
  held: z.array(z.object({ number: z.int(), reason: z.enum(heldReasons) })),
  missing: z.array(Stretch),
  last: z
    .object({
      number: z.int(),
      builtOn: z.iso.date(),
      toDay: z.iso.date().nullable(),
      clock: z.enum(['trusted', 'suspect', 'unset']),
      /** Rows that a clock dated which could not be trusted. */
      undated: z.int(),
      /** What was not well with the station, by the names of its own checks. */
      problems: z.array(Check.shape.name),
    })
    .nullable(),
  /** Days since its newest batch was closed, by this desk's clock. */
  silentDays: z.int().nullable(),
});
export type SentBy = z.infer<typeof SentBy>;

const names = z.object({ vi: z.string(), en: z.string() });

/** What a superior says of one criterion now. */
const VerifiedScore = z.object({
  setCode: z.string(),
  setVersion: z.string(),
  period: z.string(),
  criterion: z.string(),
  /** Of the set and the criterion; null where this desk does not have the set. */
  names: z.object({ set: names, criterion: names }).nullable(),
  score: z.number(),
  selfScore: z.number(),
  fullScore: z.number(),
  reason: z.string().nullable(),
  /** The superior's unit. */
  byUnit: z.string(),
  receivedOn: z.iso.date(),
});

/** A batch that a decision is about. */
export const HeldSide = z.object({
  name: z.string(),
  /** `absent`: it has not come, and a batch that is here follows it. */
  state: z.enum(['counted', 'held', 'absent']),
  number: z.int(),
  /** As its author's clock had it; null of one that has not come. */
  builtAt: z.string().nullable(),
  receivedOn: z.iso.date().nullable(),
  period: z.object({ from: z.iso.date(), to: z.iso.date() }).nullable(),
  rows: z.int(),
  answers: z.int(),
  /** How much is here: all of it, all but words that were erased here, or nothing that counts. */
  kept: z.enum(['whole', 'rest', 'public']),
});
export type HeldSide = z.infer<typeof HeldSide>;

/** Batches of a station that cannot all be right. */
export const HeldQuestion = z.object({
  is: z.enum(['line', 'rows']),
  stationCode: z.string(),
  stationName: z.string(),
  /** Whether the keys of all that are here are trusted still. */
  isTrusted: z.boolean(),
  /** Which number is claimed twice; null where rows are. */
  number: z.int().nullable(),
  /** How many batches are held until it is answered. */
  waiting: z.int(),
  sides: z.array(HeldSide),
});
export type HeldQuestion = z.infer<typeof HeldQuestion>;

const RowFacts = z.object({
  id: z.string(),
  kind: z.enum(['answer', 'change', 'fact', 'comment', 'redaction']),
  score: z.int().nullable(),
  day: z.iso.date(),
});

/** A held batch row by row beside what is counted here; never words. */
export const HeldComparison = z.object({
  /** Rows that would be new here. */
  rows: z.int(),
  /** Rows that are here already, alike in everything. */
  repeated: z.int(),
  /** Whether it can be counted beside what is here; tables only grow. */
  isCountable: z.boolean(),
  /** Whether a questionnaire of the same name says something else here. */
  hasOtherIssue: z.boolean(),
  /** The first rows that are otherwise here. */
  differing: z.array(z.object({ theirs: RowFacts, here: RowFacts.nullable() })),
});
export type HeldComparison = z.infer<typeof HeldComparison>;

export const DeskDecision = MadeDecision.extend({
  decision: Choice,
  note: z.string().nullable(),
  stationName: z.string(),
  number: z.int(),
  /** Whether the chosen batch was counted by it, so that it stays. */
  isFinal: z.boolean(),
  /** Whether the chosen batch still has to come, or to come again. */
  isWaiting: z.boolean(),
});
export type DeskDecision = z.infer<typeof DeskDecision>;

/** Somebody's own words beside a decision, as many as fit on a line or two. */
export const longestNote = 200;

export const IntakeState = z.object({
  stations: z.array(SentBy),
  questions: z.array(HeldQuestion),
  /** The newest first. */
  decisions: z.array(DeskDecision),
  /** The newest period first. */
  verified: z.array(VerifiedScore),
  /** Batches of which a part is here: nothing new is released before they are whole. */
  entering: z.int(),
});
export type IntakeState = z.infer<typeof IntakeState>;

/** What became of one file of settings. */
export const SettingsTaken = z.object({
  file: z.string(),
  is: z.enum(['taken', 'already', 'older', 'refused']),
  /** Of the file, or the newer one that is here. */
  version: z.int().nullable(),
  fault: z.enum(batchFaults).nullable(),
});
export type SettingsTaken = z.infer<typeof SettingsTaken>;

/** A path on the machine that the program runs on, as somebody typed it. */
const path = z.string().trim().min(1).max(1_000);

export const intakeContract = {
  look: operation('gather.run').output(IntakeState),

  /** Holds a held batch against what is counted, row by row. */
  compare: operation('gather.run')
    .input(z.strictObject({ name: sha256 }))
    .output(HeldComparison)
    .errors({
      /** No such batch is held here. */
      NOT_ASKED: refusal,
      /** What only this desk may read of it is no longer here. */
      ROWS_GONE: refusal,
      NO_ROOM: refusal,
    }),

  /** Takes one of batches that cannot all be right; what nothing holds any more is counted. */
  decide: operation('gather.run')
    .input(
      z.strictObject({
        choice: Choice,
        note: z.string().trim().max(longestNote).default(''),
      }),
    )
    .output(
      z.object({
        id: z.uuid(),
        /** Batches that are counted now, and their rows that are new. */
        batches: z.int(),
        rows: z.int(),
        /** Batches that are to be counted and whose rows are not here, or had no room. */
        waiting: z.int(),
      }),
    )
    .errors({
      /** Nothing asks for it, or somebody else has just decided. */
      NOT_ASKED: refusal,
      /** The chosen batch says something else of rows that are counted. */
      ROWS_DIFFER: refusal,
      /** Its file here cannot be read any more. */
      DAMAGED: refusal,
      NO_ROOM: refusal,
      BUSY: refusal,
    }),

  /** Takes a decision back, as long as what it chose was not counted by it. */
  undo: operation('gather.run')
    .input(z.strictObject({ id: z.uuid() }))
    .output(z.object({}))
    .errors({ NOT_ASKED: refusal, ALREADY_COUNTED: refusal, NO_ROOM: refusal, BUSY: refusal }),

  /** Hands a chosen file over, piece by piece in order; `given` is minted by the page for each file. */
  give: operation('tables.export')
    .input(
      z.strictObject({
        given: z.guid(),
        name: z.string().min(1).max(300),
        at: z.int().min(0),
        piece: z.base64().max(700_000),
      }),
    )
    .output(z.object({ bytes: z.int() }))
    .errors({ OUT_OF_TURN: refusal, TOO_LARGE: refusal, NO_ROOM: refusal }),

  /** Takes in files, and what lies in folders, one after the other; each as a whole or not at all. */
  takeIn: operation('tables.export')
    .input(
      z.strictObject({
        paths: z.array(path).max(50).default([]),
        /** Files that the page handed over before. */
        given: z.array(z.guid()).max(200).default([]),
      }),
    )
    .output(Taking)
    .errors({
      /** None of the paths leads to a batch. */
      NOTHING_THERE: refusal,
      /** Another taking-in goes on. */
      BUSY: refusal,
    }),

  /** Writes a receipt for every station into a folder, again and again. */
  writeReceipts: operation('tables.export')
    .input(z.strictObject({ folder: path }))
    .output(z.object({ files: z.array(z.string()) }))
    .errors({ NOTHING_THERE: refusal, NOT_WRITTEN: refusal }),
  /** Writes the settings in force into a folder, sealed for the office's stations; decides nothing. */
  sendSettings: operation('tables.export')
    .input(z.strictObject({ folder: path }))
    .output(z.object({ file: z.string(), version: z.int() }))
    .errors({
      /** No card of a station was taken in: nobody could open them. */
      NO_STATION: refusal,
      /** Another program of this folder closes a batch. */
      BATCH_BUSY: refusal,
      NOT_WRITTEN: refusal,
    }),

  /** Takes settings of the office's desk in, at a station: a file, or those in a folder. */
  takeSettings: operation('office.change')
    .input(z.strictObject({ path }))
    .output(z.array(SettingsTaken))
    .errors({ NOTHING_THERE: refusal }),
};
