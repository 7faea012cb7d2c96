import { existsSync, readdirSync } from 'node:fs';
import { findFolderKind } from '#main/features/folder/folder-store.ts';
import { openStore } from '#main/open-store.ts';
import type { DataFolder } from '#main/storage/data-folder.ts';
import { openReader } from '#main/storage/database.ts';
import { assertNotNewer, schemaVersion, schemaVersionOf } from '#main/storage/migrate.ts';
import type { FolderKind } from '#shared/features/folder/folder-kind.ts';

/** What a folder is, or that it is still to be made, or holds something else. */
export type FolderState = FolderKind | 'vacant' | 'foreign';

/** Also brings a folder that an earlier release wrote up to date, as every start does. */
export function folderStateOf(folder: DataFolder): FolderState {
  if (!existsSync(folder.database)) {
    return existsSync(folder.path) && readdirSync(folder.path).length > 0 ? 'foreign' : 'vacant';
  }
  const db = openReader(folder.database);
  let isOld: boolean;
  try {
    assertNotNewer(db);
    isOld = schemaVersionOf(db) < schemaVersion;
    if (schemaVersionOf(db) === 0) return 'foreign';
  } finally {
    db.close();
  }
  if (isOld) openStore(folder).close();
  const current = openReader(folder.database);
  try {
    return findFolderKind(current) ?? 'foreign';
  } finally {
    current.close();
  }
}
