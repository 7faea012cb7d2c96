import { z } from 'zod';
import { code } from '#shared/code.ts';
import { keyFingerprint } from './envelope.ts';

export const stationCardsFormat = 'hai-long-cards/1';

/**
 * The cards of an office's stations as its desk trusts them (`*.hlcs`): whoever compared the desk's card
 * need not compare each station's. A key that the desk revoked stands in it too.
 */
export const StationCards = z.strictObject({
  format: z.literal(stationCardsFormat),
  unitCode: code,
  /** Who says so, by fingerprint. */
  desk: keyFingerprint,
  issuedOn: z.iso.date(),
  cards: z
    .array(
      z.strictObject({
        /** The card's own file, as its station signed it. */
        file: z.string().max(32_768),
        /** Since when, and why, the desk trusts this key no longer. */
        revoked: z.strictObject({ on: z.iso.date(), reason: code }).nullable(),
      }),
    )
    .max(500),
});
export type StationCards = z.infer<typeof StationCards>;

/** The list and its desk's signature over exactly these bytes. */
export const CardsFile = z.strictObject({
  document: z.string().max(4 * 1024 * 1024),
  signature: z.string().max(2048),
});
export type CardsFile = z.infer<typeof CardsFile>;
