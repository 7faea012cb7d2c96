import { readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { startOfDay, type Day } from '#shared/calendar.ts';
import type { OfficeSettings } from '#shared/features/folder/office-settings.ts';

interface Kept {
  readonly exports: string;
  readonly logs: string;
}

/** The log that is being written to, and the one before it, which the log itself bounds. */
const currentLog = 'main.log';

/**
 * Removes what the office has decided not to keep any longer, by the day a file was last written, and
 * folders of saved letters with it; tells how many went. `provenDay`: a clock that is ahead makes nothing old.
 */
export function applyRetention(
  { exports, logs }: Kept,
  { exportMonths, logMonths }: OfficeSettings['retention'],
  provenDay: Day,
): number {
  const utcMs = startOfDay(provenDay, 0);
  return (
    removeOlder(exports, exportMonths, utcMs, () => true) +
    removeOlder(logs, logMonths, utcMs, (name) => name !== currentLog)
  );
}

function removeOlder(
  folder: string,
  months: number | undefined,
  utcMs: number,
  mayGo: (name: string) => boolean,
): number {
  if (months === undefined) return 0;
  const before = new Date(utcMs);
  before.setUTCMonth(before.getUTCMonth() - months);
  const old = namesIn(folder).filter(
    (name) => mayGo(name) && statSync(join(folder, name)).mtimeMs < before.getTime(),
  );
  return old.filter((name) => isRemoved(join(folder, name))).length;
}

/** Somebody may have the file open just now: then it goes at the next start. */
function isRemoved(file: string): boolean {
  try {
    rmSync(file, { force: true, recursive: true });
    return true;
  } catch {
    return false;
  }
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return []; // nothing was ever written there
  }
}
