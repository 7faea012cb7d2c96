import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Moment } from '#main/platform/clock.ts';
import { dayAt } from '#shared/calendar.ts';

/** Writes an office's file under the day's date; a later one of the day takes its place. */
export function writeOfficeFile(
  folder: string,
  { utcMs, offsetMinutes }: Moment,
  text: string,
): string {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `office-${dayAt(utcMs, offsetMinutes)}.json`);
  writeFileSync(file, text);
  return file;
}
