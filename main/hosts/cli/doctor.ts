import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { z } from 'zod';
import {
  checkEvidenceCopies,
  checkEvidenceFiles,
} from '#main/features/assessment/check-evidence.ts';
import { listUncopied } from '#main/features/assessment/evidence-copies.ts';
import { listFiles } from '#main/features/assessment/evidence-store.ts';
import { knowLife } from '#main/features/batch/identity/known-life.ts';
import { checkCampaigns } from '#main/features/campaign/check-campaigns.ts';
import { createSettingsReader, findFolder } from '#main/features/folder/folder-store.ts';
import { findPassingDay } from '#main/features/folder/passing-day-store.ts';
import { checkBackup } from '#main/features/health/check-backups.ts';
import {
  checkCalendar,
  checkStore,
  checkSurroundings,
} from '#main/features/health/check-health.ts';
import { checkLife } from '#main/features/health/check-life.ts';
import { hasDesk } from '#main/features/connection/connection-store.ts';
import { checkLetters, checkLetterStore } from '#main/features/letter/check-letters.ts';
import { createKeyFiles } from '#main/features/letter/key-files.ts';
import { createLetterStore } from '#main/features/letter/letter-store.ts';
import { checkNetworkThere } from '#main/network-there.ts';
import { findNewestTrustedMs } from '#main/newest-trusted.ts';
import { verifyRatings } from '#main/features/rating/verify-ratings.ts';
import { createClock, createSystemClock } from '#main/platform/clock.ts';
import type { Machine } from '#main/platform/machine.ts';
import { findDataFolder, type DataFolder } from '#main/storage/data-folder.ts';
import { openReader, type Database } from '#main/storage/database.ts';
import { listBackupDays } from '#main/storage/daily-backup.ts';
import { newestLettersBackup } from '#main/storage/letters-backup.ts';
import { dayAt, usualOffsetMinutes, type Day } from '#shared/calendar.ts';
import type { Check } from '#shared/features/health/health.contract.ts';
import { readOptions } from './arguments.ts';
import type { Command } from './command.ts';

const Options = z.strictObject({ data: z.string().min(1), json: z.boolean().default(false) });

/**
 * Looks at everything and says in words what it found, or with `--json` for a program; exit code 1 when
 * something is damaged. `machine` is the one that the folder lies on.
 */
export const createDoctor = (machine: Machine): Command =>
  async function doctor({ args, words, print }) {
    const { data, json } = readOptions(
      args,
      { data: { type: 'string' }, json: { type: 'boolean' } },
      Options,
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
        ...(isCurrent ? checkLifeOf(folder, db, machine, clock.now().trustedMs) : []),
        ...(isCurrent ? [checkNetworkThere(db, { ...clock.now(), isDeaf: false })] : []),
        ...campaigns,
        ...checkLettersOf(folder, isCurrent ? db : undefined, clock.now().trustedMs),
        ...checkBackupsOf(folder, isCurrent ? db : undefined),
        ...(isCurrent ? await checkEvidenceOf(folder, db) : []),
        ...checkSurroundings(folder.path, clock.now()),
        ...(known === undefined ? [] : [checkCalendar(clock.now(), known.proven)]),
      ];
      const worst = worstOf(checks);
      const said = checks.map((check) => ({
        ...check,
        says: words(`health:${check.name}.${check.finding}`, check.values),
      }));
      if (json) print(JSON.stringify({ worst, checks: said }, undefined, 2));
      else {
        for (const { name, verdict, says } of said) {
          print(`${words(`cli:check.${verdict}`)}${words(`health:${name}.label`)}: ${says}`);
        }
        print(words(`cli:doctor.${worst}`));
      }
      return worst === 'bad' ? 1 : 0;
    } finally {
      db.close();
    }
  };

/** Which life the folder is in, and whether it was found where it was left. */
function checkLifeOf({ keys }: DataFolder, db: Database, machine: Machine, nowMs: number): Check[] {
  const row = findFolder(db);
  if (row === undefined) return [];
  const { folder_id: folderId, station_code: stationCode } = row;
  const life = knowLife({ db, keysFolder: keys, folderId, stationCode, machine });
  return [checkLife(life, nowMs, (utcMs) => dayAt(utcMs, usualOffsetMinutes))];
}

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
    const files = createKeyFiles(folder.keys);
    return [...stored, checkLetters({ choices, files, hasDesk: () => hasDesk(settingsIn) })];
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

async function checkEvidenceOf(folder: DataFolder, db: Database): Promise<Check[]> {
  const copies = checkEvidenceCopies({
    files: listFiles(db).length,
    waiting: listUncopied(db, folder.backups).length,
    ...{ damaged: 0, fault: undefined }, // what the program met while copying, its desk says
  });
  return [await checkEvidenceFiles(db, folder.evidence), copies];
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
