import { z } from 'zod';
import { operation, refusal } from '#shared/operation.ts';

/** What a chart is saved as: a picture of dots or of lines, or its table. */
const chartFormats = ['png', 'svg', 'csv'] as const;

export const ChartFile = z.strictObject({
  /** Which chart, as a part of the file's name. */
  name: z.string().regex(/^[A-Za-z0-9-]{1,60}$/),
  format: z.enum(chartFormats),
  /** The text of the file; of a PNG its bytes in base64. */
  content: z.string().min(1).max(1_000_000),
});
export type ChartFile = z.infer<typeof ChartFile>;

export const chartContract = {
  /** Writes a chart that somebody looks at into the data folder's `exports`. */
  save: operation('figures.read')
    .input(ChartFile)
    .output(z.object({ file: z.string() }))
    .errors({
      /** It is no such file. */
      NOT_A_CHART: refusal,
      /** The file could not be written; `reason` is the system's word for it. */
      NOT_WRITTEN: { ...refusal, data: z.object({ reason: z.string() }) },
    }),
};
