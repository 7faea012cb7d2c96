import { closeSync, fsyncSync, openSync } from 'node:fs';

/** Returns when the file's content has reached the disk. */
export function syncFile(file: string): void {
  syncPath(file, 'r+');
}

/** Returns when the folder's entries (a rename, a new file) have reached the disk. */
export function syncFolder(folder: string): void {
  if (process.platform === 'win32') return; // Windows has no handle on a folder to sync
  syncPath(folder, 'r');
}

function syncPath(path: string, flags: string): void {
  const handle = openSync(path, flags);
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
