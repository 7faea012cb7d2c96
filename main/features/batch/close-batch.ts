import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as passed } from 'node:timers/promises';
import type { Moment } from '#main/platform/clock.ts';
import type { AuditEntry } from '#main/storage/audit-store.ts';
import { commitUnlessFull, type Database } from '#main/storage/database.ts';
import { tryLock } from '#main/storage/hold-folder.ts';
import { dayAt, nextDay, startOfDay } from '#shared/calendar.ts';
import type { FolderKind } from '#shared/features/folder/folder-kind.ts';
import { stationOf, type OfficeSettings } from '#shared/features/folder/office-settings.ts';
import { recordBatchOut, type BatchOutLine } from './batch-out-store.ts';
import type { BatchKeys } from './batch-ports.ts';
import type { BuiltBatch, StationBatchJob } from './build-station-batch.ts';
import { keptFile, removeUnfinished } from './kept-batches.ts';
import type { RunningDay } from './unsent-store.ts';

export type BuildProgress = { readonly rows: number; readonly atMost: number };

export interface ClosingDeps {
  readonly db: Database;
  readonly keys: BatchKeys;
  readonly folderKind: FolderKind;
  /** The station that this folder itself is. */
  readonly stationCode: string;
  /** Where batches are kept. */
  readonly out: string;
  readonly now: () => Moment;
  /** As they are in force now. */
  readonly settings: () => OfficeSettings;
  /** What is wrong with the machine and its store, as `name.finding`. */
  readonly problems: () => readonly string[];
  /** Builds away from the main thread, on a connection that only reads. */
  readonly runBuild: (
    job: StationBatchJob,
    onProgress: (progress: BuildProgress) => void,
  ) => Promise<BuiltBatch>;
  readonly audit: (actor: string, action: string, detail: AuditEntry['detail']) => void;
  /** Notes beside the keys how far the numbers have come. */
  readonly keepMark: () => void;
  /** How long another program's building is waited for. */
  readonly patienceMs?: number;
}

export type Closed =
  | { readonly closed: true; readonly batch: BatchOutLine }
  | { readonly closed: false; readonly why: 'nothingNew' | 'BUSY' | 'STORE_FULL' }
  | { readonly closed: false; readonly why: 'NO_ROOM_HERE'; readonly megabytes: number };

/**
 * Closes a batch of everything that no batch has yet. One program of a folder at a time: who comes second
 * waits, and then finds that nothing is new.
 */
export async function closeBatch(
  deps: ClosingDeps,
  actor: string,
  onProgress: (progress: BuildProgress) => void,
): Promise<Closed> {
  return closeWith(deps, actor, async () => deps.runBuild(await jobOf(deps), onProgress));
}

/** Closes what is built, alone in the folder, and records it once its bytes are on the disk. */
export async function closeWith(
  deps: ClosingDeps,
  actor: string,
  build: () => Promise<BuiltBatch>,
): Promise<Closed> {
  const closed = await closingAlone<Closed>(deps, async () => {
    removeUnfinished(deps.db, deps.out);
    const built = await build();
    if (built.built) return record(deps, built, actor);
    if (built.why === 'nothingNew') return { closed: false, why: built.why };
    return { closed: false, why: 'NO_ROOM_HERE', megabytes: built.megabytes };
  });
  return closed === 'BUSY' ? { closed: false, why: closed } : closed;
}

/** Removes what an unfinished building left, at a start; unless another program builds just now. */
export function tidyBatches({ db, out }: Pick<ClosingDeps, 'db' | 'out'>): void {
  if (!existsSync(out)) return;
  const lock = tryLock(lockIn(out));
  if (lock === undefined) return;
  try {
    removeUnfinished(db, out);
  } finally {
    lock.release();
  }
}

function record(
  { db, out, audit, keepMark }: ClosingDeps,
  { batch, stretches }: Extract<BuiltBatch, { built: true }>,
  actor: string,
): Closed {
  const { name, number } = batch;
  const closed = commitUnlessFull<Closed, { closed: false; why: 'STORE_FULL' }>(
    db,
    () => {
      recordBatchOut(db, batch, stretches);
      audit(actor, 'batch.closed', { batch: name, number, kind: batch.kind });
      return { closed: true, batch };
    },
    { closed: false, why: 'STORE_FULL' },
  );
  if (closed.closed) keepMark();
  else rmSync(keptFile(out, name), { force: true });
  return closed;
}

async function jobOf(deps: ClosingDeps): Promise<StationBatchJob> {
  const { counters, fields, ...others } = deps.settings();
  const { code, name, counterCodes } = stationOf(others, deps.stationCode);
  const { unit, ...always } = await commonJobOf(deps);
  return {
    ...always,
    author: { unit, station: { code, name: asItShows(name), counterCodes } },
    counters: counters.map((each) => ({ code: each.code, name: asItShows(each.name) })),
    fields: fields.map((each) => ({ code: each.code, name: asItShows(each.name) })),
    desk: (await deps.keys.recipients()).desk,
    runningDay: runningDayOf(deps.now()),
  };
}

/** What the worker needs to know of the office and the moment, whatever it builds. */
export async function commonJobOf({ keys, folderKind, out, problems, ...deps }: ClosingDeps) {
  const [identity, { sealedFor }] = await Promise.all([keys.identity(), keys.recipients()]);
  const { unit } = deps.settings();
  const { utcMs: builtAtMs, offsetMinutes, state: clockState } = deps.now();
  return {
    folderKind,
    unit: { code: unit.code, codeSystem: unit.codeSystem, name: asItShows(unit.name) },
    keys: {
      incarnation: identity.incarnation,
      signingKey: identity.signingKey.export({ format: 'der', type: 'pkcs8' }).toString('base64'),
      sealingKey: identity.sealingKey,
      recipient: identity.recipient,
    },
    sealedFor,
    builtAtMs,
    offsetMinutes,
    clockState,
    problems: problems(),
    out,
  };
}

/** A name without characters that nobody sees, which a batch does not carry (`plain-text.ts`). */
export function asItShows(name: string): string {
  return name.replaceAll(/[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}]/gu, '');
}

/** The day on the office's clock. */
export function runningDayOf({
  utcMs,
  offsetMinutes,
}: Pick<Moment, 'utcMs' | 'offsetMinutes'>): RunningDay {
  const day = dayAt(utcMs, offsetMinutes);
  return { fromMs: startOfDay(day, offsetMinutes), toMs: startOfDay(nextDay(day), offsetMinutes) };
}

function lockIn(out: string): string {
  return join(out, 'building.lock');
}

const usualPatienceMs = 60_000;
const askAgainMs = 100;

/**
 * Does what takes the next number of a folder's batches while nobody else does; `BUSY` where another
 * program keeps on.
 */
export async function closingAlone<Done>(
  where: Pick<ClosingDeps, 'out' | 'patienceMs'>,
  work: () => Promise<Done>,
): Promise<Done | 'BUSY'> {
  const lock = await lockWithPatience(where);
  if (lock === undefined) return 'BUSY';
  try {
    return await work();
  } finally {
    lock.release();
  }
}

async function lockWithPatience({
  out,
  patienceMs = usualPatienceMs,
}: Pick<ClosingDeps, 'out' | 'patienceMs'>) {
  mkdirSync(out, { recursive: true });
  const file = lockIn(out);
  for (let waitedMs = 0; ; waitedMs += askAgainMs) {
    const lock = tryLock(file);
    if (lock !== undefined || waitedMs >= patienceMs) return lock;
    await passed(askAgainMs);
  }
}
