import type { Database } from '#main/storage/database.ts';

export interface HistoryRow {
  readonly kind: 'answer' | 'change' | 'comment' | 'redaction';
  readonly recorded_at_ms: number;
  readonly offset_minutes: number;
  readonly score: number | null;
}

/** Everything that was given in one response, in order; words stay out. */
export function prepareHistory(db: Database): (responseId: string) => HistoryRow[] {
  const first = db.prepare<[string], HistoryRow>(
    `SELECT kind, recorded_at_ms, offset_minutes, score FROM rating WHERE id = ?`,
  );
  const later = db.prepare<[string], HistoryRow>(
    `SELECT kind, recorded_at_ms, offset_minutes, score FROM rating
     WHERE response_id = ? AND kind <> 'answer' ORDER BY sequence`,
  );
  return (responseId) => [...first.all(responseId), ...later.all(responseId)];
}
