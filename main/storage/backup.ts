import { mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { syncFile, syncFolder } from '#main/platform/files.ts';
import { openReader, type Database } from './database.ts';
import { assertSound } from './integrity.ts';

/** Writes a verified copy of the database into `folder` and returns its path. */
export function backUp(db: Database, folder: string, label: string): string {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `kiosk-${label}.db`);
  const unfinished = `${file}.part`;
  rmSync(unfinished, { force: true });
  db.prepare('VACUUM INTO ?').run(unfinished);
  syncFile(unfinished);
  const copy = openReader(unfinished);
  try {
    assertSound(copy);
  } finally {
    copy.close();
  }
  renameSync(unfinished, file);
  syncFolder(folder);
  return file;
}
