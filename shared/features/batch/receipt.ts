import { z } from 'zod';
import { code } from '#shared/code.ts';
import { keyFingerprint, Place, sha256 } from './envelope.ts';

export const receiptFormat = 'hai-long-receipt/1';

/** `counted` and `held` are kept by the receiver for good; what is `refused` must come again. */
export const receiptStates = ['counted', 'held', 'refused'] as const;

/** What a receiving desk says of batches, one line each. */
export const Receipt = z.strictObject({
  format: z.literal(receiptFormat),
  unitCode: code,
  /** Who received, by fingerprint. */
  by: keyFingerprint,
  /** Whose batches these are, by the fingerprint of their author. */
  author: keyFingerprint,
  on: z.iso.date(),
  batches: z
    .array(
      z.strictObject({
        name: sha256,
        place: Place,
        state: z.enum(receiptStates),
        /** A code of `batchFaults` or `heldReasons`. */
        reason: z.string().max(40).nullable(),
      }),
    )
    .max(10_000),
});
export type Receipt = z.infer<typeof Receipt>;
