import { rm } from 'node:fs/promises';
import type { BatchFault } from '#shared/features/batch/batch-fault.ts';
import type { RefusedFile } from '#shared/features/gather/gathered.ts';
import type { Archive } from './archive.ts';
import type { Opened, OpeningOrder, ReceivedBatch } from './open-received.ts';
import type { StagedSummary } from './staging-store.ts';
import { enterOffices, type ReceivedOffice } from './take-in-office.ts';
import type { Warehouse } from './warehouse-store.ts';

/** What became of the files of one import. */
export interface TakenIn {
  readonly taken: number;
  readonly rows: number;
  /** Files whose batch was here already, or twice among them. */
  readonly known: number;
  readonly refused: readonly RefusedFile[];
}

export interface TakeInDeps {
  readonly warehouse: Warehouse;
  readonly archive: Archive;
  open(order: OpeningOrder, isKnown: (name: string) => boolean): Promise<Opened>;
  onProgress(progress: { readonly done: number; readonly of: number }): void;
  /** Asked before each file: what was opened until then is entered, the others stay where they are. */
  isStopped?(): boolean;
}

/** Enough to be quick, and little enough for the memory of an office PC. */
const mostAtOnce = { batches: 256, rows: 400_000 };
/** Opened at the same time: while one is read, another is unsealed. */
const openedTogether = 4;

/**
 * Takes files in, whatever they are: each whole or not at all, each with a reason if not. A batch first
 * lies in the archive and then has its rows and its place in the ledger in one transaction; what a crash
 * leaves in the archive without a place is taken in by the next import.
 */
export async function takeIn(
  { warehouse, archive, open, onProgress, isStopped = () => false }: TakeInDeps,
  files: readonly string[],
): Promise<TakenIn> {
  const batches = await warehouse.listBatches();
  const known = new Set(batches.map(({ name }) => name));
  const left = archive.list().filter((name) => !known.has(name));
  const sources = [
    ...left.map((name) => ({ source: archive.fileOf(name), isArchived: true })),
    ...files.map((source) => ({ source, isArchived: false })),
  ];
  const firstKey = Math.max(0, ...batches.map(({ key }) => key)) + 1;
  const orders = sources.map((source, at) => ({ ...source, key: firstKey + at }));

  const refused: RefusedFile[] = [];
  let taken = 0;
  let rows = 0;
  const again: { readonly source: string; readonly name: string }[] = [];
  let entering: Promise<void> = Promise.resolve();
  let chunk: ReceivedBatch[] = [];
  const offices: ReceivedOffice[] = [];
  let done = 0;
  let looked = 0;

  const enterChunk = async (): Promise<void> => {
    const ready = chunk;
    chunk = [];
    await entering; // one chunk is entered while the next is opened
    entering = enter(warehouse, archive, ready).then((faults) => {
      refused.push(...faults);
      const failed = new Set(faults.map(({ file }) => file));
      for (const { source, batch } of ready) {
        if (failed.has(source)) continue;
        taken += 1;
        rows += batch.rows;
      }
      done += ready.length;
      onProgress({ done, of: orders.length });
    });
    entering.catch(() => {}); // it is awaited before anything else is entered
  };

  for await (const opened of inOrder(orders, (order) => open(order, (name) => known.has(name)))) {
    looked += 1;
    if (opened.kind === 'refused') {
      refused.push(opened.refused);
      done += 1;
    } else if (opened.kind === 'known') {
      again.push(opened);
      done += 1;
    } else if (known.has(opened.batch.name)) {
      again.push({ source: opened.source, name: opened.batch.name });
      await discard(opened);
      done += 1;
    } else if (opened.kind === 'office') {
      known.add(opened.batch.name);
      offices.push(opened);
      done += 1;
    } else {
      known.add(opened.batch.name);
      chunk.push(opened);
      const waiting = chunk.reduce((sum, { batch }) => sum + batch.rows, 0);
      if (chunk.length >= mostAtOnce.batches || waiting >= mostAtOnce.rows) await enterChunk();
    }
    if (isStopped()) break;
  }
  await enterChunk();
  await entering;
  const faulty = await enterOffices(warehouse, archive, offices);
  refused.push(...faulty);
  const turnedAway = new Set(faulty.map(({ file }) => file));
  for (const { batch } of offices.filter(({ source }) => !turnedAway.has(source))) {
    taken += 1;
    rows += batch.rows;
  }
  // a second copy of what was refused is refused too
  const byName = new Map(refused.map((each) => [each.sender?.name, each]));
  const alike = again.flatMap(({ source, name }): RefusedFile[] => {
    const first = byName.get(name);
    return first === undefined ? [] : [{ ...first, file: source }];
  });
  refused.push(...alike);
  await warehouse.noteRefused(
    orders.slice(0, looked).map(({ source }) => source),
    refused,
  );
  return { taken, rows, known: again.length - alike.length, refused };
}

async function discard({
  copy,
  folder,
  isArchived,
}: Omit<ReceivedBatch | ReceivedOffice, 'kind'>): Promise<void> {
  await rm(folder, { recursive: true, force: true });
  if (!isArchived) await rm(copy);
}

/** Checks the rows of batches and enters those that are right; gives back the others with their faults. */
async function enter(
  { staging, enter: enterStaged }: Warehouse,
  archive: Archive,
  received: readonly ReceivedBatch[],
): Promise<readonly RefusedFile[]> {
  const looked = await staging.look(
    received.map(({ batch, folder }) => ({ key: batch.key, folder: folder.replaceAll('\\', '/') })),
  );
  const faults = new Map(
    received.flatMap((one): [number, BatchFault][] => {
      const { key } = one.batch;
      const fault = looked.faults.get(key) ?? faultOfRows(one, looked.summaries.get(key));
      return fault === undefined ? [] : [[key, fault]];
    }),
  );
  const good = received.filter(({ batch }) => !faults.has(batch.key));
  if (good.length > 0) {
    await archive.put(good.map(({ batch, copy }) => ({ name: batch.name, copy })));
    const codebooks = good.flatMap(({ batch, codebook }): [string, string][] =>
      batch.codebook === null || codebook === null ? [] : [[batch.codebook, codebook]],
    );
    await staging.stage(faults.keys());
    await enterStaged(
      good.map(({ batch }) => batch),
      new Map(codebooks),
    );
  }
  await Promise.all(received.map(({ folder }) => rm(folder, { recursive: true, force: true })));
  await Promise.all(
    received
      .filter(({ batch, isArchived }) => faults.has(batch.key) && !isArchived)
      .map(({ copy }) => rm(copy)),
  );
  return received.flatMap(({ source, batch, sender }) => {
    const fault = faults.get(batch.key);
    return fault === undefined ? [] : [{ file: source, fault, place: null, sender }];
  });
}

/** The rows against what the manifest says of them; its clocks may count rows for the leader alone too. */
function faultOfRows(
  { manifest, batch }: ReceivedBatch,
  summary: StagedSummary | undefined,
): BatchFault | undefined {
  const { counts, clock } = manifest;
  if (summary === undefined) return batch.rows === 0 ? undefined : 'countsDiffer';
  const { kinds, clocks } = summary;
  const isCounted =
    summary.rows === batch.rows &&
    kinds.answer === counts.answer &&
    kinds.change === counts.change &&
    kinds.comment === counts.comment &&
    kinds.redaction === counts.redaction &&
    kinds.fact === counts.fact &&
    clocks.trusted <= clock.rows.trusted &&
    clocks.suspect <= clock.rows.suspect &&
    clocks.unset <= clock.rows.unset;
  if (!isCounted) return 'countsDiffer';
  if (summary.unitCode !== batch.unitCode || summary.stationCode !== batch.stationCode) {
    return 'otherUnit';
  }
  const isTrial = manifest.folderKind !== 'office';
  return summary.trial === (isTrial ? 1 : 0) ? undefined : 'rowsInvalid';
}

/** Some at a time, and what comes of them in the order in which they stand. */
async function* inOrder<Order, Result>(
  orders: readonly Order[],
  work: (order: Order) => Promise<Result>,
): AsyncGenerator<Result, void> {
  const running: Promise<Result>[] = [];
  try {
    for (const order of orders) {
      const started = work(order);
      started.catch(() => {}); // it is awaited in its turn
      running.push(started);
      const first = running.length >= openedTogether ? running.shift() : undefined;
      if (first !== undefined) yield await first;
    }
    for (const rest of running) yield await rest;
  } finally {
    await Promise.allSettled(running); // whoever stops here goes on when nothing is written any more
  }
}
