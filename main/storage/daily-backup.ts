import { existsSync, readdirSync, rmSync, statfsSync } from 'node:fs';
import { join } from 'node:path';
import { StartError } from '#main/platform/start-error.ts';
import type { Day } from '#shared/calendar.ts';
import { backUp } from './backup.ts';
import { isFull, sizeOf, type Database } from './database.ts';
import { backupsToDrop } from './kept-backups.ts';

const daily = /^kiosk-(\d{4}-\d{2}-\d{2})\.db$/;

/** What is left free beside a copy, so that it never takes the room of the next ratings. */
const reserveBytes = 128 * 1024 * 1024;

/** Why there is no copy; `noRoom` says how many megabytes must be free for one. */
export type BackupFault =
  | { readonly why: 'noRoom'; readonly megabytes: number }
  | { readonly why: 'failed'; readonly detail: string };

export type BackupOutcome =
  | { readonly done: true; readonly dropped: number }
  | { readonly done: false; readonly fault: BackupFault };

export interface BackupJob {
  readonly folder: string;
  readonly day: Day;
}

/**
 * Copies the answers for a day, verified, and lets go of what the rule no longer keeps. Older copies
 * go after the new one is in its place and not before; on a full disk they all stay.
 */
export function backUpForDay(db: Database, { folder, day }: BackupJob): BackupOutcome {
  return tryBackup(folder, sizeOf(db), () => {
    backUp(db, folder, day);
    const toDrop = backupsToDrop(listBackupDays(folder));
    for (const old of toDrop) rmSync(join(folder, `kiosk-${old}.db`), { force: true });
    return { done: true, dropped: toDrop.length };
  });
}

/** Days that have a copy of the answers, the oldest first. */
export function listBackupDays(folder: string): Day[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .flatMap((name) => daily.exec(name)?.[1] ?? [])
    .sort();
}

/** Makes a copy where there is room for one of that size; says why not in codes, and leaves no half. */
export function tryBackup<Done>(
  folder: string,
  bytes: number,
  write: () => Done,
): Done | { readonly done: false; readonly fault: BackupFault } {
  const needed = bytes + reserveBytes;
  const noRoom = {
    done: false,
    fault: { why: 'noRoom', megabytes: Math.ceil(needed / 1024 ** 2) },
  } as const;
  try {
    if (freeBytes(folder) < needed) return noRoom;
    return write();
  } catch (error) {
    removeUnfinished(folder);
    if (isFull(error) || codeOf(error) === 'ENOSPC') return noRoom;
    return { done: false, fault: { why: 'failed', detail: codeOf(error) } };
  }
}

function freeBytes(folder: string): number {
  const { bavail, bsize } = statfsSync(existsSync(folder) ? folder : join(folder, '..'));
  return bavail * bsize;
}

function removeUnfinished(folder: string): void {
  try {
    for (const name of readdirSync(folder)) {
      if (name.endsWith('.part')) rmSync(join(folder, name), { force: true });
    }
  } catch {
    // the folder is out of reach, and what is unfinished in it: the next copy writes over it
  }
}

/** The system's or SQLite's own name of what went wrong; it names no content. */
function codeOf(error: unknown): string {
  if (error instanceof StartError) return String(error.values['detail'] ?? error.problem);
  return String(Reflect.get(Object(error), 'code') ?? 'unknown');
}
