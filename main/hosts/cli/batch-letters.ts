import { createCarriedStore } from '#main/features/letter/carried-store.ts';
import type { CarryingDeps } from '#main/features/letter/carry-letters.ts';
import { createKeyFiles } from '#main/features/letter/key-files.ts';
import { createLetterKeeping } from '#main/features/letter/letter-keeping.ts';
import { createLetterStore } from '#main/features/letter/letter-store.ts';
import { createOverdueStore } from '#main/features/letter/overdue-store.ts';
import type { TakingDeps } from '#main/features/letter/take-carried.ts';
import { openLetters } from '#main/open-letters.ts';
import type { Moment } from '#main/platform/clock.ts';
import { createFileLog } from '#main/platform/log.ts';
import type { DataFolder } from '#main/storage/data-folder.ts';
import { holdFolder } from '#main/storage/hold-folder.ts';
import type { FolderKind } from '#shared/features/folder/folder-kind.ts';
import type { OfficeSettings } from '#shared/features/folder/office-settings.ts';

interface Around {
  readonly folder: DataFolder;
  readonly folderKind: FolderKind;
  readonly now: () => Moment;
  readonly settings: () => OfficeSettings;
}

/**
 * A folder's letters for one run of the command line, sealed as they are. The folder is held meanwhile: beside a
 * program that runs, two would write the letters; throws `anotherInstance` then.
 */
export function openLettersHere({ folder, folderKind, now, settings }: Around): {
  readonly deps: CarryingDeps & TakingDeps;
  close(): void;
} {
  const hold = holdFolder(folder);
  try {
    const db = openLetters(folder);
    const log = createFileLog(folder.logs);
    const keeping = createLetterKeeping({ db, now, log, backupsFolder: folder.backups });
    const { today, audit, sweep, forgetInBackups } = keeping;
    return {
      deps: {
        ...{ db, today, audit, sweep, forgetInBackups },
        store: createLetterStore(db),
        overdue: createOverdueStore(db),
        carried: createCarriedStore(db),
        files: createKeyFiles(folder.keys),
        choices: () => ({ recipient: settings().letters.recipient }),
        restingDay: () => (folderKind === 'office' ? today() : undefined),
      },
      close() {
        db.close();
        keeping.hideTimes();
        hold.release();
      },
    };
  } catch (error) {
    hold.release();
    throw error;
  }
}
