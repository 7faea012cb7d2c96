import {
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { syncFolder } from '#main/platform/files.ts';
import type { Moment } from '#main/platform/clock.ts';
import { dayAt } from '#shared/calendar.ts';

/**
 * Writes an office's file under the day's date; a later one of the day takes its place, whole or not
 * at all: a full disk leaves the one before.
 */
export function writeOfficeFile(
  folder: string,
  { utcMs, offsetMinutes }: Moment,
  text: string,
): string {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `office-${dayAt(utcMs, offsetMinutes)}.json`);
  const unfinished = `${file}.part`;
  try {
    const handle = openSync(unfinished, 'w');
    try {
      writeFileSync(handle, text);
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
    renameSync(unfinished, file);
  } catch (error) {
    rmSync(unfinished, { force: true });
    throw error;
  }
  syncFolder(folder);
  return file;
}
