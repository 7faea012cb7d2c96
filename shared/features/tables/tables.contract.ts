import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { operation, refusal } from '#shared/operation.ts';
import { day } from '../figures/figures.contract.ts';

export const tableFormats = ['csv', 'jsonl', 'xlsx'] as const;
export type TableFormat = (typeof tableFormats)[number];

export const TableRequest = z.strictObject({
  format: z.enum(tableFormats),
  /** First and last day, both included, in the office's time zone. */
  from: day.optional(),
  to: day.optional(),
  /** CSV without the byte order mark that spreadsheets need for Vietnamese. */
  plain: z.boolean().default(false),
});
export type TableRequest = z.infer<typeof TableRequest>;

export const TableProgress = z.object({
  rows: z.int(),
  /** Responses in the whole store: the most that `rows` can reach. */
  atMost: z.int(),
  /** Set in the last event: the files written, whole and synced to disk. */
  files: z.array(z.string()).optional(),
});
export type TableProgress = z.infer<typeof TableProgress>;

export const tablesContract = {
  /** Writes both tables into the data folder's `exports`, and tells how far it is. */
  export: operation('tables.export')
    .input(TableRequest)
    .output(eventIterator(TableProgress))
    .errors({
      FROM_AFTER_TO: refusal,
      /** The files could not be written; `reason` is the system's word for it. */
      NOT_WRITTEN: { ...refusal, data: z.object({ reason: z.string() }) },
    }),
};
