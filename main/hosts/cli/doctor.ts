import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { z } from 'zod';
import { checkCampaigns } from '#main/features/campaign/check-campaigns.ts';
import { createSettingsReader, findFolder } from '#main/features/folder/folder-store.ts';
import { findPassingDay } from '#main/features/folder/passing-day-store.ts';
import { checkBackup } from '#main/features/health/check-backups.ts';
import {
  checkCalendar,
  checkStore,
  checkSurroundings,
} from '#main/features/health/check-health.ts';
import { checkLetters, checkLetterStore } from '#main/features/letter/check-letters.ts';
import { createKeyFiles } from '#main/features/letter/key-files.ts';
import { createLetterStore } from '#main/features/letter/letter-store.ts';
import { findNewestTrustedMs } from '#main/newest-trusted.ts';
import { verifyRatings } from '#main/features/rating/verify-ratings.ts';
import { createClock, createSystemClock } from '#main/platform/clock.ts';
import { findDataFolder, type DataFolder } from '#main/storage/data-folder.ts';
import { openReader, type Database } from '#main/storage/database.ts';
import { listBackupDays } from '#main/storage/daily-backup.ts';
import { newestLettersBackup } from '#main/storage/letters-backup.ts';
import { dayAt, usualOffsetMinutes, type Day } from '#shared/calendar.ts';
import type { Check } from '#shared/features/health/health.contract.ts';
import { readOptions } from './arguments.ts';
import type { Command } from './command.ts';

/** Looks at everything and says in words what it found; exit code 1 when something is damaged. */
export const doctor: Command = async ({ args, words, print }) => {
  const { data } = readOptions(
    args,
    { data: { type: 'string' } },
    z.strictObject({ data: z.string().min(1) }),
    words,
  );
  const folder = findDataFolder(resolve(data));
  const db = openReader(folder.database);
  try {
    const store = checkStore(db, () => verifyRatings(db));
    const readable = store.every(({ verdict }) => verdict !== 'bad');
    const clock = createClock({
      system: createSystemClock(),
      offsetMinutes: usualOffsetMinutes,
      lastTrustedMs: readable ? findNewestTrustedMs(db) : undefined,
    });
    const isCurrent = store.every(({ verdict }) => verdict === 'good');
    const campaigns = isCurrent ? checkCampaigns(db) : [];
    const known = isCurrent ? findPassingDay(db) : undefined;
    const checks = [
      ...store,
      ...campaigns,
      ...checkLettersOf(folder, isCurrent ? db : undefined, clock.now().trustedMs),
      ...checkBackupsOf(folder, isCurrent ? db : undefined),
      ...checkSurroundings(folder.path, clock.now()),
      ...(known === undefined ? [] : [checkCalendar(clock.now(), known.proven)]),
    ];
    for (const { name, verdict, finding, values } of checks) {
      const label = words(`health:${name}.label`);
      print(
        `${words(`cli:check.${verdict}`)}${label}: ${words(`health:${name}.${finding}`, values)}`,
      );
    }
    const worst = worstOf(checks);
    print(words(`cli:doctor.${worst}`));
    return worst === 'bad' ? 1 : 0;
  } finally {
    db.close();
  }
};

/** Letters are read where there are any; their keys by the settings that name them. */
function checkLettersOf(
  folder: DataFolder,
  settingsIn: Database | undefined,
  atMs: number,
): Check[] {
  if (!existsSync(folder.letters)) return [];
  const letters = openReader(folder.letters);
  try {
    const stored = checkLetterStore(letters);
    if (settingsIn === undefined) return stored;
    const { settings } = createSettingsReader(settingsIn)(atMs);
    const choices = () => ({ recipient: settings.letters.recipient });
    return [...stored, checkLetters({ choices, files: createKeyFiles(folder.keys) })];
  } finally {
    letters.close();
  }
}

/** How old the newest copies are; what the program itself met while making one, its desk says. */
function checkBackupsOf(folder: DataFolder, store: Database | undefined): Check[] {
  const today = dayAt(Date.now(), usualOffsetMinutes);
  const madeMs = store && findFolder(store)?.created_at_ms;
  const isOlder = madeMs !== undefined && dayAt(madeMs, usualOffsetMinutes) < today;
  const answers = { newest: listBackupDays(folder.backups).at(-1), isNeeded: isOlder };
  const letters = {
    newest: newestLettersBackup(folder.backups),
    isNeeded: existsSync(folder.letters) && hasLettersBefore(folder.letters, today),
  };
  return [checkBackup('backups', answers, today), checkBackup('letterBackups', letters, today)];
}

function hasLettersBefore(file: string, today: Day): boolean {
  const db = openReader(file);
  try {
    return createLetterStore(db)
      .list()
      .some((row) => row.requested_on < today);
  } finally {
    db.close();
  }
}

function worstOf(checks: readonly Check[]): Check['verdict'] {
  const found = (verdict: Check['verdict']) => checks.some((check) => check.verdict === verdict);
  return found('bad') ? 'bad' : found('attention') ? 'attention' : 'good';
}
