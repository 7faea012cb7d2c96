import { z } from 'zod';
import { code } from '#shared/code.ts';
import { plainText } from './plain-text.ts';

/** What travels; each kind has its own content, all have one form. */
export const batchKinds = ['station', 'office', 'settings', 'verification', 'letters'] as const;
export type BatchKind = (typeof batchKinds)[number];

export const envelopeFormat = 'hai-long-envelope/1';

/** SHA-256 in lower-case hexadecimal. */
export const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
/** A key as OpenSSH shows it: `SHA256:` and 43 characters of base64. */
export const keyFingerprint = z.string().regex(/^SHA256:[A-Za-z0-9+/]{43}$/);
/** Where something is sealed to: a public key of age, X25519. */
export const recipient = z.string().regex(/^age1[a-z0-9]{58}$/);

/** Where a batch stands among those of its author; a letters' batch stands nowhere. */
export const Place = z.strictObject({
  /** A life of the author's folder: a restore or a copy starts a new one, with a new key. */
  incarnation: z.uuid(),
  /** 1, 2, 3 … within the incarnation. */
  number: z.int().min(1),
});
export type Place = z.infer<typeof Place>;

/** What the office's own desk alone can open; nobody else misses it. */
export const privateFolder = 'private/';

/** The outside of a batch, which anybody may read: what it is, whose, for whom; nothing of its content. */
export const Envelope = z
  .strictObject({
    format: z.literal(envelopeFormat),
    kind: z.enum(batchKinds),
    author: z.strictObject({
      unitCode: code,
      /** Empty for what an office gives as a whole. */
      stationCode: code.nullable(),
      key: keyFingerprint,
    }),
    place: Place.nullable(),
    /** SHA-256 of `manifest.json`: the name of the batch, whoever carries it. */
    manifest: sha256,
    /** The key that signed this envelope: the author's, or that of the office that passes it on. */
    sealedBy: keyFingerprint,
    sealedFor: z.array(recipient).min(1).max(16),
    payload: z.strictObject({ bytes: z.int().min(1), sha256 }),
    /** Parts of the manifest that whoever passes the batch on left out; only what is private. */
    leftOut: z.array(plainText(100).startsWith(privateFolder)).min(1).max(64).optional(),
  })
  .refine(({ kind, place }) => (kind === 'letters') === (place === null), {
    path: ['place'],
    error: 'placeInvalid',
  })
  .refine(({ author, sealedBy, leftOut }) => leftOut === undefined || sealedBy !== author.key, {
    path: ['leftOut'],
    error: 'leftOutByAuthor',
  });
export type Envelope = z.infer<typeof Envelope>;
