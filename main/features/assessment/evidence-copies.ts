import { createHash } from 'node:crypto';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { syncFile, syncFolder } from '#main/platform/files.ts';
import { tryBackup, type BackupFault } from '#main/storage/daily-backup.ts';
import type { Database } from '#main/storage/database.ts';
import { pathOfFile } from './evidence-files.ts';
import { findFile, listFiles, type EvidenceFile } from './evidence-store.ts';

/** Where copies lie among the other backups. */
export function copiesIn(backups: string): string {
  return join(backups, 'evidence');
}

/** A copy is named by what lies in it, so that a file that was sealed anew is another one. */
export function copyOf(
  backups: string,
  { keptSha256, personal }: Pick<EvidenceFile, 'keptSha256' | 'personal'>,
): string {
  return join(copiesIn(backups), personal ? `${keptSha256}.age` : keptSha256);
}

export interface EvidenceBackupJob {
  /** Where the files lie. */
  readonly evidence: string;
  readonly backups: string;
}

export type EvidenceBackup =
  | {
      readonly done: true;
      readonly copied: number;
      readonly dropped: number;
      /** Files that are missing or are not what was kept, and that have no copy. */
      readonly damaged: number;
    }
  | { readonly done: false; readonly fault: BackupFault };

interface BackupDeps {
  readonly db: Database;
  /** What the copies of the answers name; undefined while one of them cannot be read. */
  readonly namedInCopies: () => readonly EvidenceFile[] | undefined;
}

/**
 * Copies every file that has no copy yet, each read back before it gets its name. A copy goes when no copy
 * of the answers names it any more; one of personal data goes with the removal at the desk.
 */
export function backUpEvidence(
  { db, namedInCopies }: BackupDeps,
  { evidence, backups }: EvidenceBackupJob,
): EvidenceBackup {
  const files = listFiles(db);
  const waiting = files.filter((file) => !existsSync(copyOf(backups, file)));
  const bytes = waiting.reduce((sum, file) => sum + file.bytes, 0);
  const drop = () =>
    dropCopies(backups, files, () =>
      namedInCopies()?.filter(({ sha256, personal }) => !personal || findFile(db, sha256)),
    );
  // what asks for no room is done on a full disk, too
  if (waiting.length === 0) return { done: true, copied: 0, dropped: drop(), damaged: 0 };
  return tryBackup(backups, bytes, () => {
    mkdirSync(copiesIn(backups), { recursive: true });
    const copied = waiting.filter((file) =>
      copyWhole(pathOfFile(evidence, file), copyOf(backups, file), file.keptSha256),
    ).length;
    return { done: true, copied, dropped: drop(), damaged: waiting.length - copied };
  });
}

/** Files that no copy is made of yet. */
export function listUncopied(db: Database, backups: string): EvidenceFile[] {
  return listFiles(db).filter((file) => !existsSync(copyOf(backups, file)));
}

function dropCopies(
  backups: string,
  files: readonly EvidenceFile[],
  namedElsewhere: () => readonly EvidenceFile[] | undefined,
): number {
  const names = existsSync(copiesIn(backups)) ? readdirSync(copiesIn(backups)) : [];
  const without = (kept: readonly EvidenceFile[]) => {
    const named = new Set(kept.map((file) => basename(copyOf(backups, file))));
    return names.filter((name) => !named.has(name));
  };
  if (without(files).length === 0) return 0; // then no copy of the answers need be opened
  const elsewhere = namedElsewhere();
  if (elsewhere === undefined) return 0;
  const dropped = without([...files, ...elsewhere]);
  for (const name of dropped) rmSync(join(copiesIn(backups), name), { force: true });
  return dropped.length;
}

/** Puts a file in a place once it was read there as it should be; false for one that is missing or altered. */
export function copyWhole(from: string, to: string, sha256: string): boolean {
  if (!existsSync(from)) return false;
  const unfinished = `${to}.part`;
  try {
    copyFileSync(from, unfinished);
    if (hashOf(unfinished) !== sha256) return false;
    syncFile(unfinished);
    renameSync(unfinished, to);
    syncFolder(dirname(to));
    return true;
  } finally {
    rmSync(unfinished, { force: true });
  }
}

/** A file of evidence is at most 32 MB. */
function hashOf(file: string): string {
  return createHash('sha256').update(readFileSync(file)).digest('hex');
}
