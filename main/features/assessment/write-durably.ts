import {
  appendFileSync,
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { syncFolder } from '#main/platform/files.ts';

export type Written =
  | { readonly written: true }
  /** A code of the operating system, such as `ENOSPC`. */
  | { readonly written: false; readonly reason: string };

/** Writes pieces under a temporary name, syncs and renames: the file is whole or is not there. */
export function writeDurably(file: string, pieces: () => Iterable<Uint8Array>): Written {
  const unfinished = `${file}.part`;
  try {
    mkdirSync(dirname(file), { recursive: true });
    const target = openSync(unfinished, 'w', 0o600);
    try {
      for (const piece of pieces()) appendFileSync(target, piece); // unlike writeSync it does not stop half-way
      fsyncSync(target);
    } finally {
      closeSync(target);
    }
    renameSync(unfinished, file);
    syncFolder(dirname(file));
    return { written: true };
  } catch (error) {
    rmSync(unfinished, { force: true });
    const reason = reasonOf(error);
    if (reason === undefined) throw error;
    return { written: false, reason };
  }
}

/** What the system says of a file; undefined for an error of our own. */
export function reasonOf(error: unknown): string | undefined {
  const isOfSystem = error instanceof Error && 'syscall' in error && 'code' in error;
  return isOfSystem ? String(error.code) : undefined;
}
