import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { clipName } from '#shared/features/languages/clip-name.ts';

const ending = '.ogg';

/**
 * The clips of a language by name, each with its file. What stands in a later folder wins: a clip
 * that somebody recorded over one that a machine made.
 */
export function findClips(folders: readonly string[]): ReadonlyMap<string, string> {
  return new Map(
    folders
      .filter((folder) => existsSync(folder))
      .flatMap((folder) =>
        readdirSync(folder)
          .filter((file) => file.endsWith(ending) && clipName.test(file.slice(0, -ending.length)))
          .map((file) => [file.slice(0, -ending.length), join(folder, file)] as const),
      ),
  );
}
