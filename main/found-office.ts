import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmdirSync,
  rmSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { preparePeople, type IssuedSecrets } from './features/access/people-of-office.ts';
import { createFolder } from './features/folder/create-folder.ts';
import { openStore } from './open-store.ts';
import { syncFile, syncFolder } from './platform/files.ts';
import type { Moment } from './platform/clock.ts';
import { StartError } from './platform/start-error.ts';
import { dataFolderAt, prepareDataFolder } from './storage/data-folder.ts';
import { holdFolder } from './storage/hold-folder.ts';
import type { Office } from '#shared/features/office/office-file.ts';

export interface Founding {
  /** Where the office is to lie: a folder that is not there yet, or is empty. */
  readonly target: string;
  readonly office: Office;
  /** Which of its stations this machine is: the first unless told otherwise. */
  readonly stationCode?: string | undefined;
  /** Who sets it up. */
  readonly author: string;
  readonly moment: Moment;
  /** How the program starts on this machine, taken along from the folder it started in. */
  readonly startSettings?: string;
}

/** An office that is whole on disk, but not yet in its place. */
export interface LaidOffice {
  readonly issued: readonly IssuedSecrets[];
  /** Puts it in its place, all at once. */
  settle(): void;
  abandon(): void;
}

/**
 * Makes a whole office beside the place where it is to lie, so that a crash leaves either nothing in
 * that place or all of it. What an earlier attempt left is cleared away.
 */
export async function layOffice(founding: Founding): Promise<LaidOffice> {
  const { target, office, author, moment } = founding;
  assertVacant(target);
  const draft = join(dirname(target), `${basename(target)}.part`);
  const folder = prepareDataFolder(draft);
  const hold = holdFolder(folder);
  const abandon = () => {
    hold.release();
    rmSync(draft, { recursive: true, force: true, maxRetries: 3 });
  };
  try {
    clear(draft, basename(folder.lock));
    const db = openStore(folder);
    let issued: readonly IssuedSecrets[];
    try {
      const people = await preparePeople(db, office.people, moment.utcMs);
      db.transaction(() => {
        createFolder(db, {
          kind: 'office',
          settings: office.settings,
          author,
          moment,
          stationCode: founding.stationCode,
        });
        people.record();
      }).immediate();
      issued = people.issued;
      db.pragma('wal_checkpoint(TRUNCATE)');
    } finally {
      db.close();
    }
    if (founding.startSettings !== undefined && existsSync(founding.startSettings)) {
      copyFileSync(founding.startSettings, folder.settings);
    }
    syncFile(folder.database);
    syncFolder(draft);
    return {
      issued,
      abandon,
      settle() {
        assertVacant(target);
        hold.release();
        rmSync(folder.lock, { force: true });
        if (existsSync(target)) rmdirSync(target);
        renameSync(draft, target);
        syncFolder(dirname(target));
      },
    };
  } catch (error) {
    abandon();
    throw error;
  }
}

/** An office is never laid over anything. */
function assertVacant(target: string): void {
  mkdirSync(dirname(target), { recursive: true });
  if (!existsSync(target)) return;
  const [first] = readdirSync(target);
  if (first !== undefined || existsSync(dataFolderAt(target).database)) {
    throw new StartError('folderNotEmpty', { folder: target });
  }
}

function clear(folder: string, except: string): void {
  for (const name of readdirSync(folder)) {
    if (!name.startsWith(except)) {
      rmSync(join(folder, name), { recursive: true, force: true, maxRetries: 3 });
    }
  }
}
