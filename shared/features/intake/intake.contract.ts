import { z } from 'zod';
import { operation, refusal } from '#shared/operation.ts';
import { batchFaults } from '../batch/batch-fault.ts';
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

export const IntakeState = z.object({
  stations: z.array(SentBy),
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
  look: operation('tables.export').output(IntakeState),

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
