import { randomUUID } from 'node:crypto';
import { existsSync, rmSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import type { TakenFile, Taking } from '#shared/features/intake/intake.contract.ts';
import { isFull } from '#main/storage/database.ts';
import { enterBatch, type EnteringDeps } from './enter-batch.ts';
import { enterScores } from './enter-scores.ts';
import { findBatchFiles, isFolder } from './find-files.ts';
import { wholeFile } from './kept-files.ts';
import { listEntering } from './intake-store.ts';
import type { Claim, IntakeOrder, Prepared } from './prepare-batch.ts';
import {
  makeReceipts,
  writeReceipts,
  type ReceiptDeps,
  type RefusedLine,
} from './write-receipts.ts';

export interface TakingDeps extends EnteringDeps, ReceiptDeps {
  /** Reads a file to its last row away from the main thread. */
  readonly prepare: (order: IntakeOrder) => Promise<Prepared>;
  /** What files are held against, as of now. */
  readonly against: () => Promise<Omit<IntakeOrder, 'source' | 'work'>>;
  /** Where receipts are written that cannot lie beside the files. */
  readonly exports: string;
  /**
   * Keeps of batches, or of all where none is named, only what may be passed on, as far as that can be
   * (`listToKeepPublic`); never throws.
   */
  readonly keepPublic: (names?: readonly string[]) => Promise<void>;
  /** Told when something new was counted. */
  readonly onCounted: () => void;
}

/** Takes in files one after the other and leaves a receipt beside them; nothing if no path leads to any. */
export async function takeIn(
  deps: TakingDeps,
  { paths, given = [] }: { readonly paths: readonly string[]; readonly given?: readonly string[] },
  actor: string,
): Promise<Taking | undefined> {
  const sources = findBatchFiles([...paths, ...given]);
  if (sources.length === 0) return undefined;
  const files: TakenFile[] = [];
  const authors = new Set<string>();
  const kept: string[] = [];
  const refused: RefusedLine[] = [];
  for (const source of sources) {
    const { taken, claim } = await takeOne(deps, source, actor);
    files.push(taken);
    if (claim === undefined || claim.place === null) continue;
    authors.add(claim.author.key);
    if (taken.state === 'counted' || taken.state === 'held') kept.push(claim.name);
    if (taken.state !== 'refused' || taken.reason === null || taken.reason === 'noRoom') continue;
    refused.push({ claim: { ...claim, place: claim.place }, reason: taken.reason });
  }
  if (files.some(({ state }) => state === 'counted')) deps.onCounted();
  if (kept.length > 0) await deps.keepPublic(kept);
  const receipts = await makeReceipts(deps, authors, refused);
  const [first] = paths;
  const places = [...(first === undefined ? [] : [besideOf(first)]), deps.exports];
  const receiptFolder =
    receipts.length === 0 ? null : (places.find((place) => writeReceipts(place, receipts)) ?? null);
  return { files, receipts: receipts.map(({ fileName }) => fileName), receiptFolder };
}

function besideOf(path: string): string {
  return isFolder(path) ? resolve(path) : dirname(resolve(path));
}

/** What was cut off while it entered, or before its private part went, is brought to its end. */
export async function finishEntering(deps: TakingDeps): Promise<void> {
  for (const name of listEntering(deps.db)) {
    const kept = wholeFile(deps.folder, name);
    if (existsSync(kept)) await takeOne(deps, kept, 'program');
  }
  await deps.keepPublic();
}

async function takeOne(
  deps: TakingDeps,
  source: string,
  actor: string,
): Promise<{ readonly taken: TakenFile; readonly claim: Claim | undefined }> {
  const work = join(deps.folder, 'work', randomUUID());
  try {
    const prepared = await deps.prepare({ ...(await deps.against()), source, work });
    const taken = await settle(deps, prepared, { source, actor });
    return { taken, claim: claimOf(prepared) };
  } finally {
    rmSync(work, { recursive: true, force: true, maxRetries: 3 });
  }
}

function claimOf(prepared: Prepared): Claim | undefined {
  if (prepared.is === 'noRoom' || prepared.is === 'own') return undefined; // nobody is told of these
  if (prepared.is === 'scores') return prepared.scores.claim;
  return prepared.is === 'ready' ? prepared.batch.claim : prepared.claim;
}

async function settle(
  deps: TakingDeps,
  prepared: Prepared,
  { source, actor }: { readonly source: string; readonly actor: string },
): Promise<TakenFile> {
  const nothing = {
    file: basename(source),
    kind: 'station' as const,
    reason: null,
    place: null,
    stationCode: null,
    number: null,
    rows: 0,
    repeated: 0,
  };
  switch (prepared.is) {
    case 'noRoom':
      return { ...nothing, state: 'refused', reason: 'noRoom' };
    case 'refused': {
      const { fault, place = null, claim } = prepared;
      return { ...nothing, ...shown(claim), state: 'refused', reason: fault, place };
    }
    case 'own':
    case 'already':
      return { ...nothing, ...shown(prepared.claim), state: 'already' };
    case 'ready': {
      const { batch } = prepared;
      const mine = { ...nothing, ...shown(batch.claim) };
      try {
        const standing = await enterBatch(deps, batch, actor);
        if (standing.state === 'held') return { ...mine, ...standing };
        const { rows, repeated } = batch;
        return { ...mine, rows, repeated, state: 'counted' };
      } catch (error) {
        if (isFull(error)) return { ...mine, state: 'refused', reason: 'noRoom' };
        throw error;
      }
    }
    case 'scores': {
      const { scores } = prepared;
      const mine = { ...nothing, ...shown(scores.claim), kind: 'verification' as const };
      try {
        const standing = enterScores(deps, scores, actor);
        if (standing.state === 'held') return { ...mine, ...standing };
        return { ...mine, rows: scores.scores.length, state: 'counted' };
      } catch (error) {
        if (isFull(error)) return { ...mine, state: 'refused', reason: 'noRoom' };
        throw error;
      }
    }
    default:
      return prepared satisfies never;
  }
}

function shown(claim: Claim | undefined) {
  return {
    stationCode: claim?.author.stationCode ?? null,
    number: claim?.place?.number ?? null,
  };
}
