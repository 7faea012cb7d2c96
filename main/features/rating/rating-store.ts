import type { Database } from '#main/storage/database.ts';
import type { AnswerBefore } from '#shared/features/rating/signals.ts';
import { chainedColumns, hashOfRow, type RatingRow } from './rating-row.ts';

/** A row before it has its place in the chain. */
export type NewRow = Omit<RatingRow, 'format' | 'sequence' | 'incarnation_id' | 'hash'>;

const columns = [...chainedColumns, 'hash'] as const;

/** Prepared once per connection: a tap must not wait for a statement to be compiled. */
export function createRatingStore(db: Database, incarnationId: string) {
  const head = db.prepare<[string], { sequence: number; hash: Buffer }>(
    `SELECT sequence, hash FROM rating WHERE incarnation_id = ? ORDER BY sequence DESC LIMIT 1`,
  );
  const byId = db.prepare<[string], RatingRow>(`SELECT * FROM rating WHERE id = ?`);
  const insert = db.prepare(
    `INSERT INTO rating (received_at_ms, ${columns.join(', ')})
     VALUES (@recorded_at_ms, ${columns.map((column) => `@${column}`).join(', ')})`,
  );
  const insertText = db.prepare<[string, Buffer, string]>(
    `INSERT INTO free_text (rating_id, salt, body) VALUES (?, ?, ?)`,
  );
  const deleteText = db.prepare<[string]>(`DELETE FROM free_text WHERE rating_id = ?`);
  const newestTrusted = db.prepare<[], { ms: number | null }>(
    // by this folder's clock: another station's may go wrong
    `SELECT received_at_ms AS ms FROM rating WHERE clock_state = 'trusted'
     ORDER BY arrival DESC LIMIT 1`,
  );
  let answerBefore: AnswerBefore | undefined;

  return {
    findRow: (id: string) => byId.get(id),
    /** The answer before, to the millisecond: in memory alone, and gone with the program. */
    lastAnswer: () => answerBefore,
    rememberAnswer(answer: AnswerBefore): void {
      answerBefore = answer;
    },
    /** The program ends, as far as a simulation goes. */
    forgetAnswer(): void {
      answerBefore = undefined;
    },
    /** Something else came in between, so no series goes on. */
    endSeries(): void {
      if (answerBefore !== undefined) answerBefore = { ...answerBefore, burst: 0, equal: 0 };
    },
    findNewestTrustedMs: () => newestTrusted.get()?.ms ?? undefined,

    /** Appends the row at the end of this station's chain; call it inside a transaction. */
    appendRow(row: NewRow): void {
      const last = head.get(incarnationId);
      const placed = {
        ...row,
        format: 2,
        incarnation_id: incarnationId,
        sequence: (last?.sequence ?? 0) + 1,
      } as const;
      insert.run({ ...placed, hash: hashOfRow(placed, last?.hash) });
    },

    keepWords(ratingId: string, salt: Buffer, body: string): void {
      insertText.run(ratingId, salt, body);
    },

    eraseWords(ratingId: string): void {
      deleteText.run(ratingId);
    },
  };
}
export type RatingStore = ReturnType<typeof createRatingStore>;
