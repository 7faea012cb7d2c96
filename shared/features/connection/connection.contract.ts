import { z } from 'zod';
import { lifeReasons } from '#shared/features/batch/life-reason.ts';
import { folderKinds } from '#shared/features/folder/folder-kind.ts';
import { operation, refusal } from '#shared/operation.ts';

/** What a folder is to us, whose card was taken in. */
export const correspondentRoles = ['station', 'desk', 'superior'] as const;

/** Why a key is trusted no longer. What it signed before, and was counted, stays counted. */
export const revocationReasons = ['lost', 'retired', 'replaced', 'mistaken'] as const;
export type RevocationReason = (typeof revocationReasons)[number];

const unit = z.object({ code: z.string(), name: z.string() });
const station = z
  .object({ code: z.string(), name: z.string(), counterCodes: z.array(z.string()) })
  .nullable();
const key = {
  /** `SHA256:…`, as OpenSSH shows a key. */
  fingerprint: z.string(),
  /** Eight groups of five digits: what two people compare. */
  code: z.string(),
};

const OwnCard = z.object({
  role: z.enum(['station', 'desk']),
  ...key,
  unit,
  station,
  folderKind: z.enum(folderKinds),
  issuedOn: z.iso.date(),
  /** The whole card, as it is saved (`*.hlc`). */
  file: z.string(),
  fileName: z.string(),
  /** The card as digits, for its QR picture; null where it does not fit into one. */
  digits: z.string().nullable(),
});
export type OwnCard = z.infer<typeof OwnCard>;

export const Correspondent = z.object({
  ...key,
  role: z.enum(correspondentRoles),
  unit,
  station,
  /** `earlier`: another card of the same sender was taken in since; what it signed still counts. */
  state: z.enum(['trusted', 'earlier', 'revoked']),
  enrolledOn: z.iso.date(),
  enrolledBy: z.string(),
  revoked: z
    .object({ on: z.iso.date(), by: z.string(), reason: z.enum(revocationReasons) })
    .nullable(),
});
export type Correspondent = z.infer<typeof Correspondent>;

export const Connections = z.object({
  life: z.object({
    /** Which of this folder's lives it is, from 1. */
    number: z.int(),
    reason: z.enum(lifeReasons),
    startedOn: z.iso.date(),
  }),
  own: z.array(OwnCard),
  known: z.array(Correspondent),
  /** Cards that were altered in the store: nothing of theirs is trusted. */
  altered: z.int(),
});
export type Connections = z.infer<typeof Connections>;

/**
 * `stranger`: two people have to compare. `successor`: a key that is trusted here vouches for it. `known`: it
 * was taken in as it is. `renewed`: the same key says something else of itself. `revoked`: it was taken out.
 */
export const cardStandings = ['stranger', 'successor', 'known', 'renewed', 'revoked'] as const;

/** What whoever takes a card in should know. */
export const cardNotes = ['stationUnlisted', 'notParent', 'anotherThere'] as const;

export const SeenCard = z.object({
  ...key,
  role: z.enum(correspondentRoles),
  unit,
  station,
  issuedOn: z.iso.date(),
  standing: z.enum(cardStandings),
  notes: z.array(z.enum(cardNotes)),
});
export type SeenCard = z.infer<typeof SeenCard>;

/** A card's file, or the digits of its picture as a scanner types them. */
const CardText = z.strictObject({ card: z.string().min(1).max(32_768) });

const cardRefusals = {
  /** No card at all, or half of one. */
  CARD_UNREADABLE: refusal,
  /** A later release made it. */
  CARD_NEWER: refusal,
  /** Not as it was signed, or signed by nobody. */
  CARD_ALTERED: refusal,
  /** Anybody can forge a signature of its key (RFC 8032, section 8.4). */
  CARD_KEY_UNSOUND: refusal,
  /** This folder's own. */
  CARD_OWN: refusal,
  /** A station of another unit. */
  CARD_OTHER_UNIT: refusal,
  /** A trial's or a simulation's in an office, or the reverse. */
  CARD_OTHER_KIND: refusal,
  /** Its key was taken in here as something else. */
  CARD_OTHER_ROLE: refusal,
  /** Its key was lost to somebody: it never comes back. */
  CARD_KEY_LOST: refusal,
};

export const connectionContract = {
  show: operation('station.configure', { background: true }).output(Connections),
  /** Writes an own card into the data folder's `exports`, to be taken along. */
  save: operation('station.configure')
    .input(z.strictObject({ role: z.enum(['station', 'desk']) }))
    .output(z.object({ file: z.string() }))
    .errors({ NOT_WRITTEN: { ...refusal, data: z.object({ reason: z.string() }) } }),
  /** Reads a card and changes nothing. */
  inspect: operation('station.configure').input(CardText).output(SeenCard).errors(cardRefusals),
  enrol: operation('station.configure')
    .input(
      CardText.extend({
        /** What the person compared; needed unless a key that is trusted here vouches for it. */
        comparedCode: z.string().max(60).optional(),
      }),
    )
    .output(Connections)
    .errors({ ...cardRefusals, CODE_NOT_COMPARED: refusal, STORE_FULL: refusal }),
  revoke: operation('station.configure')
    .input(z.strictObject({ fingerprint: z.string().max(60), reason: z.enum(revocationReasons) }))
    .output(Connections)
    .errors({ KEY_UNKNOWN: refusal, STORE_FULL: refusal }),
};
