import { connectionThere, type FolderThere } from '#main/connection-there.ts';
import { createCoverageFinder } from '#main/features/activity/known-coverage.ts';
import { buildOfficeBatch } from '#main/features/batch/office/build-office-batch.ts';
import type { UpwardPort } from '#main/features/batch/office/upward-ports.ts';
import { smallestCell } from '#main/features/figures/index.ts';
import { listReleases } from '#main/features/figures/release-store.ts';
import { findFolder } from '#main/features/folder/folder-store.ts';
import { createIntakeKeys } from '#main/intake-keys.ts';
import { jobs } from '#main/jobs.ts';
import { upwardThere } from '#main/upward-there.ts';
import type { DataFolder } from '#main/storage/data-folder.ts';
import { openReader, type Database } from '#main/storage/database.ts';
import { isWorkingDay } from '#shared/features/folder/opening-hours.ts';

/** What a folder hands up, worked out in this process: nobody taps here. */
export function upwardOf(folder: DataFolder, there: Omit<FolderThere, 'keysFolder'>): UpwardPort {
  const { db, now, settings, identity } = there;
  const reading = async <Result>(work: (reader: Database) => Result): Promise<Awaited<Result>> => {
    const reader = openReader(folder.database);
    try {
      return await work(reader);
    } finally {
      reader.close();
    }
  };
  return upwardThere({
    db,
    folder,
    now,
    settings,
    keys: createIntakeKeys(db, folder, identity),
    ownCards: connectionThere({ ...there, keysFolder: folder.keys }).ownCards,
    findCoverage: createCoverageFinder({
      db,
      now,
      isWorkingDay: (day) => isWorkingDay(settings(), day),
      // releasing is the desk's: here is told what is released by now
      listReleases: () =>
        listReleases(db).map((row) => ({
          id: row.id,
          fromDay: row.from_day,
          toDay: row.to_day,
          afterArrival: row.after_arrival,
          toArrival: row.to_arrival,
        })),
      countRatings: (releases) => reading((reader) => jobs.countRatings(reader, releases)),
      startedAtMs: () => findFolder(db)?.created_at_ms ?? 0,
      smallest: smallestCell,
    }),
    runOfficeBuild: (job) => reading((reader) => buildOfficeBatch(reader, job)),
    runPassOn: (job) => jobs.passOnBatch(db, job),
  });
}
