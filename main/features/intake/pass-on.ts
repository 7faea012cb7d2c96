import { mkdirSync, renameSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { syncFolder } from '#main/platform/files.ts';
import type { BatchFiles, Opened, Sealed } from './batch-files.ts';

/** A batch that is kept here, and where it goes. */
export interface PassOnOrder {
  readonly name: string;
  /** Where the files of others' batches are kept. */
  readonly folder: string;
  /** An empty folder of its own; the caller removes it. */
  readonly work: string;
  /** What it becomes. */
  readonly file: string;
  /** Its author's public key, 32 bytes, by fingerprint. */
  readonly authors: ReadonlyMap<string, Uint8Array>;
  readonly identities: readonly string[];
}

export interface PassOnFiles extends Pick<BatchFiles, 'verify' | 'open'> {
  /** Seals what was opened anew, for those above, signed by this desk. */
  reseal(
    name: string,
    opened: Opened,
    to: { readonly scratch: string; readonly file: string },
  ): Promise<unknown>;
}

/**
 * Seals a station's batch that was taken in here for the superior: the manifest and its author's
 * signature are the same bytes, and what only this desk may read stays closed.
 */
export async function passOn(files: PassOnFiles, order: PassOnOrder): Promise<void> {
  const kept = join(order.folder, `${order.name}.hlb`);
  const authorOf = (key: string) => order.authors.get(key);
  // who was revoked since could still sign then: what was taken in goes on as it was taken in
  const sealed: Sealed = await files.verify(kept, (fingerprint) => {
    const key = authorOf(fingerprint);
    return key === undefined ? 'senderUnknown' : Buffer.from(key);
  });
  const author = authorOf(sealed.envelope.author.key);
  if (author === undefined) throw new Error('a batch that was taken in has a known author');
  const into = join(order.work, order.name);
  mkdirSync(into, { recursive: true });
  const { identities } = order;
  const opened = await files.open(kept, sealed, {
    identities,
    authorKey: Buffer.from(author),
    into,
  });
  const scratch = join(order.work, `${order.name}.part`);
  const built = join(order.work, `${order.name}.hlb`);
  await files.reseal(order.name, opened, { scratch, file: built });
  renameSync(built, order.file);
  syncFolder(dirname(order.file));
}
