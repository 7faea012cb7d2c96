import type { Database } from '#main/storage/database.ts';

export interface ReleaseRow {
  readonly id: number;
  readonly from_day: string;
  readonly to_day: string;
  readonly after_arrival: number;
  readonly to_arrival: number;
  readonly n: number;
  readonly minimum: number;
  readonly released_at_ms: number;
}

export function listReleases(db: Database): ReleaseRow[] {
  return db.prepare<[], ReleaseRow>(`SELECT * FROM release ORDER BY id DESC`).all();
}

export function findRelease(db: Database, id: number): ReleaseRow | undefined {
  return db.prepare<[number], ReleaseRow>(`SELECT * FROM release WHERE id = ?`).get(id);
}

export function recordRelease(db: Database, release: Omit<ReleaseRow, 'id'>): void {
  db.prepare(
    `INSERT INTO release
       (from_day, to_day, after_arrival, to_arrival, n, minimum, released_at_ms)
     VALUES (@from_day, @to_day, @after_arrival, @to_arrival, @n, @minimum, @released_at_ms)`,
  ).run(release);
}

/** Answers that came after `arrival` and before that moment, counted by local day of arrival. */
export function countNewAnswers(
  db: Database,
  { afterArrival, beforeMs, offsetMinutes }: NewAnswersQuery,
): { day: string; n: number; lastArrival: number }[] {
  return db
    .prepare<[number, number, number], { day: string; n: number; lastArrival: number }>(
      `SELECT date((received_at_ms + ? * 60000) / 1000, 'unixepoch') AS day,
              count(*) AS n, max(arrival) AS lastArrival
       FROM rating
       WHERE kind = 'answer' AND arrival > ? AND received_at_ms < ?
       GROUP BY day ORDER BY lastArrival`,
    )
    .all(offsetMinutes, afterArrival, beforeMs);
}

export interface NewAnswersQuery {
  readonly afterArrival: number;
  readonly beforeMs: number;
  readonly offsetMinutes: number;
}
