import { existsSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { chainTable } from '#shared/features/batch/station-tables.ts';
import { syncFile, syncFolder } from '#main/platform/files.ts';
import type { Database } from '#main/storage/database.ts';
import type { BatchFiles } from './batch-files.ts';
import { csvLine, csvRows } from './csv-rows.ts';
import { findBatch, listBatches, listErased } from './intake-store.ts';
import { listRestFiles, listWholeFiles, publicFile, restFile, wholeFile } from './kept-files.ts';
import { openKept, passOn, type OpeningKept, type PassOnFiles } from './pass-on.ts';
import { hasRoomFor } from './room.ts';

/** Batches whose private part is to go, and how they are opened. */
export interface KeepPublicOrder extends OpeningKept {
  readonly names: readonly string[];
}

export interface KeepPublicDeps {
  readonly db: Database;
  readonly files: PassOnFiles &
    Pick<BatchFiles, 'openPart' | 'faultOf'> & {
      /** Presses and seals a table to this desk alone. */
      sealPart(lines: AsyncIterable<string>, file: string): Promise<unknown>;
    };
}

/**
 * Which batches may lie here without their private part: what is counted is in the store row by row. What
 * is held may still be counted, so that it loses nothing but words that were erased here.
 */
export function listToKeepPublic(db: Database, folder: string): readonly string[] {
  const here = new Set([...listWholeFiles(folder), ...listRestFiles(folder)]);
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
 * new one is on the disk. Of what is held, the private part stays without those words. Runs in a worker.
 * Returns the names of those for which it could not be done.
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
      if (!(await keepOne({ db, files }, { ...opening, work }, name))) left.push(name);
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
async function keepOne(deps: KeepPublicDeps, opening: OpeningKept, name: string): Promise<boolean> {
  const { folder, work } = opening;
  const state = findBatch(deps.db, name)?.state;
  const [whole, rest] = [wholeFile(folder, name), restFile(folder, name)];
  const isWhole = existsSync(whole);
  if ((!isWhole && !existsSync(rest)) || state === undefined || state === 'entering') return true;
  if (!hasRoomFor(statSync(isWhole ? whole : rest).size, work)) return false;
  if (state === 'counted') {
    if (isWhole) await sealPublic(deps, opening, name);
    remove(rest);
  } else {
    const table = isWhole
      ? (await openKept(deps.files, { ...opening, work: join(work, 'look') }, whole)).fileOf(
          chainTable.sealed,
        )
      : rest;
    if (!(await bringsErased(deps, table, opening.identities))) return true;
    await keepRest(deps, opening, { table, rest });
    if (isWhole) await sealPublic(deps, opening, name);
  }
  remove(whole);
  return true;
}

async function sealPublic(
  { files }: KeepPublicDeps,
  opening: OpeningKept,
  name: string,
): Promise<void> {
  const file = publicFile(opening.folder, name);
  if (existsSync(file)) return;
  mkdirSync(dirname(file), { recursive: true });
  await passOn(files, { ...opening, name, file });
}

/** Lays the private table down again without the words that were erased: all else can still be counted. */
async function keepRest(
  { db, files }: KeepPublicDeps,
  { work, identities }: OpeningKept,
  { table, rest }: { readonly table: string; readonly rest: string },
): Promise<void> {
  const erased = listErased(db);
  async function* lines(): AsyncGenerator<string, void> {
    for await (const cells of csvRows(files.openPart(table, identities))) {
      const isErased = erased.has(cells[idAt] ?? '');
      yield csvLine(isErased ? cells.map((cell, at) => (wordsAt.has(at) ? '' : cell)) : cells);
    }
  }
  const built = join(work, 'rest.age');
  await files.sealPart(lines(), built);
  syncFile(built);
  mkdirSync(dirname(rest), { recursive: true });
  renameSync(built, rest);
  syncFolder(dirname(rest));
}

function remove(file: string): void {
  if (!existsSync(file)) return;
  rmSync(file, { force: true });
  syncFolder(dirname(file));
}

const idAt = chainTable.columns.indexOf('id');
/** The words, and the salt that tells them from others. */
const wordsAt = new Set([chainTable.columns.indexOf('salt'), chainTable.columns.indexOf('words')]);

/** Whether a private table has words that were erased here. */
async function bringsErased(
  { db, files }: KeepPublicDeps,
  table: string,
  identities: readonly string[],
): Promise<boolean> {
  const erased = listErased(db);
  for await (const cells of csvRows(files.openPart(table, identities))) {
    if (erased.has(cells[idAt] ?? '') && [...wordsAt].some((at) => cells[at] !== '')) return true;
  }
  return false;
}

function isOfDisk(error: unknown): boolean {
  return ['ENOSPC', 'EIO', 'EROFS', 'EBUSY', 'EPERM', 'EACCES', 'ENOENT'].includes(
    String(Reflect.get(Object(error), 'code')),
  );
}
