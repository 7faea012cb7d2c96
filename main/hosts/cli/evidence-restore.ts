import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { placesOf } from '#main/features/assessment/check-evidence.ts';
import { restoreEvidence } from '#main/features/assessment/restore-evidence.ts';
import { findNewestTrustedMs } from '#main/newest-trusted.ts';
import { createClock, createSystemClock } from '#main/platform/clock.ts';
import { StartError } from '#main/platform/start-error.ts';
import { recordAudit } from '#main/storage/audit-store.ts';
import { findDataFolder } from '#main/storage/data-folder.ts';
import { openDatabase } from '#main/storage/database.ts';
import { holdFolder } from '#main/storage/hold-folder.ts';
import { assertNotNewer } from '#main/storage/migrate.ts';
import { dayAt, usualOffsetMinutes } from '#shared/calendar.ts';
import { readOptions } from './arguments.ts';
import type { Command } from './command.ts';

const Options = z.strictObject({ data: z.string().min(1), from: z.string().min(1).optional() });

/**
 * Brings back files of evidence that are missing or altered, while the program is stopped; exit code 1 when
 * of one there is no whole copy.
 */
export const restoreFromCopies: Command = async ({ args, words, print }) => {
  const { data, from } = readOptions(
    args,
    { data: { type: 'string' }, from: { type: 'string' } },
    Options,
    words,
  );
  const folder = findDataFolder(resolve(data));
  const hold = holdFolder(folder);
  const db = openDatabase(folder.database);
  try {
    assertNotNewer(db);
    const clock = createClock({
      system: createSystemClock(),
      offsetMinutes: usualOffsetMinutes,
      lastTrustedMs: findNewestTrustedMs(db),
    });
    const aside = freeFolder(
      join(folder.path, `evidence-aside-${dayAt(Date.now(), usualOffsetMinutes)}`),
    );
    const backups = from === undefined ? folder.backups : resolve(from);
    const { files, restored, setAside, lost } = await restoreEvidence(db, {
      evidence: folder.evidence,
      from: backups,
      aside,
    });
    if (restored + lost.length > 0) {
      const detail = { restored, setAside, lost: lost.length };
      recordAudit(db, clock.now(), { actor: 'program', action: 'evidence.restored', detail });
    }
    print(words('cli:evidence.restored', { restored, files, folder: backups }));
    if (setAside > 0) print(words('cli:evidence.setAside', { setAside, folder: aside }));
    if (lost.length === 0) return 0;
    print(words('cli:evidence.lost', { lost: lost.length }));
    for (const file of lost) print(`  ${placesOf(db, file)}`);
    return 1;
  } catch (error) {
    const isFull = Reflect.get(Object(error), 'code') === 'ENOSPC';
    throw isFull ? new StartError('diskFull', { file: folder.evidence }) : error;
  } finally {
    db.close();
    hold.release();
  }
};

/** A second restore of a day does not write over what the first set aside. */
function freeFolder(path: string): string {
  for (let n = 1; ; n += 1) {
    const folder = n === 1 ? path : `${path}-${n}`;
    if (!existsSync(folder)) return folder;
  }
}
