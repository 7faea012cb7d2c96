import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Files as they were named, and every `*.hlb` in folders and theirs, sorted. Links in a folder are not
 * followed: a stick may hold one that leads elsewhere. What is not there stands in the list too, to be
 * refused by name.
 */
export function findBatchFiles(paths: readonly string[], ending = '.hlb'): readonly string[] {
  const found = paths.flatMap((path) => (isFolder(path) ? filesIn(path, ending) : [path]));
  return [...new Set(found)].toSorted();
}

function filesIn(folder: string, ending: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.toLowerCase().endsWith(ending))
    .map((entry) => join(entry.parentPath, entry.name));
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}
