import type { Database } from '#main/storage/database.ts';

export interface HistoryRow {
  readonly kind: 'answer' | 'change' | 'comment' | 'redaction';
  readonly recorded_at_ms: number;
  readonly offset_minutes: number;
  readonly score: number | null;
}

/** The first row of a response that something followed. */
export interface FollowedResponse {
  readonly id: string;
  readonly recorded_at_ms: number;
  readonly offset_minutes: number;
}

/**
 * The responses that were changed or commented, few of all, from the index of what followed. They
 * come in the order of their ids, which are random: it does not tell in which order people came.
 */
export function readFollowedResponses(db: Database): Iterable<FollowedResponse> {
  return db
    .prepare<[], FollowedResponse>(
      `SELECT answer.id, answer.recorded_at_ms, answer.offset_minutes
       FROM (SELECT DISTINCT response_id FROM rating WHERE kind <> 'answer') AS followed
       JOIN rating AS answer ON answer.id = followed.response_id
       ORDER BY followed.response_id`,
    )
    .iterate();
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
