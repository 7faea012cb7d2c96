import { mkdirSync, renameSync } from 'node:fs';
import { setImmediate } from 'node:timers/promises';
import { seriesOf, standings, type Standing } from '#shared/features/batch/ledger.ts';
import { refOf } from '#shared/features/questionnaire/questions.ts';
import { keptUtcMs } from '#shared/features/rating/kept-time.ts';
import type { Questionnaire } from '#shared/features/questionnaire/questionnaire.ts';
import type { Moment } from '#main/platform/clock.ts';
import { syncFolder } from '#main/platform/files.ts';
import type { AuditEntry } from '#main/storage/audit-store.ts';
import { openReader, type Database } from '#main/storage/database.ts';
import { decisionsInForce } from './decision-store.ts';
import { ledgerBatchOf } from './desk-ledger.ts';
import {
  admitHeld,
  createEntering,
  findBatch,
  findQuestionnaireText,
  listOfLife,
  recordBatchIn,
  recordForeignLife,
  relabelHeld,
  settleBatch,
} from './intake-store.ts';
import { wholeFile } from './kept-files.ts';
import type { ReadyBatch } from './prepare-batch.ts';
import { stagedRows } from './stage-store.ts';

export interface EnteringDeps {
  readonly db: Database;
  /** Where the files of others' batches are kept. */
  readonly folder: string;
  readonly now: () => Moment;
  readonly audit: (actor: string, action: string, detail: AuditEntry['detail']) => void;
  /** Keeps an issue that citizens answered elsewhere, as it stood there. */
  readonly keepQuestionnaire: (questionnaire: Questionnaire) => void;
  /** Erases a comment's words everywhere in the store; called in the transaction that says so. */
  readonly forgetWords: (commentId: string) => void;
  /** Sees to erased words in the log and in the copies of the folder. */
  readonly onErased: () => Promise<void>;
}

/** So many rows enter in one durable step: a tap that comes meanwhile waits for that one alone. */
export const rowsPerStep = 200;

/**
 * Enters a batch that was read to its last row. What fits into one step is there as a whole or not at
 * all. A larger one is `entering` until its last step; nothing is released meanwhile, and a run that
 * was cut off goes on where it was: rows that are here already are left as they are.
 */
export async function enterBatch(
  deps: EnteringDeps,
  batch: ReadyBatch,
  actor: string,
): Promise<Standing> {
  const { db } = deps;
  const { file } = batch;
  if (file !== undefined) keepFile(deps.folder, { ...batch, file });
  const stage = openReader(batch.stage);
  const receivedAtMs = hourOf(deps.now());
  const { enter, hasWords } = createEntering(db);
  let erased = 0;
  let place = 0;
  const enterStep = (): 'goesOn' | 'whole' => {
    const rows = stagedRows(stage, place, rowsPerStep);
    for (const row of rows) {
      enter(row, receivedAtMs);
      if (row.refers_to === null || row.kind !== 'redaction' || !hasWords(row.refers_to)) continue;
      deps.forgetWords(row.refers_to);
      erased += 1;
    }
    place = rows.at(-1)?.place ?? place;
    if (rows.length === rowsPerStep) return 'goesOn';
    const { name } = batch.claim;
    settleBatch(db, name);
    deps.audit(actor, 'intake.counted', { ...placeOf(batch), batch: name, rows: batch.rows });
    return 'whole';
  };
  const begin = (): Standing | 'goesOn' => {
    const known = findBatch(db, batch.claim.name);
    if (known?.state === 'counted') return counted;
    if (known?.state !== 'entering') {
      const standing = standingOf(db, batch);
      if (known === undefined) record(deps, batch, { actor, receivedAtMs, standing });
      else settleHeld(deps, batch, { known, standing });
      if (standing.state === 'held') return standing;
    }
    return enterStep() === 'whole' ? counted : 'goesOn';
  };
  try {
    const first = db.transaction(begin).immediate();
    if (first !== 'goesOn') return first;
    do await setImmediate();
    while (db.transaction(enterStep).immediate() === 'goesOn');
    return counted;
  } finally {
    stage.close();
    if (erased > 0) await deps.onErased();
  }
}

const counted = { state: 'counted' } as const;

/**
 * The desk's rule: by all batches it knows of this life, and this one. What it has counted before stays
 * counted whatever comes, for its tables only grow; so it is the later one that waits.
 */
function standingOf(db: Database, batch: ReadyBatch): Standing {
  const { name } = batch.claim;
  const { place, previous } = batch.manifest;
  const { incarnation, number } = place;
  const mine = { name, author: batch.claim.author.key, incarnation, number, previous };
  const known = listOfLife(db, incarnation).map(ledgerBatchOf);
  const decisions = decisionsInForce(db);
  const isConflicting = batch.isConflicting || hasOtherIssue(db, batch);
  const conflicting = new Set(isConflicting ? [name] : []);
  const series = seriesOf([...known, mine], decisions);
  return standings(series, conflicting, decisions).get(name) ?? counted;
}

/** A batch that was held: it begins to enter, or another reason holds it now. */
function settleHeld(
  { db, ...deps }: EnteringDeps,
  batch: ReadyBatch,
  { known, standing }: { readonly known: { reason: string | null }; readonly standing: Standing },
): void {
  const { name } = batch.claim;
  if (standing.state === 'counted') {
    admitHeld(db, name);
    letIn({ ...deps, db }, batch);
  } else if (standing.reason !== known.reason) relabelHeld(db, name, standing.reason);
}

/** Whether a questionnaire is kept here under the same reference and says something else. */
export function hasOtherIssue(
  db: Database,
  { questionnaires }: Pick<ReadyBatch, 'questionnaires'>,
): boolean {
  return questionnaires.some((questionnaire) => {
    const here = findQuestionnaireText(db, refOf(questionnaire));
    return here !== undefined && canonical(JSON.parse(here)) !== canonical(questionnaire);
  });
}

/** The same document gives the same text, in whatever order its names were written. */
function canonical(document: unknown): string {
  return JSON.stringify(document, (_name, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(
          Object.entries(value).toSorted(([one], [other]) => (one < other ? -1 : 1)),
        )
      : value,
  );
}

interface Recording {
  readonly actor: string;
  readonly receivedAtMs: number;
  readonly standing: Standing;
}

function record(
  deps: EnteringDeps,
  batch: ReadyBatch,
  { actor, receivedAtMs, standing }: Recording,
): void {
  const { db } = deps;
  const { claim, manifest } = batch;
  const isHeld = standing.state === 'held';
  recordBatchIn(db, {
    name: claim.name,
    kind: 'station',
    author_key: claim.author.key,
    unit_code: claim.author.unitCode,
    station_code: claim.author.stationCode,
    incarnation_id: manifest.place.incarnation,
    number: manifest.place.number,
    previous: manifest.previous,
    manifest: Buffer.from(batch.manifestText),
    state: isHeld ? 'held' : 'entering',
    reason: isHeld ? standing.reason : null,
    received_at_ms: receivedAtMs,
    received_by: actor,
  });
  if (isHeld) {
    const { reason } = standing;
    deps.audit(actor, 'intake.held', { ...placeOf(batch), batch: claim.name, reason });
    return;
  }
  letIn(deps, batch);
}

/** What rows refer to is there before them. */
function letIn({ db, keepQuestionnaire }: EnteringDeps, batch: ReadyBatch): void {
  const { claim, manifest, questionnaires } = batch;
  const stationCode = claim.author.stationCode ?? '';
  for (const { incarnation: id } of manifest.rows) recordForeignLife(db, { id, stationCode });
  for (const questionnaire of questionnaires) keepQuestionnaire(questionnaire);
}

function placeOf({ claim, manifest }: ReadyBatch): { station: string; number: number } {
  return { station: claim.author.stationCode ?? '', number: manifest.place.number };
}

/** When rows came is kept for a whole batch and by the hour: their order says no more than their own does. */
export function hourOf({ trustedMs, offsetMinutes }: Moment): number {
  return keptUtcMs({ utcMs: trustedMs, offsetMinutes }, []);
}

/** On the disk before the store says that it is: a receipt promises that nothing more is needed. */
export function keepFile(
  folder: string,
  { file, claim }: Pick<ReadyBatch, 'claim'> & { readonly file: string },
): void {
  mkdirSync(folder, { recursive: true });
  renameSync(file, wholeFile(folder, claim.name));
  syncFolder(folder);
}
