import { mkdirSync, renameSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { syncFolder } from '#main/platform/files.ts';
import type { BatchFiles, Opened } from './batch-files.ts';
import { findKeptFile } from './kept-files.ts';

/** How what is kept here is opened: by whose signatures and with which secrets. */
export interface OpeningKept {
  /** Where the files of others' batches are kept. */
  readonly folder: string;
  /** An empty folder of its own; the caller removes it. */
  readonly work: string;
  /** Public keys, 32 bytes, by fingerprint: of authors, and of this folder, which sealed some anew. */
  readonly signers: ReadonlyMap<string, Uint8Array>;
  readonly identities: readonly string[];
}

/** A batch that is kept here, and where it goes. */
export interface PassOnOrder extends OpeningKept {
  readonly name: string;
  /** What it becomes. */
  readonly file: string;
}

export interface PassOnFiles extends Pick<BatchFiles, 'verify' | 'open'> {
  /** Seals what was opened anew, without its private part, signed by this desk. */
  reseal(
    name: string,
    opened: Opened,
    to: { readonly scratch: string; readonly file: string },
  ): Promise<unknown>;
}

/**
 * Seals a station's batch that was taken in here for others: the manifest and its author's signature are
 * the same bytes, and what only this desk may read stays behind.
 */
export async function passOn(files: PassOnFiles, order: PassOnOrder): Promise<void> {
  const { name, work } = order;
  const opened = await openKept(files, order, findKeptFile(order.folder, name));
  const built = join(work, `${name}.hlb`);
  await files.reseal(name, opened, { scratch: join(work, `${name}.part`), file: built });
  renameSync(built, order.file);
  syncFolder(dirname(order.file));
}

/** Unpacks a file that is kept here into a folder of its own within the work's. */
export async function openKept(
  files: Pick<BatchFiles, 'verify' | 'open'>,
  { work, signers, identities }: OpeningKept,
  kept: string,
): Promise<Opened> {
  // who was revoked since could still sign then: what was taken in goes on as it was taken in
  const sealed = await files.verify(kept, (fingerprint) => {
    const key = signers.get(fingerprint);
    return key === undefined ? 'senderUnknown' : Buffer.from(key);
  });
  const { author, manifest: name } = sealed.envelope;
  const key = signers.get(author.key);
  if (key === undefined) throw new Error('a batch that was taken in has a known author');
  const into = join(work, name);
  mkdirSync(into, { recursive: true });
  return files.open(kept, sealed, { identities, authorKey: Buffer.from(key), into });
}
