import { z } from 'zod';
import { SignedDocument } from './signed-document.ts';
import type { Card } from './card.ts';

/**
 * A card as it is carried (`*.hlc`): one line of JSON, spelt as `JSON.stringify` spells it, without a line's
 * end. `signedBefore` holds what keys of earlier lives say of the same document, the newest first.
 */
export const CardFile = SignedDocument.extend({
  signedBefore: z
    .array(z.strictObject({ key: z.string().max(200), signature: z.string().max(2048) }))
    .max(8),
});
export type CardFile = z.infer<typeof CardFile>;

/** Why a card is not believed. */
export const cardFaults = ['CARD_UNREADABLE', 'CARD_NEWER', 'CARD_ALTERED'] as const;

/** What a text that should be a card turned out to be; every signature in it has been verified. */
export type CardReading =
  | {
      readonly read: true;
      readonly card: Card;
      /** The file as it was signed, without what a scanner or a person put around it. */
      readonly text: string;
      /** `SHA256:…` of the key that it carries. */
      readonly fingerprint: string;
      /** Eight groups of five digits, which two people compare. */
      readonly code: string;
      /** Keys of earlier lives that vouch for it, by fingerprint. */
      readonly vouchedBy: readonly string[];
    }
  | { readonly read: false; readonly why: (typeof cardFaults)[number] };
