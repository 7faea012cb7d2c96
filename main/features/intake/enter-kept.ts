import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { isFull } from '#main/storage/database.ts';
import { listDue, readLedger } from './desk-ledger.ts';
import { enterBatch, type EnteringDeps } from './enter-batch.ts';
import type { PreparedKept } from './prepare-kept.ts';

export interface EnterKeptDeps extends EnteringDeps {
  /** Reads a batch that is kept here to its last row away from the main thread. */
  readonly prepareKept: (name: string, work: string) => Promise<PreparedKept>;
  /**
   * Keeps of batches, or of all where none is named, only what may be passed on, as far as that can be
   * (`listToKeepPublic`); never throws.
   */
  readonly keepPublic: (names?: readonly string[]) => Promise<void>;
  /** Told when something new was counted. */
  readonly onCounted: () => void;
}

export interface EnteredKept {
  readonly batches: number;
  readonly rows: number;
  /** Batches whose rows are not here, cannot be read or had no room. */
  readonly waiting: number;
}

/** Enters held batches that nothing holds any more, each after the one that it follows. */
export function enterDue(deps: EnterKeptDeps, actor: string): Promise<EnteredKept> {
  const due = listDue(readLedger(deps.db)).map(({ name }) => name);
  return enterKept(deps, due, actor);
}

/** Enters batches that lie here already, one after the other, as if each had just come. */
export async function enterKept(
  deps: EnterKeptDeps,
  names: readonly string[],
  actor: string,
): Promise<EnteredKept> {
  const counted: string[] = [];
  let rows = 0;
  let waiting = 0;
  for (const name of names) {
    const entered = await enterOne(deps, name, actor);
    if (entered === 'waits') waiting += 1;
    if (typeof entered !== 'number') continue;
    counted.push(name);
    rows += entered;
  }
  if (counted.length > 0) {
    deps.onCounted();
    await deps.keepPublic(counted);
  }
  return { batches: counted.length, rows, waiting };
}

/** How many rows were new. */
async function enterOne(
  deps: EnterKeptDeps,
  name: string,
  actor: string,
): Promise<number | 'held' | 'waits'> {
  const work = join(deps.folder, 'work', randomUUID());
  try {
    const prepared = await deps.prepareKept(name, work);
    if (prepared.is !== 'ready') return 'waits';
    const standing = await enterBatch(deps, prepared.batch, actor);
    return standing.state === 'counted' ? prepared.batch.rows : 'held';
  } catch (error) {
    if (isFull(error)) return 'waits';
    throw error;
  } finally {
    rmSync(work, { recursive: true, force: true, maxRetries: 3 });
  }
}
