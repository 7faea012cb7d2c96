import { mkdtempSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The path of a file of the project. */
export function inProject(path: string): string {
  return fileURLToPath(new URL(`../${path}`, import.meta.url));
}

/**
 * A folder for this run on the project's own disk, for the system's temporary folder may lie in
 * memory, where nothing is durable. It goes when the process ends, however it ends.
 */
export function makePlace(): string {
  mkdirSync(inProject('out'), { recursive: true });
  const place = mkdtempSync(join(inProject('out'), 'bench-'));
  process.once('exit', () => rmSync(place, { recursive: true, force: true }));
  return place;
}
