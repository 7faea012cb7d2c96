import type { Database } from '#main/storage/database.ts';
import type { RatingRow } from './rating-row.ts';

/** A row of a chain with the words it stands for, where they are still there. */
export type RowWithWords = RatingRow & {
  readonly salt: Buffer | null;
  readonly body: string | null;
  readonly redacted: 0 | 1;
};

/** Every chain of the store with its last sequence. */
export function stationsWithRatings(db: Database) {
  return db
    .prepare<[], { id: string; station_code: string; last: number }>(
      `SELECT incarnation.id, incarnation.station_code,
              (SELECT max(sequence) FROM rating WHERE incarnation_id = incarnation.id) AS last
       FROM incarnation WHERE last IS NOT NULL`,
    )
    .all();
}

export function hashAt(db: Database, incarnationId: string, sequence: number): Buffer | undefined {
  return db
    .prepare<[string, number], { hash: Buffer }>(
      `SELECT hash FROM rating WHERE incarnation_id = ? AND sequence = ?`,
    )
    .get(incarnationId, sequence)?.hash;
}

/** A chain's rows after a sequence, in order; streams. */
export function rowsAfter(db: Database, incarnationId: string, sequence: number) {
  return db
    .prepare<[string, number], RowWithWords>(
      `SELECT rating.*, free_text.salt, free_text.body,
              EXISTS (SELECT 1 FROM rating AS redaction
                      WHERE redaction.kind = 'redaction' AND redaction.refers_to = rating.id)
                AS redacted
       FROM rating LEFT JOIN free_text ON rating.kind = 'comment' AND free_text.rating_id = rating.id
       WHERE rating.incarnation_id = ? AND rating.sequence > ? ORDER BY rating.sequence`,
    )
    .iterate(incarnationId, sequence);
}

/** A stretch of a chain that a batch brought, and the hash that its first row follows. */
export interface TakenRange {
  readonly incarnation: string;
  readonly afterSequence: number;
  readonly toSequence: number;
  /** In hexadecimal; null at the beginning of a chain. */
  readonly before: string | null;
  /** Whether all of it is here already. */
  readonly isWhole: 0 | 1;
}

/** What batches of other stations brought, as their manifests say; a store from before has none. */
export function listTakenRanges(db: Database): TakenRange[] {
  const table = db.prepare(`SELECT 1 FROM sqlite_schema WHERE name = 'batch_in'`);
  if (table.get() === undefined) return [];
  return db
    .prepare<[], TakenRange>(
      `SELECT value ->> 'incarnation' AS incarnation, value ->> 'afterSequence' AS afterSequence,
              value ->> 'toSequence' AS toSequence, value ->> 'before' AS before,
              state = 'counted' AS isWhole
       FROM batch_in, json_each(CAST(manifest AS TEXT), '$.rows')
       WHERE kind = 'station' AND state <> 'held'`,
    )
    .all();
}

/** The newest row of a chain up to a sequence; 0 where there is none. */
export function lastUpTo(db: Database, incarnationId: string, sequence: number): number {
  return (
    db
      .prepare<[string, number], number | null>(
        `SELECT max(sequence) FROM rating WHERE incarnation_id = ? AND sequence <= ?`,
      )
      .pluck()
      .get(incarnationId, sequence) ?? 0
  );
}

/** Every row that says that words were erased. */
export function listRedactions(db: Database): RatingRow[] {
  return db.prepare<[], RatingRow>(`SELECT * FROM rating WHERE kind = 'redaction'`).all();
}

/** Whether words were ever erased here. */
export function hasRedactions(db: Database): boolean {
  const any = db.prepare(`SELECT 1 FROM rating WHERE kind = 'redaction' LIMIT 1`);
  return any.get() !== undefined;
}

/** Whether a comment's words are still there. */
export function hasWords(db: Database, commentId: string): boolean {
  const words = db.prepare<[string]>(`SELECT 1 FROM free_text WHERE rating_id = ?`);
  return words.get(commentId) !== undefined;
}
