import { copyFileSync, existsSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { startOfDay, usualOffsetMinutes, type Day } from '#shared/calendar.ts';
import { findLetterAuditFault, recordLetterAudit } from './features/letter/letter-audit-store.ts';
import { openLetters } from './open-letters.ts';
import { StartError } from './platform/start-error.ts';
import type { DataFolder } from './storage/data-folder.ts';
import { openReader, toStartError } from './storage/database.ts';
import { firstComplaint } from './storage/integrity.ts';
import { letterMigrations } from './storage/letter-migrations/index.ts';
import {
  backUpLetters,
  deletedIn,
  lettersBackupAt,
  listKeyBackups,
} from './storage/letters-backup.ts';
import {
  hasTable,
  listLetterIds,
  restoreLetters,
  type RestoredLetters,
} from './storage/letters-restore.ts';
import { hideTimes, rewriteWhole } from './storage/letters-sweep.ts';
import { assertNotNewer } from './storage/migrate.ts';

export interface LettersToRestore {
  readonly folder: DataFolder;
  /** A backup of letters, in the folder or elsewhere. */
  readonly from: string;
  /** The record keys that belong to it, if they do not lie beside it. */
  readonly keys: string | undefined;
  readonly today: Day;
}

export interface RestoredHere extends RestoredLetters {
  /** Letters that are there now and that the backup does not have. */
  readonly leftBehind: number;
  /** Where what was there before lies now; a damaged file is kept as it was. */
  readonly aside:
    | { readonly is: 'nothing' }
    | { readonly is: 'copied'; readonly file: string }
    | { readonly is: 'damaged'; readonly file: string };
}

/**
 * Puts a backup of letters into a folder that nobody has open. What was there is set aside first, as
 * a backup like the others, so that a wrong choice is undone by restoring that.
 */
export function restoreLettersOf(wish: LettersToRestore): RestoredHere {
  try {
    return restoreInto(wish);
  } catch (error) {
    rmSync(`${wish.folder.letters}.part`, { force: true });
    const isFull = Reflect.get(Object(error), 'code') === 'ENOSPC';
    if (isFull) throw new StartError('diskFull', { file: wish.folder.letters });
    throw toStartError(error, wish.folder.letters);
  }
}

function restoreInto({ folder, from, keys, today }: LettersToRestore): RestoredHere {
  assertIsBackup(from, 'letter');
  if (keys !== undefined) assertIsBackup(keys, 'letter_key');
  const there = idsIn(folder.letters);
  const aside = setAside(folder, today);
  const restored = restoreLetters({
    file: folder.letters,
    backups: folder.backups,
    from,
    keys: keyFilesFor(folder, from, keys),
    today,
  });
  const db = openLetters(folder);
  try {
    const { letters, unreadable, deletedAgain } = restored;
    const detail = { letters, unreadable, deletedAgain };
    recordLetterAudit(db, { day: today, actor: 'program', action: 'letters.restored', detail });
    rewriteWhole(db);
    const back = idsIn(folder.letters);
    const gone = new Set(deletedIn(folder.letters));
    const leftBehind = [...there].filter((id) => !back.has(id) && !gone.has(id)).length;
    return { ...restored, leftBehind, aside };
  } finally {
    db.close();
    hideTimes(folder.letters, startOfDay(today, usualOffsetMinutes));
  }
}

/** Refuses what is no backup of letters, or of their keys, or comes from a newer program. */
function assertIsBackup(file: string, table: 'letter' | 'letter_key'): void {
  const problem = table === 'letter' ? 'noLettersBackup' : 'noKeysBackup';
  if (!existsSync(file)) throw new StartError('fileUnreadable', { file, reason: 'ENOENT' });
  const db = openOr(problem, file);
  try {
    if (!hasTable(db, table)) throw new StartError(problem, { file });
    if (table === 'letter') assertNotNewer(db, letterMigrations.length);
    const detail = firstComplaint(db);
    if (detail !== undefined) throw new StartError('databaseDamaged', { file, detail });
    const sequence = table === 'letter' ? findLetterAuditFault(db) : undefined;
    if (sequence !== undefined) throw new StartError('auditChainBroken', { file, sequence });
  } finally {
    db.close();
  }
}

function openOr(problem: 'noLettersBackup' | 'noKeysBackup', file: string) {
  try {
    return openReader(file);
  } catch (error) {
    if (error instanceof StartError && error.problem === 'databaseDamaged') {
      throw new StartError(problem, { file });
    }
    throw error;
  }
}

/** Those that were named, those beside the backup, then whatever lies in the folder. */
function keyFilesFor(folder: DataFolder, from: string, keys: string | undefined): string[] {
  const beside = join(dirname(from), basename(from).replace(/^letters-/, 'letters-keys-'));
  const hasBeside = beside !== from && existsSync(beside);
  const wanted = [
    ...(keys === undefined ? [] : [keys]),
    ...(hasBeside ? [beside] : []),
    ...listKeyBackups(folder.backups),
  ];
  return [...new Set(wanted)];
}

function setAside(folder: DataFolder, today: Day): RestoredHere['aside'] {
  if (!existsSync(folder.letters)) return { is: 'nothing' };
  const label = freeLabel(folder, today);
  let files;
  try {
    const db = openLetters(folder);
    try {
      files = backUpLetters(db, folder.backups, label);
    } finally {
      db.close();
    }
  } catch (error) {
    if (!isBeyondRepair(error)) throw error;
    const file = join(folder.path, `letters-damaged-${today}.db`);
    copyFileSync(folder.letters, file); // a copy: the place is never empty, whenever the plug is pulled
    return { is: 'damaged', file };
  }
  for (const file of [files.letters, files.keys]) {
    hideTimes(file, startOfDay(today, usualOffsetMinutes));
  }
  return { is: 'copied', file: files.letters };
}

/** A second restore of a day does not write over what the first set aside. */
function freeLabel({ backups }: DataFolder, today: Day): string {
  for (let n = 1; ; n += 1) {
    const label = n === 1 ? `before-restore-${today}` : `before-restore-${n}-${today}`;
    if (!existsSync(lettersBackupAt(backups, label).letters)) return label;
  }
}

function isBeyondRepair(error: unknown): boolean {
  const why = error instanceof StartError ? error.problem : undefined;
  return why === 'databaseDamaged' || why === 'auditChainBroken';
}

/** Letters that lie in a file; none where it cannot be read. */
function idsIn(file: string): Set<string> {
  if (!existsSync(file)) return new Set();
  try {
    const db = openReader(file);
    try {
      return new Set(listLetterIds(db));
    } finally {
      db.close();
    }
  } catch {
    return new Set(); // it is damaged: hence the restore
  }
}
