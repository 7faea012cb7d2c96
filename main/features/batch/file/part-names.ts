import type { Part } from '#shared/features/batch/manifest.ts';
import { manifestName, manifestSignatureName } from './batch-names.ts';
import { isAllowedName } from './tar.ts';

/**
 * The first part that could not lie in one folder with the others on every system: a name that may not
 * be, that is taken, or that is a folder of another's.
 */
export function findMisplaced(parts: readonly Pick<Part, 'path'>[]): string | undefined {
  const taken = new Set([manifestName, manifestSignatureName]);
  const folders = new Set<string>();
  for (const { path } of parts) {
    const name = path.toLowerCase();
    const above = foldersOf(name);
    const isMisplaced =
      !isAllowedName(path) ||
      taken.has(name) ||
      folders.has(name) ||
      above.some((folder) => taken.has(folder));
    if (isMisplaced) return path;
    taken.add(name);
    for (const folder of above) folders.add(folder);
  }
  return undefined;
}

function foldersOf(name: string): string[] {
  const steps = name.split('/').slice(0, -1);
  return steps.map((_, at) => steps.slice(0, at + 1).join('/'));
}
