import { z } from 'zod';
import { sha256 } from '../batch/envelope.ts';

/** What a station and its desk say to each other, once each has seen the key of the other's card. */
export const wirePaths = {
  offer: '/v1/offer',
  batch: '/v1/batch',
  finish: '/v1/finish',
  receipts: '/v1/receipts',
  settings: '/v1/settings',
} as const;

/** Names the reason of a refusal; nothing else is told. */
export const reasonHeader = 'hai-long-reason';

/** Why a desk answers nothing else. */
export const deskReasons = [
  /** No card here pins the key that was shown. */
  'stationUnknown',
  'stationRevoked',
  /** Too many calls, or two of one station at once. */
  'busy',
  /** A question that this desk does not know. */
  'notUnderstood',
  /** The desk's own fault, noted in its log. */
  'failed',
] as const;
export type DeskReason = (typeof deskReasons)[number];

/** What the format allows: 2 GiB of payload and what is around it. */
export const batchBytesAtMost = 2 * 1024 ** 3 + 1024 ** 2;

/** A station has this batch to give. */
export const Offer = z.strictObject({
  /** SHA-256 of its manifest. */
  name: sha256,
  bytes: z.int().min(1).max(Number.MAX_SAFE_INTEGER),
  /** Of the whole file. */
  sha256,
});
export type Offer = z.infer<typeof Offer>;

export const OfferAnswer = z.discriminatedUnion('is', [
  /** The desk has it and says so in a receipt. */
  z.strictObject({ is: z.literal('here') }),
  /** Bytes from here on are wanted; what came before lies at the desk. */
  z.strictObject({ is: z.literal('wanted'), from: z.int().min(0) }),
  z.strictObject({ is: z.enum(['noRoom', 'tooLarge']) }),
]);
export type OfferAnswer = z.infer<typeof OfferAnswer>;

export const PieceAnswer = z.strictObject({ bytes: z.int().min(0) });

/** All bytes of a batch were sent. */
export const Finish = z.strictObject({ name: sha256 });
export type Finish = z.infer<typeof Finish>;

const receiptText = z.string().max(1024 * 1024);

export const FinishAnswer = z.discriminatedUnion('is', [
  /** What became of it; `reason` is a code of `intakeReasons`. */
  z.strictObject({
    is: z.literal('taken'),
    state: z.enum(['counted', 'held', 'already', 'refused']),
    reason: z.string().max(40).nullable(),
    /** What the desk signed on it (`*.hlr`). */
    receipts: z.array(receiptText).max(4),
  }),
  /** It is being read: ask again. */
  z.strictObject({ is: z.literal('working') }),
  /** What came is not what was offered, or nothing came: offer it again. */
  z.strictObject({ is: z.literal('again') }),
]);
export type FinishAnswer = z.infer<typeof FinishAnswer>;

/** Files of receipts (`*.hlr`) on the batches of the station that asks. */
export const ReceiptsAnswer = z.strictObject({
  receipts: z.array(receiptText).max(50),
});

/** What is asked for settings: the newest version of this desk that the station has, 0 for none. */
export const SettingsQuestion = z.strictObject({
  have: z
    .string()
    .regex(/^\d{1,9}$/)
    .transform(Number),
});
/** A settings batch is an office's document, sealed. */
export const settingsBytesAtMost = 16 * 1024 * 1024;
