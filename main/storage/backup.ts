import { mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { syncFile, syncFolder } from '#main/platform/files.ts';
import { openCopy, openReader, type Database } from './database.ts';
import { assertSound } from './integrity.ts';

/**
 * Writes a verified copy of the database into `folder` and returns its path. Receipts stay behind:
 * two copies a day apart would show who gave one in between; without them a dossier may rate again.
 */
export function backUp(db: Database, folder: string, label: string): string {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `kiosk-${label}.db`);
  const unfinished = `${file}.part`;
  rmSync(unfinished, { force: true });
  db.prepare('VACUUM INTO ?').run(unfinished);
  prepareCopy(unfinished);
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

/** SQLite's mark of whose file it is: on a copy it says `HLBK`, on the program's own database nothing. */
const backupMark = 0x48_4c_42_4b;

/** Whether a database is a copy that was made as a backup, and so goes back to an earlier state. */
export function isBackup(db: Database): boolean {
  return db.pragma('application_id', { simple: true }) === backupMark;
}

/** From here on it is the folder's own database; call it inside the transaction that says why. */
export function forgetBackup(db: Database): void {
  if (isBackup(db)) db.pragma('application_id = 0');
}

function prepareCopy(file: string): void {
  const copy = openCopy(file);
  try {
    copy.pragma(`application_id = ${backupMark}`);
    const tables = copy
      .prepare<[], { name: string }>(
        `SELECT name FROM sqlite_schema WHERE name IN ('receipt', 'receipt_key')`,
      )
      .all();
    for (const { name } of tables) copy.exec(`DELETE FROM ${name}`);
  } finally {
    copy.close();
  }
}
