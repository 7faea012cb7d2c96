import { chainedColumns, hashOfRow, type RatingRow } from '#main/features/rating/rating-row.ts';
import { createRatingStore, type RatingStore } from '#main/features/rating/rating-store.ts';
import type { Database } from '#main/storage/database.ts';

/**
 * A rating store for a writer who is alone and gives each response in one go: it remembers the end
 * of its chain and the response at hand instead of asking the database for them. A test holds its
 * rows against those of the real store.
 */
export function createRememberingStore(db: Database, incarnationId: string): RatingStore {
  const store = createRatingStore(db, incarnationId);
  const head = db
    .prepare<[string], { sequence: number; hash: Buffer }>(
      `SELECT sequence, hash FROM rating WHERE incarnation_id = ? ORDER BY sequence DESC LIMIT 1`,
    )
    .get(incarnationId);
  const insert = db.prepare(
    `INSERT INTO rating (received_at_ms, ${chainedColumns.join(', ')}, hash)
     VALUES (${Array.from({ length: chainedColumns.length + 2 }, () => '?').join(', ')})`,
  );
  let last = head;
  const response = new Map<string, RatingRow>();

  return {
    ...store,
    findRow: (id) => response.get(id),
    appendRow(row) {
      const placed = {
        ...row,
        format: 2,
        incarnation_id: incarnationId,
        sequence: (last?.sequence ?? 0) + 1,
      } as const;
      const complete: RatingRow = { ...placed, hash: hashOfRow(placed, last?.hash) };
      insert.run(
        complete.recorded_at_ms,
        ...chainedColumns.map((column) => complete[column]),
        complete.hash,
      );
      last = complete;
      if (complete.kind === 'answer') response.clear();
      response.set(complete.id, complete);
    },
  };
}
