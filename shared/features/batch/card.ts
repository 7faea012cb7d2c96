import { z } from 'zod';
import { code } from '#shared/code.ts';
import { folderKinds } from '#shared/features/folder/folder-kind.ts';
import { recipient } from './envelope.ts';
import { plainName, plainText } from './plain-text.ts';

export const cardFormat = 'hai-long-card/1';

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
  })
  .refine(({ role, station }) => (role === 'station') === (station !== null), {
    path: ['station'],
    error: 'stationInvalid',
  });
export type Card = z.infer<typeof Card>;
