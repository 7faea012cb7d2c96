import type { Database } from '#main/storage/database.ts';
import type { Response } from '#shared/features/rating/response.ts';

/** A row that followed a response, with the response's first row beside it. */
export interface FollowingRow {
  readonly response_id: string;
  readonly kind: 'change' | 'fact' | 'comment' | 'redaction';
  readonly recorded_at_ms: number;
  readonly offset_minutes: number;
  readonly score: number | null;
  readonly question: string | null;
  readonly choices: string | null;
  readonly first_recorded_at_ms: number;
  readonly first_offset_minutes: number;
  readonly first_score: number;
  readonly channel: string;
  readonly arrival: number;
  readonly label_set: string;
  readonly scale_order: Response['scale_order'];
}

/**
 * What followed responses, in one walk along the index of what followed; words stay out, and what
 * only the leader may read. The responses come in the order of their ids, which are random: it does
 * not tell in which order people came.
 */
export function readFollowingRows(db: Database): Iterable<FollowingRow> {
  return db
    .prepare<[], FollowingRow>(
      `SELECT later.response_id, later.kind, later.recorded_at_ms, later.offset_minutes,
              later.score, later.question, later.choices,
              answer.recorded_at_ms AS first_recorded_at_ms,
              answer.offset_minutes AS first_offset_minutes, answer.score AS first_score,
              answer.channel, answer.arrival, answer.label_set, answer.scale_order
       FROM rating AS later JOIN rating AS answer ON answer.id = later.response_id
       WHERE later.kind <> 'answer' AND later.audience IS NULL
       ORDER BY later.response_id, later.sequence`,
    )
    .iterate();
}
