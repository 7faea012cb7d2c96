import type { Database } from '#main/storage/database.ts';
import { judge, type Judged } from '#shared/features/rating/judge.ts';
import type { JudgedResponse, Response } from '#shared/features/rating/response.ts';

const selectResponses = `
  SELECT answer.id, answer.arrival, answer.incarnation_id, answer.recorded_at_ms,
    answer.offset_minutes, answer.clock_state, answer.unit_code, answer.station_code,
    answer.counter_code, answer.field_code, answer.field_source, answer.stage, answer.channel,
    answer.device_mode, answer.language, answer.label_set, answer.questionnaire,
    answer.model_code, answer.trial, answer.ready_ms, answer.gap_ms, answer.burst_position,
    answer.hour_status, answer.score AS first_score,
    coalesce((SELECT score FROM rating AS change
              WHERE change.response_id = answer.id AND change.kind = 'change'
                AND change.kind <> 'answer' -- says what the index of follow-ups is about
              ORDER BY change.sequence DESC LIMIT 1), answer.score) AS score
  FROM rating AS answer
  WHERE answer.kind = 'answer' AND answer.incarnation_id = ?
    AND answer.sequence BETWEEN ? AND ?
  ORDER BY answer.sequence`;

/** Rows that arrived after one arrival and up to another. */
export interface ArrivalRange {
  readonly afterArrival: number;
  readonly toArrival: number;
}

const everything: ArrivalRange = { afterArrival: 0, toArrival: Number.MAX_SAFE_INTEGER };

/** Rows read on both sides of a range, so that its edges are judged as they are in the whole. */
const contextRows = 64;

/**
 * The responses that arrived in `range`, each with its judgement, station by station in the order
 * in which they were given. Streams: holds a handful of rows at a time.
 */
export function* readJudgedResponses(
  db: Database,
  range: ArrivalRange = everything,
): Generator<JudgedResponse> {
  const responses = db.prepare<[string, number, number], Response>(selectResponses);
  for (const { id, first, last } of stationsIn(db, range)) {
    const rows = responses.iterate(id, first - contextRows, last + contextRows);
    for (const judged of judge(rows, lookAt)) {
      const { arrival } = judged[0];
      if (arrival > range.afterArrival && arrival <= range.toArrival) yield judged;
    }
  }
}

function lookAt(response: Response): Judged {
  return {
    readyMs: response.ready_ms,
    gapMs: response.gap_ms,
    burstPosition: response.burst_position ?? 1,
    hourStatus: response.hour_status,
    clockState: response.clock_state,
    score: response.first_score,
    inModelSession: response.model_code !== null,
  };
}

/** Each station's first and last sequence within the range. */
function stationsIn(db: Database, { afterArrival, toArrival }: ArrivalRange) {
  return db
    .prepare<[number, number], { id: string; first: number; last: number }>(
      `SELECT incarnation_id AS id, min(sequence) AS first, max(sequence) AS last FROM rating
       WHERE arrival > ? AND arrival <= ? GROUP BY incarnation_id ORDER BY min(arrival)`,
    )
    .all(afterArrival, toArrival);
}

/** What a table of all responses is made from. */
export function allResponses(db: Database) {
  return { count: () => countResponses(db), read: () => readJudgedResponses(db) };
}

function countResponses(db: Database): number {
  return (
    db.prepare<[], { n: number }>(`SELECT count(*) AS n FROM rating WHERE kind = 'answer'`).get()
      ?.n ?? 0
  );
}
