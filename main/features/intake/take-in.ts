import { randomUUID } from 'node:crypto';
import { existsSync, rmSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import type { TakenFile, Taking } from '#shared/features/intake/intake.contract.ts';
import { carriedPart } from '#shared/features/letter/carried-letters.ts';
import { isFull } from '#main/storage/database.ts';
import { enterBatch } from './enter-batch.ts';
import { enterDue, enterKept, type EnterKeptDeps } from './enter-kept.ts';
import { enterScores } from './enter-scores.ts';
import { findBatchFiles, isFolder, isLettersFile } from './find-files.ts';
import { wholeFile } from './kept-files.ts';
import { listEntering } from './intake-store.ts';
import type { Claim, IntakeOrder, Prepared } from './prepare-batch.ts';
import {
  letterReceipt,
  makeReceipts,
  writeReceipts,
  type ReceiptDeps,
  type RefusedLine,
  type WrittenReceipt,
} from './write-receipts.ts';

export interface TakingDeps extends EnterKeptDeps, ReceiptDeps {
  /** Reads a file to its last row away from the main thread. */
  readonly prepare: (order: IntakeOrder) => Promise<Prepared>;
  /** What files are held against, as of now. */
  readonly against: () => Promise<Omit<IntakeOrder, 'source' | 'work'>>;
  /** Where receipts are written that cannot lie beside the files. */
  readonly exports: string;
  /** Keeps requests for letters with the letters; undefined where these are not open, as on the command line. */
  readonly takeLetters:
    | ((carried: {
        readonly text: string;
        readonly stationCode: string;
        readonly actor: string;
      }) => 'taken' | 'invalid' | 'STORE_FULL')
    | undefined;
}

/** Takes in files one after the other and leaves a receipt beside them; nothing if no path leads to any. */
export async function takeIn(
  deps: TakingDeps,
  { paths, given = [] }: { readonly paths: readonly string[]; readonly given?: readonly string[] },
  actor: string,
): Promise<Taking | undefined> {
  // where letters are not open theirs stay on the stick, for the desk's own screen
  const sources = findBatchFiles([...paths, ...given]).filter(
    (file) => deps.takeLetters !== undefined || !isLettersFile(file),
  );
  if (sources.length === 0) return undefined;
  const files: TakenFile[] = [];
  const authors = new Set<string>();
  const kept: string[] = [];
  const refused: RefusedLine[] = [];
  const letters: WrittenReceipt[] = [];
  for (const source of sources) {
    const { taken, claim } = await takeOne(deps, source, actor);
    files.push(taken);
    if (taken.kind === 'letters' && taken.state === 'counted' && claim !== undefined) {
      letters.push(letterReceipt(deps, claim));
    }
    if (claim === undefined || claim.place === null) continue;
    authors.add(claim.author.key);
    if (taken.state === 'counted' || taken.state === 'held') kept.push(claim.name);
    if (taken.state !== 'refused' || taken.reason === null || taken.reason === 'noRoom') continue;
    refused.push({ claim: { ...claim, place: claim.place }, reason: taken.reason });
  }
  if (files.some(({ state, kind }) => state === 'counted' && kind !== 'letters')) deps.onCounted();
  if (kept.length > 0) await deps.keepPublic(kept);
  const receipts = [...(await makeReceipts(deps, authors, refused)), ...letters];
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
    else await enterKept(deps, [name], 'program');
  }
  await enterDue(deps, 'program');
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
    case 'letters': {
      const { claim, text } = prepared;
      const mine = { ...nothing, ...shown(claim), kind: 'letters' as const };
      const stationCode = claim.author.stationCode ?? '';
      const outcome = deps.takeLetters?.({ text, stationCode, actor });
      // the same file again is taken again: whether it held anything new is told to nobody here
      if (outcome === 'taken') return { ...mine, state: 'counted' };
      if (outcome === 'STORE_FULL') return { ...mine, state: 'refused', reason: 'noRoom' };
      const [reason, place] =
        outcome === undefined
          ? (['kindNotTaken', 'letters'] as const)
          : (['rowsInvalid', carriedPart] as const);
      return { ...mine, state: 'refused', reason, place };
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
