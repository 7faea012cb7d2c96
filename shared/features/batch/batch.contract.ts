import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { operation, refusal } from '#shared/operation.ts';
import { sha256 } from './envelope.ts';
import { mediumFaults, receiptFaults } from './medium-fault.ts';
import { receiptStates } from './receipt.ts';

const count = z.int().min(0);
const day = z.iso.date();

/** A folder on the machine of the program, as its own system names it. */
const folderPath = z.string().trim().min(1).max(1000);

/** What a desk said of a batch, newest first. */
const SaidOfBatch = z.object({
  state: z.enum(receiptStates),
  /** A code of `batchFaults` or `heldReasons`. */
  reason: z.string().nullable(),
  on: day,
});

/** What this folder sends: what its own screen recorded, or what the office tells as a whole. */
export const sentKinds = ['station', 'office'] as const;

export const BatchLine = z.object({
  name: sha256,
  kind: z.enum(sentKinds),
  /** Lives of the folder count from 1; the number stands within one. */
  life: z.int().min(1),
  number: z.int().min(1),
  builtOn: day,
  /** First and last day of its rows, by clocks that could be trusted. */
  days: z.tuple([day, day]).nullable(),
  /** Under this name it stands on a stick. */
  file: z.string(),
  lastCarriedOn: day.nullable(),
  receipts: z.array(SaidOfBatch),
  /** `waiting`: its bytes are kept here until every desk it is for has said that it has them. */
  state: z.enum(['waiting', 'received', 'lost']),
});
export type BatchLine = z.infer<typeof BatchLine>;

/** What waits to be carried, for who is reminded of it. */
export const BatchesWaiting = z.object({
  /**
   * Whether closed days have rows that no batch has. How many is told to nobody at the desk: from a
   * number that grows, or a batch's, one could tell who has just rated.
   */
  hasNew: z.boolean(),
  /** Batches without a receipt. */
  batches: count,
  /** Since when something waits that was not carried: the last time anything was, or before. */
  since: day.nullable(),
  workingDays: count,
  /** Whether it waits longer than the office wants. */
  isOverdue: z.boolean(),
});
export type BatchesWaiting = z.infer<typeof BatchesWaiting>;

/** A stick, as the system has it mounted. */
export const Medium = z.object({
  folder: z.string(),
  name: z.string(),
  freeBytes: count,
  bytes: count,
  isReadOnly: z.boolean(),
});
export type Medium = z.infer<typeof Medium>;

export const CarryEvent = z.discriminatedUnion('is', [
  z.object({ is: z.literal('building'), percent: z.int().min(0).max(100) }),
  z.object({ is: z.literal('carrying'), batch: z.int().min(1), of: count }),
  z.object({
    is: z.literal('done'),
    /** The batch that was closed; none where nothing was new. */
    built: z.object({ number: z.int() }).nullable(),
    /** The office's own batch that was closed; none where nothing was new, or it was not asked for. */
    builtOffice: z.object({ number: z.int() }).nullable(),
    folder: z.string(),
    carried: z.array(
      z.object({
        name: sha256,
        /** `passedOn`: of another station; `cards`: those of the office's stations. */
        what: z.enum([...sentKinds, 'passedOn', 'cards', 'letters']),
        /** Cards and letters have none. */
        number: z.int().nullable(),
        file: z.string(),
        how: z.enum(['written', 'already']),
      }),
    ),
  }),
]);
export type CarryEvent = z.infer<typeof CarryEvent>;
export type Carried = Extract<CarryEvent, { is: 'done' }>;

export const ReceiptOutcome = z.object({
  file: z.string(),
  outcome: z.discriminatedUnion('taken', [
    z.object({
      taken: z.literal(true),
      counted: count,
      held: count,
      refused: count,
      /** Batches whose bytes were let go: every desk has them. */
      letGo: count,
      /** Said before in the same words. */
      known: count,
      /** It speaks of requests for letters: the desk has them, and they are gone here. */
      letters: z.boolean(),
    }),
    z.object({ taken: z.literal(false), fault: z.enum(receiptFaults) }),
  ]),
});
export type ReceiptOutcome = z.infer<typeof ReceiptOutcome>;

const folderRefusals = {
  /** `detail`: megabytes needed where there is no room, else the system's word for it. */
  FOLDER: {
    ...refusal,
    data: z.object({ fault: z.enum(mediumFaults), detail: z.string(), carried: count }),
  },
} as const;

export const batchContract = {
  show: operation('batches.carry').output(
    z.object({
      waiting: BatchesWaiting,
      remindAfterWorkingDays: z.int(),
      lastCarriedOn: day.nullable(),
      /** Whether another desk is connected, for which batches are sealed. */
      hasReceiver: z.boolean(),
      /** Whether who asks sends up, with this machine's batches, all that the office tells. */
      sendsUp: z.boolean(),
      /** The newest first, at most 200. */
      batches: z.array(BatchLine),
    }),
  ),
  /** Sticks that the machine has mounted. */
  media: operation('batches.carry', { background: true }).output(z.array(Medium)),
  /**
   * Closes a batch of what is new, then writes every batch without a receipt into the folder. At a desk
   * with a superior, and for who may export tables: with what the office tells as a whole, the batches of
   * its other stations, and their cards.
   */
  carry: operation('batches.carry')
    .input(z.strictObject({ folder: folderPath }))
    .output(eventIterator(CarryEvent))
    .errors({
      ...folderRefusals,
      /** Another program of this folder is closing a batch and did not come to its end. */
      BUSY: refusal,
      /** The data folder's own disk is too full to build one. */
      NO_ROOM_HERE: { ...refusal, data: z.object({ megabytes: z.int() }) },
      /** Bytes of a batch that is kept here are not what they were. */
      KEPT_DAMAGED: { ...refusal, data: z.object({ file: z.string() }) },
      STORE_FULL: refusal,
    }),
  /** Takes in a receipt (`*.hlr`), or those that lie in a folder, each by itself. */
  takeReceipts: operation('batches.carry')
    .input(z.strictObject({ path: folderPath }))
    .output(z.array(ReceiptOutcome))
    .errors({ ...folderRefusals, STORE_FULL: refusal }),
};
