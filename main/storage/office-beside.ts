import { existsSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { dataFolderAt } from './data-folder.ts';

/** Where the office that is set up from a trial lies: beside it, `office` beside `trial`. */
export function officeBeside(trial: string): string {
  const name = basename(trial);
  return join(dirname(trial), name === 'trial' ? 'office' : `${name}-office`);
}

/** The office that was set up from this trial, once it is whole. */
export function findOfficeBeside(trial: string): string | undefined {
  const path = officeBeside(trial);
  return existsSync(dataFolderAt(path).database) ? path : undefined;
}
