import { accessSync, constants, existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { StartError } from '#main/platform/start-error.ts';

/** Where things lie in a data folder. */
export interface DataFolder {
  readonly path: string;
  readonly database: string;
  /** What citizens asked for by name; apart from the answers, which nobody signs. */
  readonly letters: string;
  /**
   * The letters' keys, sealed: none of them opens anything by itself. And the folder's own, which sign and
   * open batches (`main/features/batch/identity/key-files.ts`); for this account alone.
   */
  readonly keys: string;
  readonly lock: string;
  readonly settings: string;
  readonly backups: string;
  readonly exports: string;
  /** Batches of this folder until they are receipted, and those that arrived. */
  readonly batches: { readonly out: string; readonly in: string };
  /** What proves self-scores, each file under its hash. */
  readonly evidence: string;
  /** The office's own questionnaires. */
  readonly questionnaires: string;
  /** Language packs that were added here. */
  readonly languages: string;
  /** The office's own templates of letters. */
  readonly letterTemplates: string;
  readonly logs: string;
  /** Emptied at every start and lock: nothing that matters lies here. */
  readonly temporary: string;
}

export function dataFolderAt(path: string): DataFolder {
  return {
    path,
    database: join(path, 'kiosk.db'),
    letters: join(path, 'letters.db'),
    keys: join(path, 'keys'),
    lock: join(path, 'instance.lock'),
    settings: join(path, 'settings.json'),
    backups: join(path, 'backups'),
    exports: join(path, 'exports'),
    batches: { out: join(path, 'batches', 'out'), in: join(path, 'batches', 'in') },
    evidence: join(path, 'evidence'),
    questionnaires: join(path, 'questionnaires'),
    languages: join(path, 'languages'),
    letterTemplates: join(path, 'letters', 'templates'),
    logs: join(path, 'logs'),
    temporary: join(path, 'tmp'),
  };
}

/** Makes the folder where it is missing; refuses one that cannot be written. */
export function prepareDataFolder(path: string): DataFolder {
  try {
    mkdirSync(path, { recursive: true });
    accessSync(path, constants.W_OK);
  } catch {
    throw new StartError('folderNotWritable', { folder: path }); // the sentence says all of it
  }
  return dataFolderAt(path);
}

/** The folder must already hold a database. */
export function findDataFolder(path: string): DataFolder {
  const folder = dataFolderAt(path);
  if (!existsSync(folder.database)) throw new StartError('folderNotFound', { folder: path });
  return folder;
}
