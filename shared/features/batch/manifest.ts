import { z } from 'zod';
import { code } from '#shared/code.ts';
import { folderKinds } from '#shared/features/folder/folder-kind.ts';
import { batchKinds, Place, sha256 } from './envelope.ts';
import { plainName as name, plainText } from './plain-text.ts';

export const batchFormat = 'hai-long-batch/1';

const day = z.iso.date();
const moment = z.iso.datetime({ offset: true });
const count = z.int().min(0);

/** A file inside; `rows` where it is a table. */
export const Part = z.strictObject({
  path: plainText(100),
  mediaType: plainText(100),
  bytes: count,
  sha256,
  rows: count.optional(),
});
export type Part = z.infer<typeof Part>;

const author = z.strictObject({
  unit: z.strictObject({ code, codeSystem: plainText(40), name }),
  station: z.strictObject({ code, name, counterCodes: z.array(code) }).nullable(),
  /** In OpenSSH's one-line form. */
  key: plainText(200),
});

const everyKind = {
  format: z.literal(batchFormat),
  program: z.strictObject({ name: z.literal('hai-long'), version: plainText(40) }),
  author,
  folderKind: z.enum(folderKinds),
  parts: z.array(Part).max(64),
};

/** What makes a batch one of a series, from which none can be taken and into which none put. */
const inSeries = {
  place: Place,
  /** The batch before in this incarnation, by its manifest's SHA-256; null before number 1. */
  previous: sha256.nullable(),
  /** The incarnation before this one, with its last known batch; null for the first. */
  grownFrom: z.strictObject({ incarnation: z.uuid(), manifest: sha256.nullable() }).nullable(),
  builtAt: moment,
};

const clockState = z.enum(['trusted', 'suspect', 'unset']);

/** The author's health as the batch was closed. */
const health = z.strictObject({
  problems: z.array(plainText(100)).max(100),
  freeBytes: count.nullable(),
  databaseBytes: count,
});

/** Answers of one station, in the order they were recorded. */
export const StationManifest = z.strictObject({
  ...everyKind,
  ...inSeries,
  kind: z.literal('station'),
  clock: z.strictObject({
    state: clockState,
    /** Rows of this batch by the state of the clock they were recorded under. */
    rows: z.strictObject({ trusted: count, suspect: count, unset: count }),
  }),
  health,
  /** By rows whose clock could be trusted; null where none could. */
  period: z.strictObject({ from: day, to: day }).nullable(),
  /** Rows of `data/ratings`, in which those for the leader alone do not stand. */
  counts: z.strictObject({
    answer: count,
    change: count,
    fact: count,
    comment: count,
    redaction: count,
  }),
  /** Which rows of which chain of ratings; `before` and `after` are the chain's hashes there. */
  rows: z.array(
    z.strictObject({
      incarnation: z.uuid(),
      afterSequence: count,
      toSequence: count,
      before: sha256.nullable(),
      after: sha256,
    }),
  ),
  rules: z.strictObject({ judge: plainText(40) }),
});
export type StationManifest = z.infer<typeof StationManifest>;

/** Why a table of an office is not there, though the office keeps one. */
export const withheldReasons = ['locked'] as const;

/** What an office gathers besides answers: all of it as it stood when the batch was closed. */
export const OfficeManifest = z.strictObject({
  ...everyKind,
  ...inSeries,
  kind: z.literal('office'),
  clock: z.strictObject({ state: clockState }),
  health,
  /** From the first day that a table speaks of to the day it was closed on. */
  period: z.strictObject({ from: day, to: day }),
  /** Tables that are not there, and why; every other one is whole. */
  withheld: z.array(z.strictObject({ table: code, why: z.enum(withheldReasons) })).max(16),
  /** Batches of stations that belong to it, by place and name. */
  stations: z.array(z.strictObject({ stationCode: code, place: Place, manifest: sha256 })),
  /** Numbers of this life that went elsewhere, such as settings for stations: no gaps. */
  elsewhere: z.array(
    z.strictObject({ kind: z.enum(batchKinds), number: z.int().min(1), manifest: sha256 }),
  ),
});
export type OfficeManifest = z.infer<typeof OfficeManifest>;

/** Settings that a desk gives to its stations. */
export const SettingsManifest = z.strictObject({
  ...everyKind,
  ...inSeries,
  kind: z.literal('settings'),
  version: z.int().min(1),
});
export type SettingsManifest = z.infer<typeof SettingsManifest>;

/** Scores that a superior gives back, with reasons; of each criterion the newest batch counts. */
export const VerificationManifest = z.strictObject({
  ...everyKind,
  ...inSeries,
  kind: z.literal('verification'),
  forUnit: code,
});
export type VerificationManifest = z.infer<typeof VerificationManifest>;

/** Requests for letters: no number, no series, no time and no count; nothing joins them to answers. */
export const LettersManifest = z.strictObject({
  ...everyKind,
  kind: z.literal('letters'),
  place: z.null(),
});
export type LettersManifest = z.infer<typeof LettersManifest>;

/** The inside of a batch: who made it, where it stands, and every file in it with its hash. */
export const Manifest = z.discriminatedUnion('kind', [
  StationManifest,
  OfficeManifest,
  SettingsManifest,
  VerificationManifest,
  LettersManifest,
]);
export type Manifest = z.infer<typeof Manifest>;
