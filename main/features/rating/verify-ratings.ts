import { hash } from 'node:crypto';
import type { Database } from '#main/storage/database.ts';
import {
  hashAt,
  lastUpTo,
  listTakenRanges,
  rowsAfter,
  stationsWithRatings,
  type RowWithWords,
  type TakenRange,
} from './chain-store.ts';
import { hashOfRow } from './rating-row.ts';

/** The first place at which the ratings are not what was once recorded. */
export interface ChainFault {
  readonly station: string;
  readonly sequence: number;
  readonly fault: 'missing' | 'altered' | 'words';
}

export interface ChainReport {
  readonly rows: number;
  readonly fault: ChainFault | undefined;
}

/**
 * Walks every station's chain and the words beside it. With `newest`, only that many of each
 * station's last rows are walked, linked to the row before them. Where a batch is missing that was
 * never taken in, the chain goes on by what the manifest of the batch after it says.
 */
export function verifyRatings(db: Database, newest = Number.MAX_SAFE_INTEGER): ChainReport {
  let rows = 0;
  const taken = Map.groupBy(listTakenRanges(db), ({ incarnation }) => incarnation);
  for (const { id, station_code, last } of stationsWithRatings(db)) {
    const ranges = taken.get(id) ?? [];
    const after = lastUpTo(db, id, Math.max(0, last - newest));
    let previous = hashAt(db, id, after);
    let expected = after + 1;
    for (const row of rowsAfter(db, id, after)) {
      const place = { station: station_code, sequence: expected };
      if (row.sequence !== expected) {
        const next = rangeAfterGap(ranges, expected, row.sequence);
        if (next === undefined) return { rows, fault: { ...place, fault: 'missing' } };
        previous = next.before === null ? undefined : Buffer.from(next.before, 'hex');
        expected = row.sequence;
      }
      if (!hashOfRow(row, previous).equals(row.hash)) {
        return { rows, fault: { ...place, fault: 'altered' } };
      }
      if (!wordsMatch(row, ranges)) return { rows, fault: { ...place, fault: 'words' } };
      previous = row.hash;
      expected += 1;
      rows += 1;
    }
    if (isClaimed(ranges, expected, Number.MAX_SAFE_INTEGER)) {
      return { rows, fault: { station: station_code, sequence: expected, fault: 'missing' } };
    }
  }
  return { rows, fault: undefined };
}

/** The batch that the chain goes on with, if nothing that any batch brought is missing before it. */
function rangeAfterGap(
  ranges: readonly TakenRange[],
  expected: number,
  sequence: number,
): TakenRange | undefined {
  if (isClaimed(ranges, expected, sequence - 1)) return undefined;
  return ranges.find(({ afterSequence }) => afterSequence === sequence - 1);
}

/** Whether a batch that is here as a whole brought a row of these. */
function isClaimed(ranges: readonly TakenRange[], from: number, to: number): boolean {
  return ranges.some(
    ({ afterSequence, toSequence, isWhole }) =>
      isWhole === 1 && afterSequence < to && toSequence >= from,
  );
}

function wordsMatch(row: RowWithWords, ranges: readonly TakenRange[]): boolean {
  if (row.kind !== 'comment') return true;
  if (row.body === null || row.salt === null) {
    // a station may have erased them before it sent the row, and says so in a later batch
    return row.redacted === 1 || isWithin(ranges, row.sequence);
  }
  return row.text_hash !== null && hashOfWords(row.salt, row.body).equals(row.text_hash);
}

function isWithin(ranges: readonly TakenRange[], sequence: number): boolean {
  return ranges.some(
    ({ afterSequence, toSequence }) => sequence > afterSequence && sequence <= toSequence,
  );
}

/** SHA-256(salt ‖ words): says nothing about the words once the salt is gone. */
export function hashOfWords(salt: Buffer, words: string): Buffer {
  return hash('sha256', Buffer.concat([salt, Buffer.from(words)]), 'buffer');
}
