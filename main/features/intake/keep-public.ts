import { existsSync, mkdirSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { chainTable } from '#shared/features/batch/station-tables.ts';
import { syncFolder } from '#main/platform/files.ts';
import type { Database } from '#main/storage/database.ts';
import type { BatchFiles, Opened } from './batch-files.ts';
import { csvRows } from './csv-rows.ts';
import { findBatch, listBatches, listErased } from './intake-store.ts';
import { listWholeFiles, publicFile, wholeFile } from './kept-files.ts';
import { openKept, passOn, type OpeningKept, type PassOnFiles } from './pass-on.ts';
import { hasRoomFor } from './room.ts';

/** Batches whose private part is to go, and how they are opened. */
export interface KeepPublicOrder extends OpeningKept {
  readonly names: readonly string[];
}

export interface KeepPublicDeps {
  readonly db: Database;
  readonly files: PassOnFiles & Pick<BatchFiles, 'openPart' | 'faultOf'>;
}

/**
 * Which batches may lie here without their private part: what is counted is in the store row by row. What
 * is held may still be wanted whole, unless it could hold words that were erased here.
 */
export function listToKeepPublic(db: Database, folder: string): readonly string[] {
  const here = new Set(listWholeFiles(folder));
  if (here.size === 0) return [];
  const isAnythingErased = listErased(db).size > 0;
  return listBatches(db)
    .filter(({ name, kind }) => kind === 'station' && here.has(name))
    .filter(({ state }) => state === 'counted' || (state === 'held' && isAnythingErased))
    .map(({ name }) => name);
}

/**
 * Keeps of batches only what may be passed on, so that no key of this desk opens words that were erased
 * in the store: their copy is sealed anew without the private part, and what came is removed once the
 * new one is on the disk. Runs in a worker. Returns the names of those for which it could not be done.
 */
export async function keepPublic(
  { db, files }: KeepPublicDeps,
  { names, ...opening }: KeepPublicOrder,
): Promise<readonly string[]> {
  const left: string[] = [];
  for (const name of names) {
    const work = join(opening.work, name);
    mkdirSync(work, { recursive: true });
    try {
      if (!(await keepOnePublic({ db, files }, { ...opening, work }, name))) left.push(name);
    } catch (error) {
      if (files.faultOf(error) === undefined && !isOfDisk(error)) throw error;
      left.push(name);
    } finally {
      rmSync(work, { recursive: true, force: true, maxRetries: 3 });
    }
  }
  return left;
}

/** Whether there is nothing more to do. */
async function keepOnePublic(
  { db, files }: KeepPublicDeps,
  opening: OpeningKept,
  name: string,
): Promise<boolean> {
  const { folder, work } = opening;
  const whole = wholeFile(folder, name);
  const file = publicFile(folder, name);
  const state = findBatch(db, name)?.state;
  if (!existsSync(whole) || state === undefined || state === 'entering') return true;
  if (!existsSync(file)) {
    if (!hasRoomFor(statSync(whole).size, work)) return false;
    if (state === 'held') {
      const { fileOf } = await openKept(files, { ...opening, work: join(work, 'look') }, whole);
      if (!(await bringsErased({ db, files }, fileOf, opening.identities))) return true;
    }
    mkdirSync(dirname(file), { recursive: true });
    await passOn(files, { ...opening, name, file });
  }
  rmSync(whole, { force: true });
  syncFolder(folder);
  return true;
}

/** Whether the private part has words that were erased here. */
async function bringsErased(
  { db, files }: KeepPublicDeps,
  fileOf: Opened['fileOf'],
  identities: readonly string[],
): Promise<boolean> {
  const erased = listErased(db);
  const [id, words] = [chainTable.columns.indexOf('id'), chainTable.columns.indexOf('words')];
  for await (const cells of csvRows(files.openPart(fileOf(chainTable.sealed), identities))) {
    if (erased.has(cells[id] ?? '') && cells[words] !== '') return true;
  }
  return false;
}

function isOfDisk(error: unknown): boolean {
  return ['ENOSPC', 'EIO', 'EROFS', 'EBUSY', 'EPERM', 'EACCES', 'ENOENT'].includes(
    String(Reflect.get(Object(error), 'code')),
  );
}
