import { z } from 'zod';
import { code } from '#shared/code.ts';
import { folderKinds } from '#shared/features/folder/folder-kind.ts';
import { recipient, sha256 } from './envelope.ts';
import { plainName, plainText } from './plain-text.ts';

export const cardFormat = 'hai-long-card/1';

/** The key that is shown on the network, and where a desk listens: the pin decides, never the address. */
export const CardNetwork = z.strictObject({
  /** SHA-256 of the SubjectPublicKeyInfo of its TLS key. */
  pin: sha256,
  /** `host:port`, as far as the folder knew on the day of the card. */
  addresses: z.array(plainText(80)).max(4),
});
export type CardNetwork = z.infer<typeof CardNetwork>;

/** Who somebody is and how to send them something: shown, compared by people, then trusted. */
export const Card = z
  .strictObject({
    format: z.literal(cardFormat),
    /** A desk receives; a station sends. A folder that is both has both cards. */
    role: z.enum(['station', 'desk']),
    unit: z.strictObject({
      code,
      codeSystem: plainText(40),
      name: plainName,
    }),
    station: z
      .strictObject({ code, name: plainName, counterCodes: z.array(code).max(50) })
      .nullable(),
    folderKind: z.enum(folderKinds),
    incarnation: z.uuid(),
    /** The key of the life before, if there was one: it signs the card too (see `signedBefore`). */
    before: z.string().max(200).nullable(),
    /** Ed25519, in OpenSSH's one-line form. */
    key: z.string().max(200),
    recipient,
    issuedOn: z.iso.date(),
    /** How it is met on the office's network; cards of before that was possible have none. */
    network: CardNetwork.optional(),
  })
  .refine(({ role, station }) => (role === 'station') === (station !== null), {
    path: ['station'],
    error: 'stationInvalid',
  });
export type Card = z.infer<typeof Card>;
