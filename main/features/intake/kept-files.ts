import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** Where a batch lies as it came, until all of it is counted. */
export function wholeFile(folder: string, name: string): string {
  return join(folder, `${name}.hlb`);
}

/** Where it lies without its private part, to be passed on. */
export function publicFile(folder: string, name: string): string {
  return join(folder, 'public', `${name}.hlb`);
}

/**
 * Where the private table of a held batch lies without the words that were erased here, sealed to this
 * desk: with it the batch can still be counted.
 */
export function restFile(folder: string, name: string): string {
  return join(folder, 'held', `${name}.csv.gz.age`);
}

/** Where it lies now. */
export function findKeptFile(folder: string, name: string): string {
  const file = publicFile(folder, name);
  return existsSync(file) ? file : wholeFile(folder, name);
}

/** Names of the batches that lie here as they came. */
export function listWholeFiles(folder: string): readonly string[] {
  return namesIn(folder, /^([0-9a-f]{64})\.hlb$/);
}

/** Names of the batches of which the rest of a private table lies here. */
export function listRestFiles(folder: string): readonly string[] {
  return namesIn(join(folder, 'held'), /^([0-9a-f]{64})\.csv\.gz\.age$/);
}

/** How much of a batch is here: all of it, all but words that were erased here, or nothing private. */
export function keptOf(folder: string, name: string): 'whole' | 'rest' | 'public' {
  if (existsSync(wholeFile(folder, name))) return 'whole';
  return existsSync(restFile(folder, name)) && existsSync(publicFile(folder, name))
    ? 'rest'
    : 'public';
}

function namesIn(folder: string, form: RegExp): readonly string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder).flatMap((file) => form.exec(file)?.[1] ?? []);
}
