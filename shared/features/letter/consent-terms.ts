import { z } from 'zod';
import { consentGivers, consentWays } from './letter-words.ts';

/** An SHA-256 in hexadecimal. */
const textHash = z.string().regex(/^[0-9a-f]{64}$/);

/** Which text somebody consented to, as they read it. */
export const Consent = z.strictObject({
  version: z.int().min(1),
  hash: textHash,
  language: z.string().max(20),
});
export type Consent = z.infer<typeof Consent>;

/** The text to be read before anything is asked for; the box under it starts unticked. */
export const ConsentText = Consent.extend({ text: z.string() });
export type ConsentText = z.infer<typeof ConsentText>;

/** Consent that staff note at the desk, with who gave it and how. */
export const DeskConsent = Consent.extend({
  by: z.enum(consentGivers),
  how: z.enum(consentWays),
});
export type DeskConsent = z.infer<typeof DeskConsent>;

/** What somebody agreed to, as it is shown to them later. */
export const KeptConsent = ConsentText.extend({
  by: z.enum(consentGivers).optional(),
  how: z.enum(consentWays).optional(),
  givenOn: z.iso.date().optional(),
  recordedBy: z.string().optional(),
});
export type KeptConsent = z.infer<typeof KeptConsent>;

/** What staff read out before a letter of a kind, and whether it can rest on a duty instead. */
export const ConsentRule = z.object({
  needed: z.boolean(),
  givers: z.array(z.enum(consentGivers)),
  texts: z.array(ConsentText),
  source: z.string(),
  verified: z.boolean(),
});
export type ConsentRule = z.infer<typeof ConsentRule>;
