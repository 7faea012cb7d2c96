import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  renameSync,
  rmSync,
  statfsSync,
  writeSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { syncFolder } from '#main/platform/files.ts';

export interface FileToSave {
  readonly file: string;
  readonly bytes: Uint8Array;
}

export type Saved =
  | { readonly written: true; readonly files: readonly string[] }
  /** A code of the operating system, such as `ENOSPC`. */
  | { readonly written: false; readonly reason: string };

/** New files, all of them whole or none at all; what lies there already stays. */
export function saveFiles(files: readonly FileToSave[]): Saved {
  /** Of this run alone: nothing else is cleared away. */
  const begun: string[] = [];
  const unfinished = ({ file }: FileToSave) => `${file}.part`;
  try {
    if (files.some(({ file }) => existsSync(file))) return { written: false, reason: 'EEXIST' };
    for (const { file } of files) mkdirSync(dirname(file), { recursive: true });
    if (!hasRoom(files)) return { written: false, reason: 'ENOSPC' };
    for (const each of files) {
      begun.push(unfinished(each));
      writeWhole(unfinished(each), each.bytes);
    }
    for (const each of files) {
      renameSync(unfinished(each), each.file);
      begun.push(each.file);
    }
    for (const folder of new Set(files.map(({ file }) => dirname(file)))) syncFolder(folder);
    return { written: true, files: files.map(({ file }) => file) };
  } catch (error) {
    for (const file of begun) rmSync(file, { force: true });
    if (!isSystemError(error)) throw error;
    return { written: false, reason: error.code };
  }
}

function hasRoom(files: readonly FileToSave[]): boolean {
  const needed = files.reduce((sum, { bytes }) => sum + bytes.length, 0);
  const [first] = files;
  if (first === undefined) return true;
  const { bavail, bsize } = statfsSync(dirname(first.file));
  return bavail * bsize > needed;
}

function writeWhole(file: string, bytes: Uint8Array): void {
  const handle = openSync(file, 'w', 0o600);
  try {
    let at = 0;
    while (at < bytes.length) at += writeSync(handle, bytes, at);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

function isSystemError(error: unknown): error is NodeJS.ErrnoException & { code: string } {
  return error instanceof Error && 'syscall' in error && 'code' in error;
}
