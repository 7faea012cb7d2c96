import { z } from 'zod';
import { keyFingerprint, sha256 } from '../batch/envelope.ts';
import { letterKinds } from './letter-kinds.ts';

export const carriedFormat = 'hai-long-letters/1';
/** The one part of a letters' file: sealed to the office's desk, and filled up. */
export const carriedPart = 'letters.json.gz.age';

const bytes = z.base64().max(2_000_000);
const bytes32 = z.base64().length(44);

const CarriedConsent = z.strictObject({
  /** Which of `texts`. */
  hash: sha256,
  version: z.int().min(1),
  language: z.string().min(2).max(10),
});

/** A request as its citizen left it: what is personal stays sealed to the letters' own key. */
export const CarriedLetter = z.strictObject({
  id: z.uuidv4(),
  kind: z.enum(letterKinds),
  requestedOn: z.iso.date(),
  dueOn: z.iso.date(),
  appointmentOn: z.iso.date().nullable(),
  header: bytes,
  sealed: bytes,
  /** What the receipt's code is tried against, under `codeKey`. */
  verifier: bytes32.nullable(),
  consent: CarriedConsent.nullable(),
});
export type CarriedLetter = z.infer<typeof CarriedLetter>;

/** Requests for letters on their way from a station to the office's desk. */
export const CarriedLetters = z.strictObject({
  format: z.literal(carriedFormat),
  /** Under which the station hashes receipts' codes. */
  codeKey: bytes32,
  texts: z.array(
    z.strictObject({
      hash: sha256,
      version: z.int().min(1),
      language: z.string().min(2).max(10),
      text: z.string().min(1).max(100_000),
    }),
  ),
  /** By their random ids: no order of theirs. */
  letters: z.array(CarriedLetter).max(20_000),
  /** Requests that went along before, and that their citizens had deleted at the station since. */
  withdrawn: z.array(z.uuidv4()).max(20_000),
});
export type CarriedLetters = z.infer<typeof CarriedLetters>;

export const carriedReceiptFormat = 'hai-long-letters-receipt/1';

/** A desk's word that it has all that was in a file; how much that was, and when, stands nowhere. */
export const CarriedReceipt = z.strictObject({
  format: z.literal(carriedReceiptFormat),
  /** Who received, by fingerprint. */
  by: keyFingerprint,
  /** Whose file it was, by the fingerprint of its author. */
  author: keyFingerprint,
  /** The name of the file: SHA-256 of its manifest. */
  name: sha256,
});
export type CarriedReceipt = z.infer<typeof CarriedReceipt>;
