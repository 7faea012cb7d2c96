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
