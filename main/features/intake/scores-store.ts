import type { Database } from '#main/storage/database.ts';

/** A criterion as a superior verified it. */
export interface ScoreRow {
  readonly set_code: string;
  readonly set_version: string;
  readonly period: string;
  readonly criterion: string;
  readonly score: number;
  readonly self_score: number;
  readonly full_score: number;
  /** Never null where the superior gives less than the office gave itself. */
  readonly reason: string | null;
}

/** Keeps what came in a batch; call it in the transaction that records the batch. */
export function recordScores(db: Database, batch: string, scores: readonly ScoreRow[]): void {
  const insert = db.prepare<object>(
    `INSERT INTO verified_score (batch, set_code, set_version, period, criterion, score, self_score,
       full_score, reason)
     VALUES (@batch, @set_code, @set_version, @period, @criterion, @score, @self_score, @full_score,
       @reason)`,
  );
  for (const score of scores) insert.run({ ...score, batch });
}

/** A verified score with who gave it and when it was taken in, UTC milliseconds. */
export interface VerifiedScore extends ScoreRow {
  readonly by_unit: string;
  readonly received_at_ms: number;
}

/**
 * What superiors say of each criterion now: of one superior the newest batch that counts, in one life by
 * its number and between lives by when it came.
 */
export function listVerifiedScores(db: Database): readonly VerifiedScore[] {
  return db
    .prepare<[], VerifiedScore>(
      `SELECT set_code, set_version, period, criterion, score, self_score, full_score, reason,
              by_unit, received_at_ms
       FROM (
         SELECT verified_score.*, batch_in.unit_code AS by_unit, batch_in.received_at_ms,
                row_number() OVER (
                  PARTITION BY batch_in.unit_code, set_code, set_version, period, criterion
                  ORDER BY life.first_ms DESC, batch_in.number DESC, batch_in.name DESC) AS nth
         FROM verified_score
         JOIN batch_in ON batch_in.name = verified_score.batch AND batch_in.state = 'counted'
         JOIN (SELECT incarnation_id, min(received_at_ms) AS first_ms FROM batch_in
               WHERE kind = 'verification' GROUP BY incarnation_id) AS life
           ON life.incarnation_id = batch_in.incarnation_id)
       WHERE nth = 1
       ORDER BY period DESC, set_code, set_version, criterion, by_unit`,
    )
    .all();
}
