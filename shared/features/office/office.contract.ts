import { z } from 'zod';
import { operation, refusal } from '#shared/operation.ts';
import { OfficeFile } from './office-file.ts';
import { officeFaults } from './office-fault.ts';

/** A file as somebody wrote it; far more than an office with forty stations needs. */
const OfficeText = z.string().min(1).max(200_000);
const Day = z.iso.date();

const Fault = z.object({
  fault: z.enum(officeFaults),
  path: z.array(z.union([z.string(), z.number()])),
  values: z.record(z.string(), z.union([z.string(), z.number()])),
  line: z.int().min(1).optional(),
  column: z.int().min(1).optional(),
});
const Faulty = { ...refusal, data: z.object({ faults: z.array(Fault) }) };

export const OfficeChange = z.object({
  kind: z.enum(['new', 'changed', 'removed', 'reordered']),
  path: z.array(z.string()),
  part: z.string(),
  entry: z.string(),
  before: z.string().optional(),
  after: z.string().optional(),
});

/** Secrets that are shown once: the folder keeps only what they can be tried against. */
export const IssuedSecrets = z.object({
  code: z.string(),
  name: z.string(),
  /** Missing for somebody who is here and now looks after the people. */
  pin: z.string().optional(),
  recoveryCode: z.string().optional(),
});
export type IssuedSecrets = z.infer<typeof IssuedSecrets>;

export const OfficeView = z.object({
  /** The newest version there is: whoever comes second decides anew. */
  version: z.int(),
  office: OfficeFile,
  /** The station that this machine is. */
  stationCode: z.string(),
  /** What the person at this desk may do here. */
  mayChange: z.boolean(),
  mayManagePeople: z.boolean(),
  /** The newest first; the first version holds from the beginning. */
  versions: z.array(
    z.object({
      version: z.int(),
      state: z.enum(['inForce', 'coming', 'past']),
      effectiveFrom: Day.optional(),
      author: z.string(),
      recordedAtMs: z.int(),
    }),
  ),
});
export type OfficeView = z.infer<typeof OfficeView>;

export const OfficePreview = z.object({
  faults: z.array(Fault),
  changes: z.array(OfficeChange),
  /** The day from which it would hold; at once without one. */
  effectiveFrom: Day.optional(),
});
export type OfficePreview = z.infer<typeof OfficePreview>;

/** Why nothing could be written. */
export const writeFaults = ['diskFull', 'folderNotWritable', 'folderNotEmpty', 'other'] as const;
const NotWritten = {
  ...refusal,
  data: z.object({ reason: z.enum(writeFaults), folder: z.string() }),
};

export const officeContract = {
  show: operation('office.see', { background: true }).output(OfficeView),
  /** What a file would change, or what is wrong in it; writes nothing. */
  preview: operation('office.change')
    .input(z.strictObject({ text: OfficeText, effectiveFrom: Day.optional() }))
    .output(OfficePreview),
  /** Takes a file in, all or nothing. */
  change: operation('office.change')
    .input(z.strictObject({ basedOn: z.int(), text: OfficeText, effectiveFrom: Day.optional() }))
    .output(z.object({ view: OfficeView, issued: z.array(IssuedSecrets) }))
    .errors({
      SETTINGS_CHANGED: refusal,
      FAULTY: Faulty,
      PEOPLE_RIGHT_MISSING: refusal,
      STORE_FULL: refusal,
    }),
  /** Writes the office's file into the folder's `exports`. */
  export: operation('office.see')
    .output(z.object({ file: z.string() }))
    .errors({ NOT_WRITTEN: NotWritten }),
  /** Set-up, at the desk of a trial alone: what is wrong so far; writes nothing. */
  check: operation('desk.see')
    .input(z.strictObject({ text: OfficeText }))
    .output(z.object({ faults: z.array(Fault) })),
  /** Lays an office beside the trial and issues its first secrets; it is not in its place yet. */
  found: operation('desk.see')
    .input(z.strictObject({ text: OfficeText }))
    .output(z.object({ founding: z.string(), issued: z.array(IssuedSecrets), folder: z.string() }))
    .errors({ NOT_TRIAL: refusal, FAULTY: Faulty, NOT_WRITTEN: NotWritten }),
  /** The secrets have been noted: from here on the program runs in the office. */
  enter: operation('desk.see')
    .input(z.strictObject({ founding: z.string() }))
    .output(z.object({}))
    .errors({ NOT_TRIAL: refusal, NOTHING_FOUNDED: refusal, NOT_WRITTEN: NotWritten }),
};
