import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { PackFault } from '#shared/features/languages/languages.contract.ts';
import { isFaulty, isUsable, readPack, type UsablePack } from './read-pack.ts';
import type { Sentences } from './sentences.ts';

export interface ReadPacks {
  readonly packs: readonly UsablePack[];
  readonly faults: readonly PackFault[];
}

/** The packs that were added here; one with a fault is left out and named, the others serve. */
export function readPacks(folder: string, sentences: Sentences): ReadPacks {
  if (!existsSync(folder)) return { packs: [], faults: [] };
  const read = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => ({ name, file: join(folder, name, 'pack.json') }))
    .filter(({ file }) => existsSync(file)) // a folder of clips alone is no pack
    .sort((one, other) => (one.name < other.name ? -1 : 1))
    .map(({ name, file }) => readPack(file, name, sentences));
  return {
    packs: read.filter(isUsable),
    faults: read.filter(isFaulty),
  };
}
