import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { syncFolder } from '#main/platform/files.ts';

export type Appeared<Made> =
  | { readonly written: true; readonly made: Made }
  /** A code of the operating system, such as `ENOSPC`. */
  | { readonly written: false; readonly reason: string };

/**
 * What `write` makes at the path it is given, a file or a folder, appears under the target's name,
 * synced, or not at all. What already lies there stays.
 */
export async function appearWhole<Made>(
  target: string,
  write: (unfinished: string) => Promise<Made>,
): Promise<Appeared<Made>> {
  const unfinished = `${target}.part`;
  try {
    if (existsSync(target)) return { written: false, reason: 'EEXIST' };
    mkdirSync(dirname(target), { recursive: true });
    rmSync(unfinished, { recursive: true, force: true });
    const made = await write(unfinished);
    renameSync(unfinished, target);
    syncFolder(dirname(target));
    return { written: true, made };
  } catch (error) {
    rmSync(unfinished, { recursive: true, force: true });
    if (isSystemError(error)) return { written: false, reason: error.code };
    throw error;
  }
}

/** A new file that only this account can read, its content on the disk. */
export function writeDurably(file: string, content: Buffer): void {
  const handle = openSync(file, 'wx', 0o600);
  try {
    let at = 0;
    while (at < content.length) at += writeSync(handle, content, at);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

function isSystemError(error: unknown): error is NodeJS.ErrnoException & { code: string } {
  return error instanceof Error && 'syscall' in error && 'code' in error;
}
