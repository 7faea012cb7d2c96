import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { StartError } from '#main/platform/start-error.ts';
import { writeWhole } from '../store-folder.ts';
import { Publication } from './publication.ts';

/**
 * Everything that a store ever published. It comes from nothing else and is never made anew: without it a
 * later extract could differ from an earlier one, and the difference would tell.
 */
export interface Register {
  list(): readonly Publication[];
  /** When this returns the publication is on the disk; its files are written after. */
  add(publication: Publication): void;
}

export function openRegister(folder: string): Register {
  return {
    list() {
      if (!existsSync(folder)) return [];
      return readdirSync(folder)
        .filter((name) => /^\d{4}\.json$/.test(name))
        .toSorted()
        .map((name) => read(join(folder, name)));
    },
    add(publication) {
      mkdirSync(folder, { recursive: true });
      const name = `${String(publication.number).padStart(4, '0')}.json`;
      writeWhole(join(folder, name), `${JSON.stringify(Publication.parse(publication))}\n`);
    },
  };
}

function read(file: string): Publication {
  try {
    return Publication.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    throw new StartError('fileUnreadable', { file, reason: 'open-data' });
  }
}
