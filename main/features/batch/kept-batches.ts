import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { syncFolder } from '#main/platform/files.ts';
import type { Database } from '#main/storage/database.ts';
import { listBatchNames } from './batch-out-store.ts';
import { makingFolder } from './making.ts';

/** Where a batch of this folder lies until every desk has it. */
export function keptFile(out: string, name: string): string {
  return join(out, `${name}.hlb`);
}

/**
 * Removes what a building left that did not come to its end: a file that no row names is no batch. Only
 * while the lock on building is held.
 */
export function removeUnfinished(db: Database, out: string): void {
  if (!existsSync(out)) return;
  rmSync(join(out, makingFolder), { recursive: true, force: true });
  const names = listBatchNames(db);
  for (const file of readdirSync(out)) {
    const name = /^([0-9a-f]{64})\.hlb$/.exec(file)?.[1];
    if (name !== undefined && !names.has(name)) rmSync(join(out, file), { force: true });
  }
}

/** Lets go of a batch's bytes, for every desk has them; what it was stays recorded. */
export function letGo(out: string, name: string): void {
  rmSync(keptFile(out, name), { force: true });
  syncFolder(out);
}

/**
 * What a batch is called on a stick: harmless on every file system, and all that a finder of the stick
 * learns. `hailong-01819-may-1-00012-3f9a6c01.hlb`
 */
export function fileNameOf(batch: {
  readonly unit: string;
  /** The station, or what it is where it is of the office as a whole. */
  readonly of: string;
  readonly number: number;
  readonly name: string;
}): string {
  const number = String(batch.number).padStart(5, '0');
  return `hailong-${batch.unit}-${batch.of}-${number}-${batch.name.slice(0, 8)}.hlb`;
}
