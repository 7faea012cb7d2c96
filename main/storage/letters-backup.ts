import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { syncFile, syncFolder } from '#main/platform/files.ts';
import { StartError } from '#main/platform/start-error.ts';
import { openCopy, openReader, type Database } from './database.ts';
import { assertSound, firstComplaint } from './integrity.ts';
import { hideTimes } from './letters-sweep.ts';
import { forgottenIn, makeNoise, overdueIn } from './overdue-copies.ts';

/** How long record keys are kept apart from the letters: what was deleted is unreadable after it. */
export const keyBackupDays = 7;
/** Copies without keys tell little, but nobody needs them for ever. */
export const letterBackupDays = 30;

/** `letters-2026-11-27.db`, or with why it was made before the day: `letters-before-restore-…`. */
const dated = /^letters-(keys-)?(?:[a-z0-9-]+-)?(\d{4}-\d{2}-\d{2})\.db$/;

export interface LettersBackup {
  /** Sealed letters without the keys that belong to each of them. */
  readonly letters: string;
  /** Those keys, sealed to the desk as ever. */
  readonly keys: string;
}

/** Copies letters and record keys into two files, each verified before it gets its name. */
export function backUpLetters(db: Database, folder: string, label: string): LettersBackup {
  mkdirSync(folder, { recursive: true });
  const files = lettersBackupAt(folder, label);
  finish(files.letters, (unfinished) => {
    db.prepare('VACUUM INTO ?').run(unfinished);
    change(unfinished, (copy) => {
      copy.exec('DELETE FROM letter_key; DELETE FROM code_key;');
      if (knowsSenders(copy)) copy.exec('DELETE FROM sender_code_key;');
    });
  });
  finish(files.keys, (unfinished) => {
    db.prepare('ATTACH ? AS keys').run(unfinished);
    try {
      db.exec(`
        CREATE TABLE keys.letter_key (letter_id TEXT PRIMARY KEY, header BLOB NOT NULL)
          STRICT, WITHOUT ROWID;
        CREATE TABLE keys.code_key (id INTEGER PRIMARY KEY, key BLOB NOT NULL) STRICT;
        INSERT INTO keys.letter_key SELECT letter_id, header FROM main.letter_key ORDER BY letter_id;
        INSERT INTO keys.code_key SELECT id, key FROM main.code_key;
        CREATE TABLE keys.sender_code_key (key BLOB PRIMARY KEY) STRICT, WITHOUT ROWID;`);
      if (knowsSenders(db)) {
        db.exec('INSERT INTO keys.sender_code_key SELECT key FROM main.sender_code_key;');
      }
    } finally {
      db.exec('DETACH keys');
    }
  });
  syncFolder(folder);
  return files;
}

/** Whether a database of letters is of a release in which stations' requests come to a desk. */
export function knowsSenders(db: Database): boolean {
  return (
    db.prepare(`SELECT 1 FROM main.sqlite_schema WHERE name = 'sender_code_key'`).get() !==
    undefined
  );
}

export function lettersBackupAt(folder: string, label: string): LettersBackup {
  return {
    letters: join(folder, `letters-${label}.db`),
    keys: join(folder, `letters-keys-${label}.db`),
  };
}

/** Whether a day has its backup: two on one day would date a letter more finely than the day. */
export function hasLettersBackup(folder: string, day: string): boolean {
  const { letters, keys } = lettersBackupAt(folder, day);
  return existsSync(letters) && existsSync(keys);
}

/** The newest day of which both files lie here. */
export function newestLettersBackup(folder: string): string | undefined {
  return listLettersBackups(folder)
    .map(({ day }) => day)
    .filter((day) => hasLettersBackup(folder, day))
    .sort()
    .at(-1);
}

/** Backups of record keys, the newest first. */
export function listKeyBackups(folder: string): string[] {
  return listLettersBackups(folder)
    .filter(({ isKeys }) => isKeys)
    .sort((one, other) => (one.day < other.day ? 1 : -1))
    .map(({ file }) => file);
}

/** Removes backups whose time is over: keys soon, sealed letters later. */
export function removeOldLettersBackups(folder: string, today: string): void {
  for (const { file, isKeys, day } of listLettersBackups(folder)) {
    const age = (Date.parse(today) - Date.parse(day)) / (24 * 60 * 60 * 1000);
    if (age > (isKeys ? keyBackupDays : letterBackupDays)) rmSync(file, { force: true });
  }
}

/**
 * Takes what was deleted out of every backup that lies here, and the contents of what was erased, so
 * that no file of the folder holds them. What has been taken out is left alone.
 */
export function forgetInBackups(
  db: Database,
  folder: string,
  { day, startOfDayMs }: { readonly day: string; readonly startOfDayMs: number },
): void {
  const deleted = db.prepare<[], string>('SELECT letter_id FROM deleted').pluck().all();
  const erased = db.prepare<[], string>('SELECT id FROM letter WHERE sealed IS NULL').pluck().all();
  if (deleted.length + erased.length === 0) return;
  const known = overdueIn(db) ?? [];
  for (const { file, isKeys } of listLettersBackups(folder)) {
    if (isDamaged(file)) {
      rmSync(file, { force: true }); // nothing can be taken out of it, and nobody can restore it
      continue;
    }
    const dossiers = isKeys ? [] : forgottenDossiers(file, known);
    if (dossiers.length === 0 && !holdsAny(file, isKeys, deleted, erased)) continue;
    change(file, (copy) => {
      for (const id of [...deleted, ...erased]) {
        copy.prepare('DELETE FROM letter_key WHERE letter_id = ?').run(id);
      }
      if (isKeys) return;
      if (dossiers.length > 0) makeNoise(copy, dossiers);
      for (const id of erased) copy.prepare('UPDATE letter SET sealed = NULL WHERE id = ?').run(id);
      for (const id of deleted) {
        copy.prepare('DELETE FROM letter WHERE id = ?').run(id);
        copy
          .prepare('INSERT INTO deleted VALUES (?, ?) ON CONFLICT (letter_id) DO NOTHING')
          .run(id, day);
      }
    });
    syncFile(file);
    hideTimes(file, startOfDayMs);
  }
}

function forgottenDossiers(file: string, known: Parameters<typeof forgottenIn>[1]): Buffer[] {
  const copy = openReader(file);
  try {
    return forgottenIn(copy, known);
  } finally {
    copy.close();
  }
}

function holdsAny(
  file: string,
  isKeys: boolean,
  deleted: readonly string[],
  erased: readonly string[],
): boolean {
  const copy = openReader(file);
  try {
    const hasKey = copy.prepare<[string]>('SELECT 1 FROM letter_key WHERE letter_id = ?');
    if (isKeys) return [...deleted, ...erased].some((id) => hasKey.get(id) !== undefined);
    const has = copy.prepare<[string]>('SELECT 1 FROM letter WHERE id = ?');
    const isWhole = copy.prepare<[string]>(
      'SELECT 1 FROM letter WHERE id = ? AND sealed IS NOT NULL',
    );
    return (
      deleted.some((id) => has.get(id) !== undefined) ||
      erased.some((id) => isWhole.get(id) !== undefined)
    );
  } finally {
    copy.close();
  }
}

/** Ids of deleted letters that the backups here know of; a damaged one knows nothing. */
export function deletedInBackups(folder: string): string[] {
  return listLettersBackups(folder)
    .filter(({ isKeys, file }) => !isKeys && !isDamaged(file))
    .flatMap(({ file }) => deletedIn(file));
}

function isDamaged(file: string): boolean {
  try {
    const copy = openReader(file);
    try {
      return firstComplaint(copy, 'quick') !== undefined;
    } finally {
      copy.close();
    }
  } catch (error) {
    if (error instanceof StartError && error.problem === 'databaseDamaged') return true;
    throw error;
  }
}

/** Ids of deleted letters in a file of letters. */
export function deletedIn(file: string): string[] {
  const db = openReader(file);
  try {
    return db.prepare<[], string>('SELECT letter_id FROM deleted').pluck().all();
  } finally {
    db.close();
  }
}

/** Every copy: of a day, and those made before a migration or a restore. */
function listLettersBackups(folder: string) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder).flatMap((name) => {
    const [, keys, day] = dated.exec(name) ?? [];
    return day === undefined ? [] : [{ file: join(folder, name), isKeys: keys !== undefined, day }];
  });
}

/** Changes a copy that nobody has open, and writes it anew so that nothing of the old stays. */
export function change(file: string, step: (copy: Database) => void): void {
  const copy = openCopy(file);
  try {
    copy.pragma('temp_store = MEMORY');
    copy.transaction(() => step(copy)).immediate();
    copy.exec('VACUUM');
  } finally {
    copy.close();
  }
}

function finish(file: string, write: (unfinished: string) => void): void {
  const unfinished = `${file}.part`;
  rmSync(unfinished, { force: true });
  write(unfinished);
  syncFile(unfinished);
  const copy = openReader(unfinished);
  try {
    assertSound(copy);
  } finally {
    copy.close();
  }
  renameSync(unfinished, file);
}
