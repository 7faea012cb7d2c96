import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { operation, refusal } from '#shared/operation.ts';
import { batchFaults } from '../batch/batch-fault.ts';
import { Decision, MadeDecision } from '../batch/decision.ts';
import { Check } from '../health/health.contract.ts';
import { leastFloor } from './least-floor.ts';
import { needKinds } from './needs.ts';
import { OpenDataOutlook } from './open-data.ts';

const count = z.int().min(0);
const day = z.iso.date();
const unit = z.object({ code: z.string(), name: z.string() });

/** A folder on the machine of the program, as its own system names it. */
const folderPath = z.string().trim().min(1).max(1000);

/** Why a card is not taken into a store. */
export const storeCardFaults = [
  'unreadable',
  'notACard',
  'signatureInvalid',
  'keyUnsound',
  'realHere',
  'simulatedHere',
] as const;

const cardFacts = {
  /** `SHA256:…` */
  fingerprint: z.string(),
  /** Eight groups of five digits, which two people compare. */
  code: z.string(),
  unit,
  station: unit.nullable(),
};

/** What a file that should be a card is. */
export const SeenStoreCard = z.discriminatedUnion('is', [
  z.object({ is: z.literal(['new', 'known']), file: z.string(), ...cardFacts }),
  z.object({ is: z.literal('refused'), file: z.string(), fault: z.enum(storeCardFaults) }),
]);
export type SeenStoreCard = z.infer<typeof SeenStoreCard>;

export const StoreCard = z.object({
  ...cardFacts,
  /** The last number that its key is trusted for, with the decision; null while it is trusted for all. */
  revoked: z.object({ lastNumber: count, id: z.uuid() }).nullable(),
  /** The highest number of its batches here; 0 where none has come. */
  highestNumber: count,
});
export type StoreCard = z.infer<typeof StoreCard>;

const Missing = z.object({
  from: z.int(),
  to: z.int(),
  days: z.object({ from: day.nullable(), to: day.nullable() }),
});

export const StationLine = z.object({
  unitCode: z.string(),
  unitName: z.string(),
  stationCode: z.string(),
  stationName: z.string(),
  answers: count,
  lastOn: z.string().nullable(),
  daysSilent: count.nullable(),
  missing: z.array(Missing).readonly(),
  doubt: z.object({ number: z.int(), reason: z.enum(['fork', 'brokenLink']) }).nullable(),
  untrustedRows: count,
  /** The station's own checks that were not well. */
  problems: z.array(Check.shape.name).readonly(),
  needs: z.array(z.enum(needKinds)).readonly(),
});

/** A batch that a decision is about; `isHere` is false for one that another only names. */
export const Side = z.object({
  name: z.string(),
  isHere: z.boolean(),
  unitCode: z.string(),
  unitName: z.string(),
  stationCode: z.string(),
  stationName: z.string(),
  number: z.int(),
  builtAt: z.string(),
  period: z.object({ from: day, to: day }).nullable(),
  rows: count,
  answers: count,
  /** Of the card that it is signed by. */
  code: z.string(),
  /** Rows that another side has otherwise, at most 50. */
  differing: z.array(
    z.object({
      id: z.string(),
      kind: z.enum(['answer', 'change', 'fact', 'comment', 'redaction']),
      score: z.int().nullable(),
      day: z.string(),
    }),
  ),
});
export type Side = z.infer<typeof Side>;

export const Question = z.object({
  is: z.enum(['line', 'rows']),
  /** Which number is claimed twice; null where rows are. */
  number: z.int().nullable(),
  /** How many batches of the series wait for the answer, those of the question among them. */
  waiting: count,
  sides: z.array(Side),
});
export type Question = z.infer<typeof Question>;

export const RefusedFile = z.object({
  file: z.string(),
  fault: z.enum(batchFaults),
  place: z.string().nullable(),
});

export const StoreView = z.object({
  unit,
  code: z.string(),
  kind: z.enum(['real', 'simulated']),
  asOf: day,
  silentAfterDays: z.int(),
  batches: z.object({ counted: count, held: count }),
  units: count,
  answers: count,
  stations: z.array(StationLine).readonly(),
  questions: z.array(Question),
  refused: z.array(RefusedFile),
  cards: z.array(StoreCard),
  decisions: z.array(MadeDecision),
});
export type StoreView = z.infer<typeof StoreView>;

export const TakingEvent = z.discriminatedUnion('is', [
  z.object({ is: z.literal('going'), done: count, of: count }),
  z.object({
    is: z.literal('done'),
    taken: count,
    rows: count,
    known: count,
    /** Whether somebody asked to stop before all files were looked at. */
    isStopped: z.boolean(),
    refused: z.array(RefusedFile),
  }),
]);
export type TakingEvent = z.infer<typeof TakingEvent>;

export const storeFindings = [
  'fileMissing',
  'fileAltered',
  'notTakenIn',
  'rowsDiffer',
  'surveyMissing',
  'surveyAltered',
  'surveyNotTakenIn',
  'surveyDiffers',
  'standingDiffers',
] as const;

const storeRefusals = {
  /** None was made here yet. */
  NO_STORE: refusal,
  /** Another program, or another window, has it open. */
  STORE_BUSY: refusal,
  /** Its description, keys or decisions cannot be read. */
  STORE_DAMAGED: refusal,
  /** The warehouse cannot be read or is another version's: it is built anew from the archive. */
  WAREHOUSE_DAMAGED: refusal,
  NO_ROOM: refusal,
};
const folderRefusals = {
  /** No folder there, or it cannot be written or read. */
  FOLDER: refusal,
  /** No file of this kind there. */
  NOTHING_THERE: refusal,
};

const quarter = z.string().regex(/^\d{4}-Q[1-4]$/);
const publishing = z.strictObject({
  quarters: z.array(quarter).min(1).max(40),
  floor: z.int().min(leastFloor).max(1000),
});

export const gatherContract = {
  /** What the store holds and what is missing; null while there is none. */
  look: operation('gather.run')
    .output(z.object({ store: StoreView.nullable() }))
    .errors(storeRefusals),
  /** Makes the store, with keys of its own. */
  make: operation('gather.run').output(z.object({})).errors(storeRefusals),
  /** Writes the store's card into a folder; offices seal to it. */
  saveCard: operation('gather.run')
    .input(z.strictObject({ folder: folderPath }))
    .output(z.object({ file: z.string(), code: z.string() }))
    .errors({ ...storeRefusals, ...folderRefusals }),
  /** Reads the cards in a folder and changes nothing. */
  readCards: operation('gather.run')
    .input(z.strictObject({ folder: folderPath }))
    .output(z.array(SeenStoreCard))
    .errors({ ...storeRefusals, ...folderRefusals }),
  /** Trusts those cards of a folder whose codes were compared. */
  trust: operation('gather.run')
    .input(
      z.strictObject({
        folder: folderPath,
        compared: z.array(z.string().max(60)).min(1).max(10_000),
      }),
    )
    .output(z.object({ taken: count }))
    .errors({ ...storeRefusals, ...folderRefusals }),
  takeIn: operation('gather.run')
    .input(z.strictObject({ folder: folderPath }))
    .output(eventIterator(TakingEvent))
    .errors({ ...storeRefusals, ...folderRefusals }),
  /** What was looked at until now is entered; the others stay where they are. */
  stop: operation('gather.run').output(z.object({})),
  saveReceipts: operation('gather.run')
    .input(z.strictObject({ folder: folderPath }))
    .output(z.object({ files: count }))
    .errors({ ...storeRefusals, ...folderRefusals }),
  verify: operation('gather.run')
    .output(
      z.object({
        hash: z.string(),
        rows: count,
        responses: count,
        findings: z.array(z.object({ kind: z.enum(storeFindings), name: z.string() })),
      }),
    )
    .errors(storeRefusals),
  rebuild: operation('gather.run').output(eventIterator(TakingEvent)).errors(storeRefusals),
  /** Chooses between batches, or trusts a key no further than a number. */
  decide: operation('gather.run')
    .input(z.strictObject({ decision: Decision }))
    .output(z.object({ id: z.uuid() }))
    .errors({
      ...storeRefusals,
      /** Nothing here asks for it: decided meanwhile, or something new came. */
      NOT_ASKED: refusal,
    }),
  /** Quarters that are over, with the day on which they were published, if they were. */
  quarters: operation('gather.run')
    .output(z.array(z.object({ quarter, published: day.nullable() })))
    .errors(storeRefusals),
  /** What publishing would show, join and keep back; null where nothing in it is new. */
  weighOpenData: operation('gather.run')
    .input(publishing)
    .output(OpenDataOutlook.extend({ incomplete: z.array(z.string()) }).nullable())
    .errors({ ...storeRefusals, NOT_CLOSED: refusal }),
  /** Publishes once and for all, and writes the extract into a new folder below this one. */
  publishOpenData: operation('gather.run')
    .input(publishing.extend({ folder: folderPath }))
    .output(z.object({ out: z.string(), files: count, fresh: z.array(quarter), publishedOn: day }))
    .errors({
      ...storeRefusals,
      FOLDER: refusal,
      /** A day of these quarters is still to come. */
      NOT_CLOSED: refusal,
      /** An extract of these quarters lies there: what was published is not written over. */
      THERE_ALREADY: refusal,
    }),
  undo: operation('gather.run')
    .input(z.strictObject({ id: z.uuid() }))
    .output(z.object({}))
    .errors({ ...storeRefusals, NOT_ASKED: refusal }),
};
