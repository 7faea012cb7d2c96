import { existsSync } from 'node:fs';
import type { Carried, CarryEvent } from '#shared/features/batch/batch.contract.ts';
import type { MediumFault } from '#shared/features/batch/medium-fault.ts';
import { commitUnlessFull } from '#main/storage/database.ts';
import { listBatchesOut, recordCarried } from './batch-out-store.ts';
import { carryBatch, lookAtFolder, type CarriedFile, type CarryTarget } from './carry-batch.ts';
import { closeBatch, type Closed, type ClosingDeps } from './close-batch.ts';
import { fileNameOf, keptFile } from './kept-batches.ts';
import { closeOfficeBatch } from './office/close-office-batch.ts';
import { cardsOf, listPassedOn, megabytesToReseal, resealed } from './office/pass-on.ts';
import type { LettersPort } from './letters-port.ts';
import type { UpwardPort } from './office/upward-ports.ts';

export interface CarryDeps extends ClosingDeps {
  /** Where the data of this folder lie, into which no batch is carried. */
  readonly dataFolder: string;
  readonly upward: UpwardPort;
  /** Undefined on the command line: the running program alone has the letters open. */
  readonly letters: LettersPort | undefined;
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

/** Whether what the office tells as a whole goes along. */
export interface CarryWish {
  readonly sendsUp: boolean;
}

/** Closes a batch of what is new, then writes every batch without a receipt into a folder. */
export async function carryAll(
  deps: CarryDeps,
  actor: string,
  folder: string,
  { sendsUp }: CarryWish,
  onEvent: (event: CarryEvent) => void,
): Promise<CarriedAll> {
  // a folder that cannot be is said at once, before anybody waits for the building
  const target = await lookAtFolder(folder, deps.dataFolder);
  if (!('device' in target)) return { ...target, done: false, carried: 0 };
  const closed = await closeBatch(deps, actor, ({ rows, atMost }) =>
    onEvent({ is: 'building', percent: Math.floor((100 * rows) / Math.max(atMost, 1)) }),
  );
  const failed = failureOf(closed);
  if (failed !== undefined) return failed;
  let office: Closed | undefined;
  if (sendsUp) {
    onEvent({ is: 'building', percent: 100 });
    office = await closeOfficeBatch(deps, deps.upward, actor);
    const officeFailed = failureOf(office);
    if (officeFailed !== undefined) return officeFailed;
  }
  const letters = await deps.letters?.close(actor);
  if (letters === 'STORE_FULL') return { done: false, why: letters };
  const beside = letters === undefined ? [] : [goingLetters(letters)];
  const carried = await carryWaiting(deps, actor, target, { sendsUp, beside }, onEvent).finally(
    () => letters?.dispose(),
  );
  if (!carried.done) return carried;
  return {
    done: true,
    carried: {
      is: 'done',
      built: numberOf(closed),
      builtOffice: numberOf(office),
      folder: target.folder,
      carried: carried.files,
    },
  };
}

function numberOf(closed: Closed | undefined): { readonly number: number } | null {
  return closed?.closed === true ? { number: closed.batch.number } : null;
}

/** That nothing is new is no failure. */
function failureOf(closed: Closed): Extract<CarriedAll, { done: false }> | undefined {
  if (closed.closed || closed.why === 'nothingNew') return undefined;
  if (closed.why === 'NO_ROOM_HERE') {
    return { done: false, why: closed.why, megabytes: closed.megabytes };
  }
  return { done: false, why: closed.why };
}

type Waiting =
  | { readonly done: true; readonly files: Carried['carried'] }
  | Extract<CarriedAll, { done: false }>;

/** A file that goes to the folder, and what is noted once it is there. */
export interface Going extends CarriedFile {
  readonly name: string;
  readonly what: Carried['carried'][number]['what'];
  readonly number: number | null;
  /** In the transaction that says so. */
  readonly record: () => void;
}

async function carryWaiting(
  deps: CarryDeps,
  actor: string,
  target: CarryTarget,
  { sendsUp, beside }: CarryWish & { readonly beside: readonly Going[] },
  onEvent: (event: CarryEvent) => void,
): Promise<Waiting> {
  const own = [...listOwn(deps, actor), ...beside];
  const passed = sendsUp ? listPassedOn(deps) : [];
  const cards = sendsUp ? cardsOf(deps) : undefined;
  const of = own.length + passed.length + (cards === undefined ? 0 : 1);
  const files: Carried['carried'] = [];
  const carryOne = async (going: Going | 'NO_ROOM_HERE'): Promise<Waiting | undefined> => {
    if (going === 'NO_ROOM_HERE') return { done: false, why: going, megabytes: megabytesToReseal };
    const { name, what, number, fileName } = going;
    onEvent({ is: 'carrying', batch: files.length + 1, of });
    const carrying = await carryBatch(target, going);
    if (!carrying.carried) {
      return carrying.why === 'FOLDER'
        ? { ...carrying, done: false, carried: files.length }
        : { done: false, why: carrying.why, file: going.source };
    }
    if (!recordOne(deps, going)) return { done: false, why: 'STORE_FULL' };
    files.push({ name, what, number, file: fileName, how: carrying.how });
    return undefined;
  };
  for (const going of own) {
    const failed = await carryOne(going);
    if (failed !== undefined) return failed;
  }
  for (const batch of passed) {
    const failed = await carryOne(await resealed(deps, actor, batch));
    if (failed !== undefined) return failed;
  }
  // the cards come last: a stick that has them has all that they vouch for
  const failed = cards === undefined ? undefined : await carryOne(cards);
  return failed ?? { done: true, files };
}

/** What became of it is noted with the letters, and here nothing is. */
function goingLetters(letters: CarriedFile & { readonly name: string }): Going {
  return { ...letters, what: 'letters', number: null, record: () => {} };
}

/** Batches of this folder that wait, the oldest first. */
function listOwn({ db, out, stationCode, settings, ...deps }: CarryDeps, actor: string): Going[] {
  const unit = settings().unit.code;
  return listBatchesOut(db)
    .filter(({ name }) => existsSync(keptFile(out, name)))
    .toReversed()
    .map(({ name, kind, number, file_bytes: bytes, file_sha256: sha256 }) => {
      const what = kind === 'office' ? kind : 'station';
      return {
        name,
        what,
        number,
        source: keptFile(out, name),
        bytes,
        sha256,
        fileName: fileNameOf({ unit, of: what === 'office' ? what : stationCode, number, name }),
        record() {
          recordCarried(db, { batch: name, way: 'folder', atMs: deps.now().utcMs, actor });
          deps.audit(actor, 'batch.carried', { batch: name });
        },
      };
    });
}

function recordOne({ db }: CarryDeps, { record }: Going): boolean {
  return commitUnlessFull(
    db,
    () => {
      record();
      return true;
    },
    false,
  );
}
