import { lstatSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/** The one place for what must be a file for a moment, such as a letter for another program. */
export interface TemporaryFiles {
  /** Removes whatever lies there; how much stays because another program holds it open. */
  empty(): number;
}

/** Keeps temporary files in a folder that is the program's alone: what lies in it is removed. */
export function createTemporaryFiles(folder: string): TemporaryFiles {
  return {
    empty() {
      try {
        if (!clearWay(folder)) return 0;
        return readdirSync(folder).filter((name) => !remove(join(folder, name))).length;
      } catch {
        return 1; // the folder cannot be looked into, which stops no kiosk
      }
    },
  };
}

/** A link in the folder's place would lead the removal astray: it goes, and what it leads to stays. */
function clearWay(folder: string): boolean {
  const found = lstatSync(folder, { throwIfNoEntry: false });
  if (found === undefined || found.isDirectory()) return found !== undefined;
  rmSync(folder);
  return false;
}

function remove(path: string): boolean {
  try {
    rmSync(path, { recursive: true, force: true });
    return true;
  } catch {
    return false; // open in another program; the next start or lock removes it
  }
}
