import { createHash } from 'node:crypto';
import { writeDurably } from './write-durably.ts';

export interface SealFileJob {
  readonly content: Uint8Array;
  readonly to: string;
  readonly recipient: string;
}

export type SealedFile =
  | { readonly written: true; readonly sha256: string }
  /** A code of the operating system, such as `ENOSPC`. */
  | { readonly written: false; readonly reason: string };

/** Seals a file’s content as one plain age file, on the disk when it is done. */
export async function sealFile({ content, to, recipient }: SealFileJob): Promise<SealedFile> {
  const { Encrypter } = await import('age-encryption');
  const encrypter = new Encrypter();
  encrypter.addRecipient(recipient);
  const sealed = Buffer.from(await encrypter.encrypt(content));
  const outcome = writeDurably(to, () => [sealed]);
  if (!outcome.written) return outcome;
  return { written: true, sha256: createHash('sha256').update(sealed).digest('hex') };
}
