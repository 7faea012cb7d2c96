import { createHash } from 'node:crypto';
import { open, realpath, rename, rm, stat, statfs } from 'node:fs/promises';
import { dirname, join, relative, sep, isAbsolute } from 'node:path';
import type { FileHandle } from 'node:fs/promises';
import type { MediumFault } from '#shared/features/batch/medium-fault.ts';
import { hashOnMedium } from './read-medium.ts';

/** A folder that was looked at, with the device it lay on then. */
export interface CarryTarget {
  readonly folder: string;
  readonly device: number;
}

/** A batch as it is kept, and what it is called outside. */
export interface CarriedFile {
  readonly source: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly fileName: string;
}

export type Carrying =
  | { readonly carried: true; readonly how: 'written' | 'already' }
  | { readonly carried: false; readonly why: 'KEPT_DAMAGED' }
  | {
      readonly carried: false;
      readonly why: 'FOLDER';
      readonly fault: MediumFault;
      readonly detail: string;
    };

export type FolderFault = Extract<Carrying, { why: 'FOLDER' }>;

/** Room that is left on a stick beside a batch: directories grow too. */
const slackBytes = 1024 * 1024;

/** The folder that batches are to be carried to, if it can be one. */
export async function lookAtFolder(
  folder: string,
  dataFolder: string,
): Promise<CarryTarget | FolderFault> {
  try {
    if (!isAbsolute(folder)) return fault('folderMissing');
    const found = await stat(folder);
    if (!found.isDirectory()) return fault('notAFolder');
    const [there, here] = await Promise.all([realpath(folder), realpath(dataFolder)]);
    if (isWithin(there, here)) return fault('insideData');
    return { folder: there, device: found.dev };
  } catch (error) {
    return faultOf(error);
  }
}

/**
 * Writes a kept batch into a folder and reads it back from there; only then it bears its name. What goes
 * wrong leaves nothing under that name, and the batch where it was.
 */
export async function carryBatch(
  target: CarryTarget,
  file: CarriedFile,
  readBack: (file: string) => Promise<string> = hashOnMedium,
): Promise<Carrying> {
  const place = join(target.folder, file.fileName);
  const unfinished = `${place}.part`;
  try {
    if (!(await isSameMedium(target))) return await goneOrSwapped(target);
    if (await isThere(place, file)) return { carried: true, how: 'already' };
    const free = await freeBytes(target.folder);
    if (free < file.bytes + slackBytes) return noRoom(file);
    const written = await write(target, file, { unfinished, readBack });
    if (written !== undefined) return written;
    await rename(unfinished, place);
    await syncFolder(target.folder);
    if (!(await isSameMedium(target))) return await goneOrSwapped(target);
    return { carried: true, how: 'written' };
  } catch (error) {
    if (codeOf(error) === 'ENOSPC') return noRoom(file);
    const moved = await goneOrSwapped(target).catch(() => undefined);
    if (moved !== undefined && moved.fault !== 'other') return moved;
    return faultOf(error);
  } finally {
    await rm(unfinished, { force: true }).catch(() => {}); // the medium may be gone, or take nothing
  }
}

/** Undefined when the file is on the medium, whole. */
async function write(
  target: CarryTarget,
  { source, bytes, sha256 }: CarriedFile,
  { unfinished, readBack }: { unfinished: string; readBack: (file: string) => Promise<string> },
): Promise<Carrying | undefined> {
  const to = await open(unfinished, 'w');
  let sum: string;
  let inode: number;
  try {
    const opened = await to.stat();
    if (opened.dev !== target.device) return fault('swapped');
    inode = opened.ino;
    sum = await copyInto(to, source);
    await to.sync();
  } finally {
    await to.close().catch(() => {}); // a medium that is gone says so again when it is closed
  }
  if (sum !== sha256) return { carried: false, why: 'KEPT_DAMAGED' };
  const there = await stat(unfinished);
  if (there.dev !== target.device || there.ino !== inode) return await goneOrSwapped(target);
  if (there.size !== bytes) return fault('damaged');
  return (await readBack(unfinished)) === sha256 ? undefined : fault('damaged');
}

/** SHA-256 of what was copied. */
async function copyInto(to: FileHandle, source: string): Promise<string> {
  const sum = createHash('sha256');
  const from = await open(source, 'r');
  try {
    const buffer = Buffer.alloc(1024 * 1024);
    for (;;) {
      const { bytesRead } = await from.read(buffer, 0, buffer.length, null);
      if (bytesRead === 0) return sum.digest('hex');
      const piece = buffer.subarray(0, bytesRead);
      sum.update(piece);
      await writeAll(to, piece);
    }
  } finally {
    await from.close();
  }
}

async function writeAll(to: FileHandle, piece: Buffer): Promise<void> {
  for (let at = 0; at < piece.length;) {
    const { bytesWritten } = await to.write(piece, at, piece.length - at);
    at += bytesWritten;
  }
}

async function isThere(place: string, { bytes, sha256 }: CarriedFile): Promise<boolean> {
  try {
    const found = await stat(place);
    return found.isFile() && found.size === bytes && (await hashOnMedium(place)) === sha256;
  } catch {
    return false; // not there, or not to be read: it is written anew
  }
}

async function isSameMedium({ folder, device }: CarryTarget): Promise<boolean> {
  return (await stat(folder)).dev === device;
}

/** Where a medium was, there is now the folder it was mounted on, another medium, or nothing. */
async function goneOrSwapped({ folder, device }: CarryTarget): Promise<FolderFault> {
  try {
    const now = (await stat(folder)).dev;
    if (now === device) return fault('other');
    return fault(now === (await stat(dirname(folder))).dev ? 'pulled' : 'swapped');
  } catch {
    return fault('pulled');
  }
}

/** The entries of a folder reach the medium; some network drives have no such call. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return; // Windows has no handle on a folder to sync
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } catch (error) {
    if (!['EINVAL', 'ENOTSUP'].includes(codeOf(error))) throw error;
  } finally {
    await handle.close();
  }
}

async function freeBytes(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder);
  return bavail * bsize;
}

function isWithin(path: string, folder: string): boolean {
  const way = relative(folder, path);
  return way === '' || (way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way));
}

function noRoom({ bytes }: CarriedFile): FolderFault {
  return fault('noRoom', String(Math.ceil((bytes + slackBytes) / 1024 ** 2)));
}

function fault(which: MediumFault, detail = ''): FolderFault {
  return { carried: false, why: 'FOLDER', fault: which, detail };
}

const faultOfCode: Readonly<Record<string, MediumFault>> = {
  ENOENT: 'folderMissing',
  ENOTDIR: 'notAFolder',
  EROFS: 'readOnly',
  EACCES: 'readOnly',
  EPERM: 'readOnly',
  EIO: 'pulled',
  ENODEV: 'pulled',
  ENXIO: 'pulled',
  ENOTCONN: 'pulled',
  ESTALE: 'pulled',
};

/** What the system says of a folder, in our words. */
export function faultOf(error: unknown): FolderFault {
  const code = codeOf(error);
  return fault(faultOfCode[code] ?? 'other', code);
}

function codeOf(error: unknown): string {
  return String(Reflect.get(Object(error), 'code') ?? 'unknown');
}
