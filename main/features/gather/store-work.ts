import { copyFileSync, existsSync, readdirSync, renameSync, statSync } from 'node:fs';
import { join, basename } from 'node:path';
import { serialize } from 'node:v8';
import { syncFile, syncFolder } from '#main/platform/files.ts';
import { StartError, type StartProblem } from '#main/platform/start-error.ts';
import type { Decision } from '#shared/features/batch/decision.ts';
import type { FolderKind } from '#shared/features/folder/folder-kind.ts';
import type {
  SeenStoreCard,
  StoreView,
  TakingEvent,
} from '#shared/features/gather/gather.contract.ts';
import { findBatchFiles } from './find-batch-files.ts';
import { openGatherStore, type GatherStore } from './index.ts';
import { lookIntoStore } from './look-into-store.ts';
import type { Act } from './made-decisions.ts';
import type { BatchFiles } from './ports.ts';
import { createStore, storeFolderAt, writeWhole, type StoreDescription } from './store-folder.ts';
import { openDataWorks, type ExtractLanguages } from './open-data/open-data-work.ts';
import { surveyWorks } from './survey/survey-work.ts';
import type { TakenIn } from './take-in.ts';

/** What every work in a store is given besides its own. */
export interface StoreThere {
  /** Where the store lies. */
  readonly path: string;
  /** The desk's own folder: what it gathers is of the same kind. */
  readonly folderKind: FolderKind;
  readonly today: string;
  /** Set from outside, in memory that both threads see, when somebody asks to stop. */
  readonly stop: SharedArrayBuffer;
}

export interface StoreOrder<Name extends WorkName = WorkName> extends StoreThere {
  readonly name: Name;
  readonly input: Parameters<(typeof works)[Name]>[1];
}

/** Why nothing was done, foreseen. */
export type StoreRefusal =
  | 'NO_STORE'
  | 'STORE_BUSY'
  | 'STORE_DAMAGED'
  | 'WAREHOUSE_DAMAGED'
  | 'NO_ROOM'
  | 'FOLDER'
  | 'NOTHING_THERE'
  | 'NOT_ASKED';

export type StoreOutcome<Name extends WorkName = WorkName> =
  | { readonly is: 'done'; readonly value: Awaited<ReturnType<(typeof works)[Name]>> }
  | { readonly is: 'refused'; readonly why: StoreRefusal };

type OnProgress = (progress: { readonly rows: number; readonly atMost: number }) => void;
interface Around {
  readonly store: GatherStore;
  readonly files: BatchFiles;
  readonly order: StoreThere;
  readonly onProgress: OnProgress;
  readonly words: () => Promise<ExtractLanguages>;
}

/** Two weeks without a batch are more than a holiday, and less than a month that is lost. */
const silentAfterDays = 14;

class Refused extends Error {
  override readonly name = 'Refused';
  readonly why: StoreRefusal;
  constructor(why: StoreRefusal) {
    super(why);
    this.why = why;
  }
}

/** Each runs in a worker, with the store open for it alone. */
export const works = {
  ...surveyWorks,
  ...openDataWorks,

  make: async (_around: Around, _unit: StoreDescription['unit']) => ({}),

  look: ({ store, files, order }: Around, _input: undefined): Promise<StoreView> =>
    lookIntoStore(store, files, { asOf: order.today, silentAfterDays }),

  async saveCard({ store, order }: Around, { folder }: { readonly folder: string }) {
    if (!isFolder(folder)) throw new Refused('FOLDER');
    const file = join(folder, `the-ket-noi-kho-${store.unit.code}.hlc`);
    writeWhole(file, JSON.stringify(store.ownCard(order.today, order.folderKind)));
    return { file, code: store.ownCode() };
  },

  async readCards(around: Around, { folder }: { readonly folder: string }) {
    return readCards(around, folder);
  },

  async trust(
    around: Around,
    { folder, compared }: { readonly folder: string; readonly compared: readonly string[] },
  ) {
    const wanted = new Set(compared);
    const files = readCards(around, folder).flatMap((card) =>
      card.is === 'new' && wanted.has(card.fingerprint) ? [card.file] : [],
    );
    const read = around.store.trust(files);
    return { taken: read.filter(({ reading }) => reading.taken).length };
  },

  async takeIn({ store, order, onProgress }: Around, { folder }: { readonly folder: string }) {
    if (!existsSync(folder)) throw new Refused('FOLDER');
    if (findBatchFiles([folder]).length === 0) throw new Refused('NOTHING_THERE');
    const asked = new Int32Array(order.stop);
    const isStopped = () => Atomics.load(asked, 0) !== 0;
    const taken = await store.importFiles([folder], order.today, progressTo(onProgress), isStopped);
    return takingOf(taken, isStopped());
  },

  async saveReceipts({ store }: Around, { folder }: { readonly folder: string }) {
    if (!isFolder(folder)) throw new Refused('FOLDER');
    const names = readdirSync(store.receipts).filter((name) => name.endsWith('.hlr'));
    if (names.length === 0) throw new Refused('NOTHING_THERE');
    for (const name of names) {
      const unfinished = join(folder, `.${name}.part`);
      copyFileSync(join(store.receipts, name), unfinished);
      syncFile(unfinished);
      renameSync(unfinished, join(folder, name));
    }
    syncFolder(folder);
    return { files: names.length };
  },

  async verify({ store }: Around, _input: undefined) {
    return { ...(await store.verify()), ...(await store.count()) };
  },

  async rebuild({ store, onProgress }: Around, _input: undefined) {
    return takingOf(await store.rebuild(progressTo(onProgress)), false);
  },

  async decide(
    { store }: Around,
    { decision, act }: { readonly decision: Decision; readonly act: Act },
  ) {
    const made = await store.decide(decision, act);
    if (made === undefined) throw new Refused('NOT_ASKED');
    return { id: made.id };
  },

  /** As bytes: it is large, and goes from thread to thread as it is. */
  evaluationSource: async ({ store, order }: Around, _input: undefined) =>
    serialize(await store.evaluationSource(order.today)),

  async undo({ store }: Around, { id, act }: { readonly id: string; readonly act: Act }) {
    if (!(await store.undo(id, act))) throw new Refused('NOT_ASKED');
    return {};
  },
} as const;
export type WorkName = keyof typeof works;

/** Opens the store, does one work in it and closes it, whatever happens. */
export async function workInStore(
  order: StoreOrder,
  { files, words }: Pick<Around, 'files' | 'words'>,
  onProgress: OnProgress,
): Promise<StoreOutcome> {
  const { name, path, folderKind, input } = order;
  try {
    if (name === 'make') {
      const kind = folderKind === 'office' ? 'real' : 'simulated';
      await createStore(path, { kind, unit: input as StoreDescription['unit'] }, files);
    }
    if (!existsSync(storeFolderAt(path).description)) throw new Refused('NO_STORE');
    const store = await openGatherStore(path, files);
    try {
      const work = works[name] as (around: Around, input: unknown) => Promise<never>; // of this name
      return { is: 'done', value: await work({ store, files, order, onProgress, words }, input) };
    } finally {
      store.close();
    }
  } catch (error) {
    const why = refusalOf(error, path);
    if (why === undefined) throw error;
    return { is: 'refused', why };
  }
}

const refusalOfProblem: Partial<Record<StartProblem, StoreRefusal>> = {
  noStore: 'NO_STORE',
  anotherInstance: 'STORE_BUSY',
  fileUnreadable: 'STORE_DAMAGED',
  warehouseUnreadable: 'WAREHOUSE_DAMAGED',
  warehouseOther: 'WAREHOUSE_DAMAGED',
  diskFull: 'NO_ROOM',
  outNotWritable: 'FOLDER',
};

function refusalOf(error: unknown, path: string): StoreRefusal | undefined {
  if (error instanceof Refused) return error.why;
  if (error instanceof StartError) return refusalOfProblem[error.problem];
  const code: unknown = Reflect.get(Object(error), 'code');
  const place: unknown = Reflect.get(Object(error), 'path');
  const isOwn = typeof place === 'string' && place.startsWith(path);
  if (code === 'ENOSPC' || /No space left on device/.test(String(error))) {
    return isOwn || typeof place !== 'string' ? 'NO_ROOM' : 'FOLDER';
  }
  // a stick that is locked, full or gone
  return typeof code === 'string' && /^E[A-Z]+$/.test(code) && !isOwn ? 'FOLDER' : undefined;
}

function readCards({ store, files }: Around, folder: string): readonly SeenStoreCard[] {
  if (!existsSync(folder)) throw new Refused('FOLDER');
  const found = findBatchFiles([folder], '.hlc');
  if (found.length === 0) throw new Refused('NOTHING_THERE');
  return found.flatMap((file): readonly SeenStoreCard[] => {
    const reading = store.lookAtCard(file);
    if (!reading.taken) return [{ is: 'refused', file, fault: reading.fault }];
    const { card, fingerprint, publicKey } = reading.known;
    if (fingerprint === store.ownFingerprint()) return []; // its own, on the way to the offices
    return [
      {
        is: reading.isNew ? 'new' : 'known',
        file,
        fingerprint,
        code: files.codeOf(publicKey),
        unit: { code: card.unit.code, name: card.unit.name },
        station:
          card.station === null ? null : { code: card.station.code, name: card.station.name },
      },
    ];
  });
}

function progressTo(onProgress: OnProgress) {
  return ({ done, of }: { readonly done: number; readonly of: number }) =>
    onProgress({ rows: done, atMost: of });
}

function takingOf(
  { taken, rows, known, refused }: TakenIn,
  isStopped: boolean,
): Extract<TakingEvent, { is: 'done' }> {
  const named = refused.map(({ file, fault, place }) => ({ file: basename(file), fault, place }));
  return { is: 'done', taken, rows, known, isStopped, refused: named };
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}
