import { hash } from 'node:crypto';
import type { Database } from '#main/storage/database.ts';
import { hashAt, rowsAfter, stationsWithRatings, type RowWithWords } from './chain-store.ts';
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
 * station's last rows are walked, linked to the row before them.
 */
export function verifyRatings(db: Database, newest = Number.MAX_SAFE_INTEGER): ChainReport {
  let rows = 0;
  for (const { id, station_code, last } of stationsWithRatings(db)) {
    const after = Math.max(0, last - newest);
    let previous = hashAt(db, id, after);
    let expected = after + 1;
    for (const row of rowsAfter(db, id, after)) {
      const place = { station: station_code, sequence: expected };
      if (row.sequence !== expected) return { rows, fault: { ...place, fault: 'missing' } };
      if (!hashOfRow(row, previous).equals(row.hash)) {
        return { rows, fault: { ...place, fault: 'altered' } };
      }
      if (!wordsMatch(row)) return { rows, fault: { ...place, fault: 'words' } };
      previous = row.hash;
      expected += 1;
      rows += 1;
    }
  }
  return { rows, fault: undefined };
}

function wordsMatch(row: RowWithWords): boolean {
  if (row.kind !== 'comment') return true;
  if (row.body === null || row.salt === null) return row.redacted === 1;
  return row.text_hash !== null && hashOfWords(row.salt, row.body).equals(row.text_hash);
}

/** SHA-256(salt ‖ words): says nothing about the words once the salt is gone. */
export function hashOfWords(salt: Buffer, words: string): Buffer {
  return hash('sha256', Buffer.concat([salt, Buffer.from(words)]), 'buffer');
}
