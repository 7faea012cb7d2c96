import { z } from 'zod';
import { operation, refusal } from '#shared/operation.ts';
import { longestScan } from './dossier-code.ts';

/** A receipt's code given to a rating, so that a dossier rates once. */
export const NewReceipt = z.strictObject({
  /** Minted on the screen: a retry is the same gift, and what was found the first time stands. */
  id: z.uuidv4(),
  responseId: z.uuidv4(),
  code: z.string().min(1).max(longestScan),
});
export type NewReceipt = z.infer<typeof NewReceipt>;

export const receiptContract = {
  /** Answers the same for a dossier that has rated before: who stands beside learns nothing. */
  give: operation('rating.give')
    .input(NewReceipt)
    .output(z.object({ id: z.uuidv4() }))
    .errors({
      /** This office, or the survey that is open, takes no receipts. */
      RECEIPTS_OFF: refusal,
      /** No dossier's code, or one that may be a person's number; nothing was kept of it. */
      CODE_UNREADABLE: refusal,
      /** Somebody is signed in on this capture screen. */
      STAFF_SIGNED_IN: refusal,
      /** The disk took no more; nothing was recorded. */
      STORE_FULL: refusal,
      /** The id is already on disk with another content. */
      ID_TAKEN: refusal,
      RESPONSE_UNKNOWN: refusal,
    }),
};
