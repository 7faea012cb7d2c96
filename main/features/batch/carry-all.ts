import { existsSync } from 'node:fs';
import type { Carried, CarryEvent } from '#shared/features/batch/batch.contract.ts';
import type { MediumFault } from '#shared/features/batch/medium-fault.ts';
import { commitUnlessFull } from '#main/storage/database.ts';
import { listStationBatches, recordCarried } from './batch-out-store.ts';
import { carryBatch, lookAtFolder, type CarryTarget } from './carry-batch.ts';
import { closeBatch, type ClosingDeps } from './close-batch.ts';
import { fileNameOf, keptFile } from './kept-batches.ts';

export interface CarryDeps extends ClosingDeps {
  /** Where the data of this folder lie, into which no batch is carried. */
  readonly dataFolder: string;
}

export type CarriedAll =
  | { readonly done: true; readonly carried: Carried }
  | { readonly done: false; readonly why: 'BUSY' | 'STORE_FULL' }
  | { readonly done: false; readonly why: 'NO_ROOM_HERE'; readonly megabytes: number }
  | { readonly done: false; readonly why: 'KEPT_DAMAGED'; readonly file: string }
  | {
      readonly done: false;
      readonly why: 'FOLDER';
      readonly fault: MediumFault;
      readonly detail: string;
      /** Batches that came there whole before it went wrong. */
      readonly carried: number;
    };

/** Closes a batch of what is new, then writes every batch without a receipt into a folder. */
export async function carryAll(
  deps: CarryDeps,
  actor: string,
  folder: string,
  onEvent: (event: CarryEvent) => void,
): Promise<CarriedAll> {
  // a folder that cannot be is said at once, before anybody waits for the building
  const target = await lookAtFolder(folder, deps.dataFolder);
  if (!('device' in target)) return { ...target, done: false, carried: 0 };
  const closed = await closeBatch(deps, actor, ({ rows, atMost }) =>
    onEvent({ is: 'building', percent: Math.floor((100 * rows) / Math.max(atMost, 1)) }),
  );
  if (!closed.closed) {
    if (closed.why === 'NO_ROOM_HERE') return { done: false, ...closed };
    if (closed.why !== 'nothingNew') return { done: false, why: closed.why };
  }
  const carried = await carryWaiting(deps, actor, target, onEvent);
  if (!carried.done) return carried;
  const built = closed.closed ? { number: closed.batch.number } : null;
  return {
    done: true,
    carried: { is: 'done', built, folder: target.folder, carried: carried.files },
  };
}

type Waiting =
  | { readonly done: true; readonly files: Carried['carried'] }
  | Extract<CarriedAll, { done: false }>;

async function carryWaiting(
  deps: CarryDeps,
  actor: string,
  target: CarryTarget,
  onEvent: (event: CarryEvent) => void,
): Promise<Waiting> {
  const { db, out, stationCode } = deps;
  const unit = deps.settings().unit.code;
  const waiting = listStationBatches(db)
    .filter(({ name }) => existsSync(keptFile(out, name)))
    .toReversed();
  const files: Carried['carried'] = [];
  for (const [at, { name, number, file_bytes: bytes, file_sha256: sha256 }] of waiting.entries()) {
    onEvent({ is: 'carrying', batch: at + 1, of: waiting.length });
    const fileName = fileNameOf({ unit, station: stationCode, number, name });
    const source = keptFile(out, name);
    const carrying = await carryBatch(target, { source, bytes, sha256, fileName });
    if (!carrying.carried) {
      return carrying.why === 'FOLDER'
        ? { ...carrying, done: false, carried: files.length }
        : { done: false, why: carrying.why, file: source };
    }
    const { how } = carrying;
    if (!recordOne(deps, actor, name)) return { done: false, why: 'STORE_FULL' };
    files.push({ name, number, file: fileName, how });
  }
  return { done: true, files };
}

function recordOne({ db, now, audit }: CarryDeps, actor: string, batch: string): boolean {
  return commitUnlessFull(
    db,
    () => {
      recordCarried(db, { batch, way: 'folder', atMs: now().utcMs, actor });
      audit(actor, 'batch.carried', { batch });
      return true;
    },
    false,
  );
}
