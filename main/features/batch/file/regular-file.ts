import { constants } from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';
import { RefusedBatch } from './refused-batch.ts';

/** A regular file, open for reading: what its name stands for cannot be exchanged any more. */
export interface RegularFile {
  readonly bytes: number;
  /** The bytes from `from` up to `to`, which is not included. Throws `RefusedBatch` (unreadable). */
  pieces(from: number, to: number): AsyncGenerator<Buffer, void>;
  close(): Promise<void>;
}

/**
 * Opens a file whoever named it. A folder, device or pipe is refused as `notABatch`; nothing is waited
 * for, as opening a pipe would without `O_NONBLOCK`. Throws `RefusedBatch`.
 */
export async function openRegularFile(path: string): Promise<RegularFile> {
  const handle = await orUnreadable(open(path, constants.O_RDONLY | constants.O_NONBLOCK));
  try {
    const found = await orUnreadable(handle.stat());
    if (!found.isFile()) throw new RefusedBatch('notABatch');
    return {
      bytes: found.size,
      pieces: (from, to) => piecesOf(handle, from, to),
      close: () => handle.close(),
    };
  } catch (error) {
    await handle.close();
    throw error;
  }
}

const pieceBytes = 256 * 1024;

async function* piecesOf(handle: FileHandle, from: number, to: number) {
  for (let at = from; at < to;) {
    const piece = Buffer.allocUnsafe(Math.min(pieceBytes, to - at));
    const { bytesRead } = await orUnreadable(handle.read(piece, 0, piece.length, at));
    if (bytesRead === 0) return;
    at += bytesRead;
    yield piece.subarray(0, bytesRead);
  }
}

async function orUnreadable<T>(reading: Promise<T>): Promise<T> {
  try {
    return await reading;
  } catch {
    throw new RefusedBatch('unreadable');
  }
}
