import { statfsSync } from 'node:fs';

/** How many times a batch's own size is needed while it is taken apart and put together. */
const roomFactor = 12;
const roomAtLeast = 64 * 1024 * 1024;

/** Whether a batch of so many bytes can be worked on in a folder without filling its disk. */
export function hasRoomFor(bytes: number, folder: string): boolean {
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize >= roomAtLeast + bytes * roomFactor;
}
