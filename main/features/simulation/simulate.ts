import { existsSync } from 'node:fs';
import { findFolderKind } from '#main/features/folder/folder-store.ts';
import { openStore } from '#main/open-store.ts';
import { StartError } from '#main/platform/start-error.ts';
import type { DataFolder } from '#main/storage/data-folder.ts';
import { openReader } from '#main/storage/database.ts';
import { schemaVersionOf } from '#main/storage/migrate.ts';
import { fillFolder, type Filled } from './fill-folder.ts';

export interface SimulateOptions {
  readonly folder: DataFolder;
  /** Working days; the first of a new folder is in July 2025. */
  readonly days: number;
  /** Mean answers of the whole office on a working day; its five screens take about 7 000. */
  readonly perDay: number;
  readonly seed: string | number;
}

/**
 * Makes a simulated folder, the same for the same seed. A simulated folder goes on the day after
 * its newest rating; any other folder is refused untouched. The caller holds the folder.
 */
export function simulate({ folder, days, perDay, seed }: SimulateOptions): Filled {
  refuseOtherKinds(folder);
  const db = openStore(folder);
  try {
    db.pragma('cache_size = -131072'); // random ids reach every page of their index
    return fillFolder(db, { days, perDay, seed: String(seed) });
  } finally {
    db.close();
  }
}

function refuseOtherKinds(folder: DataFolder): void {
  if (!existsSync(folder.database)) return;
  const db = openReader(folder.database);
  try {
    const kind = schemaVersionOf(db) > 0 ? findFolderKind(db) : undefined;
    if (kind !== undefined && kind !== 'simulated') {
      throw new StartError('folderKindWrong', { folder: folder.path });
    }
  } finally {
    db.close();
  }
}
