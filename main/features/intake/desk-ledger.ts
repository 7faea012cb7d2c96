import type { Decisions, LedgerBatch, Series, Standing } from '#shared/features/batch/ledger.ts';
import { seriesOf, standings } from '#shared/features/batch/ledger.ts';
import { openQuestions, type OpenQuestion } from '#shared/features/batch/open-question.ts';
import type { Database } from '#main/storage/database.ts';
import { decisionsInForce } from './decision-store.ts';
import { listBatches, relabelHeld, type BatchInRow } from './intake-store.ts';
import { rangesOf } from './manifests.ts';

/** What this desk knows of stations' batches, and what people decided of them. */
export interface DeskLedger {
  readonly batches: readonly BatchInRow[];
  readonly series: readonly Series[];
  readonly decisions: Decisions;
  /** By name; what the desk counted stays counted whatever this says. */
  readonly standing: ReadonlyMap<string, Standing>;
}

export function ledgerBatchOf(row: BatchInRow): LedgerBatch {
  const { name, author_key: author, incarnation_id: incarnation, number, previous } = row;
  return { name, author, incarnation, number, previous };
}

export function readLedger(db: Database): DeskLedger {
  const batches = listBatches(db).filter(({ kind }) => kind === 'station');
  const decisions = decisionsInForce(db);
  const series = seriesOf(batches.map(ledgerBatchOf), decisions);
  // whoever disagreed about a row with what is counted here does so for good: the tables only grow
  const conflicting = new Set(
    batches.filter(({ reason }) => reason === 'rowConflict').map(({ name }) => name),
  );
  return { batches, series, decisions, standing: standings(series, conflicting, decisions) };
}

/** Held batches that nothing holds any more, each after the one that it follows. */
export function listDue({ batches, standing }: DeskLedger): readonly BatchInRow[] {
  return batches
    .filter(({ name, state }) => state === 'held' && standing.get(name)?.state === 'counted')
    .toSorted((one, other) => one.number - other.number);
}

/** Whether a held batch is to be counted, and only waits for its rows. */
export function isDue(db: Database, name: string): boolean {
  return listDue(readLedger(db)).some((due) => due.name === name);
}

/** Says of each held batch why it is held now. Called in the transaction of what changed it. */
export function settleReasons(db: Database): void {
  const { batches, standing } = readLedger(db);
  for (const { name, state, reason } of batches) {
    const now = standing.get(name);
    if (state !== 'held' || now?.state !== 'held' || now.reason === reason) continue;
    relabelHeld(db, name, now.reason);
  }
}

/**
 * What waits for somebody here: which of several stands at a number, and batches that disagree with
 * counted ones about a row.
 */
export function listQuestions({ batches, series, decisions }: DeskLedger): readonly OpenQuestion[] {
  const groups = batches
    .filter(
      ({ name, state, reason }) =>
        state === 'held' && reason === 'rowConflict' && !decisions.givingWay.has(name),
    )
    .map((held) => [
      held.name,
      ...batches
        .filter((other) => other.state === 'counted' && doOverlap(held, other))
        .map(({ name }) => name),
    ]);
  return openQuestions(
    series,
    groups.filter((names) => names.length > 1),
  );
}

/** Whether both have rows of the same stretch of a chain. */
function doOverlap(one: BatchInRow, other: BatchInRow): boolean {
  const others = rangesOf(other);
  return rangesOf(one).some((mine) =>
    others.some(
      ({ incarnation, afterSequence, toSequence }) =>
        incarnation === mine.incarnation &&
        afterSequence < mine.toSequence &&
        mine.afterSequence < toSequence,
    ),
  );
}
