import { z } from 'zod';

/**
 * A small text and its author's signature over exactly these bytes (UTF-8). What is signed is the text
 * itself, so that nobody has to agree on how JSON is spelt.
 */
export const SignedDocument = z.strictObject({
  document: z.string().max(65_536),
  /** In OpenSSH's armoured form, made for one purpose (`main/features/batch/file/batch-names.ts`). */
  signature: z.string().max(2048),
});
export type SignedDocument = z.infer<typeof SignedDocument>;
