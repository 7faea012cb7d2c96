import { createHash } from 'node:crypto';
import { constants } from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';

/** Known to every Node; the types of pages, which declare it, are not here. */
declare const WebAssembly: {
  readonly Memory: new (size: { readonly initial: number }) => { readonly buffer: ArrayBuffer };
};

const chunkPages = 16; // of 64 KiB each, as WebAssembly counts them

/**
 * SHA-256 of a file as the medium holds it. What was just written lies in the system's memory too, and a
 * stick that lost it would go unnoticed: where the system offers it (Linux), the memory is passed by.
 */
export async function hashOnMedium(file: string): Promise<string> {
  const direct = await openDirect(file);
  if (direct !== undefined) {
    const sum = await hashOf(direct).catch((error: unknown) => {
      if (Reflect.get(Object(error), 'code') === 'EINVAL') return undefined; // not read so after all
      throw error;
    });
    if (sum !== undefined) return sum;
  }
  return hashOf(await open(file, 'r'));
}

async function openDirect(file: string): Promise<FileHandle | undefined> {
  if (process.platform !== 'linux') return undefined;
  try {
    return await open(file, constants.O_RDONLY | constants.O_DIRECT);
  } catch (error) {
    // file systems that cannot refuse the flag
    if (Reflect.get(Object(error), 'code') === 'EINVAL') return undefined;
    throw error;
  }
}

async function hashOf(handle: FileHandle): Promise<string> {
  // reading past the system's memory needs a buffer that begins at a page, as this memory does
  const buffer = Buffer.from(new WebAssembly.Memory({ initial: chunkPages }).buffer);
  const sum = createHash('sha256');
  try {
    for (;;) {
      const { bytesRead } = await handle.read(buffer, 0, buffer.length, null);
      if (bytesRead === 0) return sum.digest('hex');
      sum.update(buffer.subarray(0, bytesRead));
    }
  } finally {
    await handle.close();
  }
}
