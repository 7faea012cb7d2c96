import { readdirSync, statSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';

/** Above what any office carries at once. */
const filesAtMost = 5_000;
const foldersDeep = 3;

/** The batch files that paths lead to: files as they were named, and what lies in folders. */
export function findBatchFiles(paths: readonly string[]): readonly string[] {
  const found = new Set<string>();
  for (const path of paths) {
    const whole = resolve(path);
    const kind = kindOf(whole);
    if (kind === 'folder') collect(whole, foldersDeep, found);
    else if (kind === 'file') found.add(whole);
  }
  return [...found].slice(0, filesAtMost);
}

/** Whether a path is a folder; its receipts are written there. */
export function isFolder(path: string): boolean {
  return kindOf(resolve(path)) === 'folder';
}

function kindOf(path: string): 'file' | 'folder' | undefined {
  try {
    return statSync(path).isDirectory() ? 'folder' : 'file';
  } catch {
    return undefined; // nothing there, or nothing that may be looked at
  }
}

function collect(folder: string, deeper: number, found: Set<string>): void {
  let entries;
  try {
    entries = readdirSync(folder, { withFileTypes: true });
  } catch {
    return; // e.g. a stick's own folder that only the system may read
  }
  for (const entry of entries.toSorted((one, other) => (one.name < other.name ? -1 : 1))) {
    if (found.size >= filesAtMost) return;
    const path = join(folder, entry.name);
    if (entry.isFile() && isBatchName(entry.name)) found.add(path);
    else if (entry.isDirectory() && deeper > 0) collect(path, deeper - 1, found);
  }
}

/** Whether a file bears the name of those with requests for letters. */
export function isLettersFile(path: string): boolean {
  return path.toLowerCase().endsWith('.hll');
}

/** A batch, or requests for letters; not what an unfinished copy or another system's shadow of a file is called. */
function isBatchName(name: string): boolean {
  return /\.hl[bl]$/i.test(basename(name)) && !name.startsWith('.');
}
