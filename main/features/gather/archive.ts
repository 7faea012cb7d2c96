import { mkdirSync, readdirSync } from 'node:fs';
import { open, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { syncFolder } from '#main/platform/files.ts';

/** Every batch that was taken in, as it was received: the source of all that the warehouse holds. */
export interface Archive {
  fileOf(name: string): string;
  /** Names of all batches that lie here. */
  list(): readonly string[];
  /** Moves files in; when this returns they will be there after a power cut. */
  put(files: readonly { readonly name: string; readonly copy: string }[]): Promise<void>;
}

/** Files lie in 16 folders, by the first digit of their names: few to sync, and none too full. */
export function createArchive(folder: string): Archive {
  const shelfOf = (name: string) => join(folder, name.slice(0, 1));
  const fileOf = (name: string) => join(shelfOf(name), `${name}.hlb`);
  return {
    fileOf,
    list: () =>
      readdirSync(folder, { recursive: true, encoding: 'utf8' })
        .filter((path) => /[0-9a-f]{64}\.hlb$/.test(path))
        .map((path) => path.slice(-68, -4))
        .toSorted(),
    async put(files) {
      const moved = files.filter(({ name, copy }) => copy !== fileOf(name));
      const shelves = new Set(moved.map(({ name }) => shelfOf(name)));
      for (const shelf of shelves) mkdirSync(shelf, { recursive: true });
      await Promise.all(
        moved.map(async ({ name, copy }) => {
          await syncContent(copy);
          await rename(copy, fileOf(name));
        }),
      );
      for (const shelf of shelves) syncFolder(shelf);
      syncFolder(folder);
    },
  };
}

async function syncContent(file: string): Promise<void> {
  const handle = await open(file, 'r+');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
