import { z } from 'zod';
import { code } from '#shared/code.ts';

export const officeCodebookFormat = 'hai-long-office-codebook/1';

const name = z.string().min(1).max(200);
const named = z.strictObject({ code, name });

/** What the codes in an office's batch mean: enough to read its tables without the program. */
export const OfficeCodebook = z.strictObject({
  format: z.literal(officeCodebookFormat),
  /** The figures of the office's activity, as its catalogue has them. */
  figures: z.array(
    z.strictObject({
      code,
      kind: z.enum(['count', 'decimal']),
      name,
      unit: name,
      source: z.string().max(300),
      verified: z.boolean(),
    }),
  ),
  /** Kinds of procedures. */
  fields: z.array(named),
  /** Models, with the groups of people that visits are counted by. */
  models: z.array(named.extend({ groups: z.array(named) })).default([]),
});
export type OfficeCodebook = z.infer<typeof OfficeCodebook>;
