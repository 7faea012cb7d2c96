import { z } from 'zod';
import { code } from '#shared/code.ts';
import { operation, refusal } from '#shared/operation.ts';
import { countedThings, undertakingKinds } from './undertaking-kinds.ts';

const id = z.int().positive();
const day = z.iso.date();
const year = z.int().min(2000).max(2099);

/** What an office held or did for its models on one day. */
export const NewUndertaking = z.strictObject({
  kind: z.enum(undertakingKinds),
  heldOn: day,
  subject: z.string().trim().min(3).max(500),
  /** How many, and of what; nothing where nobody counted. */
  count: z.int().min(0).max(10_000_000).optional(),
  countOf: z.enum(countedThings),
  place: z.string().trim().max(200),
  /** What shows it: number, date and title of a document, where the pictures are. */
  evidence: z.string().trim().max(500),
  /** The hash of a file that is kept as evidence of the scoring. */
  sha256: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .optional(),
  modelCode: code.optional(),
});
export type NewUndertaking = z.infer<typeof NewUndertaking>;

export const Undertaking = NewUndertaking.extend({
  /** Its number at this office. */
  number: id,
  /** Which version this is; a correction says on which it stood. */
  version: id,
  versions: z.int().positive(),
  person: z.string(),
});
export type Undertaking = z.infer<typeof Undertaking>;

export const UndertakingYear = z.object({
  year,
  years: z.array(year),
  /** The newest first. */
  undertakings: z.array(Undertaking),
  today: day,
  unitName: z.string(),
  models: z.array(z.object({ code: z.string(), name: z.string() })),
  /** Files that are kept as evidence and hold nothing personal. */
  keptFiles: z.array(z.object({ sha256: z.string(), title: z.string() })),
  mayEnter: z.boolean(),
});
export type UndertakingYear = z.infer<typeof UndertakingYear>;

const changes = {
  UNDERTAKING_CHANGED: refusal,
  DAY_REFUSED: refusal,
  /** The file was removed meanwhile. */
  FILE_UNKNOWN: refusal,
  STORE_FULL: refusal,
};

export const undertakingContract = {
  /** A year; this one unless told. */
  list: operation('figures.read')
    .input(z.strictObject({ year: year.optional() }))
    .output(UndertakingYear),
  note: operation('activity.enter')
    .input(NewUndertaking)
    .output(z.object({ number: id }))
    .errors({ DAY_REFUSED: refusal, FILE_UNKNOWN: refusal, STORE_FULL: refusal }),
  /** Appends what it should have been; what stood there stays. */
  correct: operation('activity.enter')
    .input(z.strictObject({ number: id, version: id, content: NewUndertaking }))
    .output(z.object({ number: id }))
    .errors(changes),
  /** Takes it back; that it was noted stays. */
  withdraw: operation('activity.enter')
    .input(z.strictObject({ number: id, version: id }))
    .output(z.object({ number: id }))
    .errors({ UNDERTAKING_CHANGED: refusal, STORE_FULL: refusal }),
  /** Writes a year as CSV into the data folder's `exports`. */
  export: operation('figures.read')
    .input(z.strictObject({ year }))
    .output(z.object({ file: z.string(), rows: z.int() }))
    .errors({ NOT_WRITTEN: { ...refusal, data: z.object({ reason: z.string() }) } }),
};
