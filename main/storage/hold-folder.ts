import Sqlite from 'better-sqlite3';
import { StartError } from '#main/platform/start-error.ts';
import type { DataFolder } from './data-folder.ts';
import { toStartError } from './database.ts';

/**
 * Holds the folder for this process alone. The lock is SQLite's own, on an empty database of its
 * own: the operating system lets go of it the moment the process ends, however it ends.
 */
export function holdFolder(folder: Pick<DataFolder, 'path' | 'lock'>): { release(): void } {
  try {
    const lock = new Sqlite(folder.lock, { timeout: 0 });
    lock.exec('BEGIN EXCLUSIVE');
    return { release: () => lock.close() };
  } catch (error) {
    const foreseen = toStartError(error, folder.path);
    throw foreseen instanceof StartError && foreseen.problem === 'anotherInstance'
      ? new StartError('anotherInstance', { folder: folder.path })
      : foreseen;
  }
}

/** Holds a file's lock if nobody else does; undefined while somebody does. Never waits. */
export function tryLock(file: string): { release(): void } | undefined {
  const lock = new Sqlite(file, { timeout: 0 });
  try {
    lock.exec('BEGIN EXCLUSIVE');
    return { release: () => lock.close() };
  } catch (error) {
    lock.close();
    const foreseen = toStartError(error, file);
    if (foreseen instanceof StartError && foreseen.problem === 'anotherInstance') return undefined;
    throw foreseen;
  }
}
