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

/** Where it lies now. */
export function findKeptFile(folder: string, name: string): string {
  const file = publicFile(folder, name);
  return existsSync(file) ? file : wholeFile(folder, name);
}

/** Names of the batches that lie here as they came. */
export function listWholeFiles(folder: string): readonly string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder).flatMap((file) => /^([0-9a-f]{64})\.hlb$/.exec(file)?.[1] ?? []);
}
