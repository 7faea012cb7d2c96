import type { Database } from '#main/storage/database.ts';
import {
  counterQuestion,
  pressedBy,
  receiptChoices,
  receiptQuestion,
} from '#shared/features/questionnaire/built-in-questions.ts';
import { judge, type Judged } from '#shared/features/rating/judge.ts';
import { misuseRules } from '#shared/features/rating/misuse-rules.ts';
import type { JudgedResponse, Response } from '#shared/features/rating/response.ts';

/** One probe of the index of follow-ups for each answer; what only the leader may read stays out. */
const selectResponses = `
  SELECT answer.id, answer.arrival, answer.incarnation_id, answer.recorded_at_ms,
    answer.offset_minutes, answer.clock_state, answer.unit_code, answer.station_code,
    answer.counter_code, iif(answer.counter_code IS NULL, NULL,
      iif(answer.device_mode = 'paper', 'staff', 'station')) AS counter_source, answer.field_code, answer.field_source, answer.stage, answer.channel,
    answer.device_mode, answer.language, answer.label_set, answer.questionnaire,
    answer.model_code, answer.trial, answer.ready_ms, answer.gap_ms, answer.burst_position,
    answer.hour_status, answer.score AS first_score, answer.score, answer.scale_order,
    NULL AS reasons, NULL AS pressed_by, NULL AS receipt, NULL AS facts,
    (SELECT nullif(json_group_array(json_array(score, question, json(choices), field_code) ORDER BY arrival),
                   '[]')
     FROM rating AS later
     WHERE later.response_id = answer.id AND later.kind IN ('change', 'fact')
       AND later.kind <> 'answer' -- says what the index of follow-ups is about
       AND later.audience IS NULL) AS later
  FROM rating AS answer
  WHERE answer.kind = 'answer' AND answer.incarnation_id = ?
    AND answer.sequence BETWEEN ? AND ?
  ORDER BY answer.sequence`;

/** A response as it was first given, with what followed as JSON. */
type FirstRow = Response & { readonly later: string | null };
type Later =
  | readonly [score: number, question: null, choices: null, field: string | null]
  | readonly [score: null, question: string, choices: readonly string[], field: string | null];

/** Rows that arrived after one arrival and up to another. */
export interface ArrivalRange {
  readonly afterArrival: number;
  readonly toArrival: number;
}

/** Answers read on both sides of a range, so that its edges are judged as they are in the whole. */
const contextAnswers = Math.max(misuseRules.burst.length, misuseRules.equalRun.length) - 1;

/** Widens a stretch of a station's rows by the answers that its edges are judged with. */
function prepareContext(db: Database) {
  const before = db.prepare<[string, number], { sequence: number | null }>(
    `SELECT min(sequence) AS sequence FROM
       (SELECT sequence FROM rating WHERE incarnation_id = ? AND sequence < ? AND kind = 'answer'
        ORDER BY sequence DESC LIMIT ${contextAnswers})`,
  );
  const after = db.prepare<[string, number], { sequence: number | null }>(
    `SELECT max(sequence) AS sequence FROM
       (SELECT sequence FROM rating WHERE incarnation_id = ? AND sequence > ? AND kind = 'answer'
        ORDER BY sequence LIMIT ${contextAnswers})`,
  );
  return ({ id, first, last }: Stretch): Stretch => ({
    id,
    first: before.get(id, first)?.sequence ?? first,
    last: after.get(id, last)?.sequence ?? last,
  });
}

/** A station's rows from one sequence to another. */
interface Stretch {
  readonly id: string;
  readonly first: number;
  readonly last: number;
}

/**
 * The responses that arrived in `range`, each with its judgement, station by station in the order
 * in which they were given. Streams: holds a handful of rows at a time.
 */
export function* readJudgedResponses(
  db: Database,
  range?: ArrivalRange,
): Generator<JudgedResponse> {
  const stretches = range ? stretchesIn(db, range).map(prepareContext(db)) : wholeStations(db);
  const isMeant = ({ arrival }: Response) =>
    range === undefined || (arrival > range.afterArrival && arrival <= range.toArrival);
  const firstRows = db.prepare<[string, number, number], FirstRow>(selectResponses);
  for (const { id, first, last } of stretches) {
    const rows = firstRows.iterate(id, first, last);
    for (const [row, judgement] of judge(rows, lookAt)) {
      if (!isMeant(row)) continue;
      yield [row.later === null ? row : endOf(row, JSON.parse(row.later)), judgement];
    }
  }
}

/** The response as it ended: of every question the last answer counts. */
function endOf(row: FirstRow, followed: readonly Later[]): Response {
  let { score } = row;
  const answers = new Map<string, readonly string[]>();
  let fieldSaid: string | null = null;
  for (const [changed, question, choices, field] of followed) {
    if (question === counterQuestion) fieldSaid = field;
    if (question === null) score = changed;
    else if (choices.length > 0) answers.set(question, choices);
    else answers.delete(question);
  }
  const take = (question: string) => {
    const choices = answers.get(question) ?? null;
    answers.delete(question);
    return choices;
  };
  const receipt = take(receiptQuestion)?.[0];
  const counter = take(counterQuestion)?.[0];
  return {
    ...row,
    ...(counter !== undefined && {
      counter_code: counter,
      counter_source: 'citizen',
      field_code: fieldSaid,
      field_source: fieldSaid === null ? null : 'citizen',
    }),
    score,
    stage: take('stage')?.[0] ?? row.stage,
    reasons: take('reasons'),
    pressed_by: take(pressedBy.code)?.[0] ?? null,
    receipt: receiptChoices.find((known) => known === receipt) ?? null,
    facts: answers.size > 0 ? Object.fromEntries(answers) : null,
  };
}

function lookAt(response: Response): Judged {
  return {
    readyMs: response.ready_ms,
    gapMs: response.gap_ms,
    series: response.burst_position ?? 1,
    hourStatus: response.hour_status,
    clockState: response.clock_state,
    inModelSession: response.model_code !== null,
  };
}

/** Each station's last row that a trusted clock dated, of those that arrived before a range. */
export function listTrustedBefore(db: Database, { afterArrival }: ArrivalRange) {
  const newest = db.prepare<
    [string, number],
    { incarnation_id: string; recorded_at_ms: number; offset_minutes: number }
  >(
    `SELECT incarnation_id, recorded_at_ms, offset_minutes FROM rating
     WHERE incarnation_id = ? AND arrival <= ? AND clock_state = 'trusted'
     ORDER BY sequence DESC LIMIT 1`,
  );
  return db
    .prepare<[], { id: string }>(`SELECT id FROM incarnation`)
    .all()
    .flatMap(({ id }) => newest.all(id, afterArrival));
}

/** Each station's first and last sequence within the range. */
function stretchesIn(db: Database, { afterArrival, toArrival }: ArrivalRange) {
  return db
    .prepare<[number, number], Stretch>(
      `SELECT incarnation_id AS id, min(sequence) AS first, max(sequence) AS last FROM rating
       WHERE arrival > ? AND arrival <= ? GROUP BY incarnation_id ORDER BY min(arrival)`,
    )
    .all(afterArrival, toArrival);
}

/** Every station from its first sequence to its last, by the index alone. */
function wholeStations(db: Database) {
  return db
    .prepare<[], Stretch>(
      `SELECT id, 1 AS first,
              (SELECT max(sequence) FROM rating WHERE incarnation_id = incarnation.id) AS last
       FROM incarnation WHERE last IS NOT NULL
       ORDER BY (SELECT arrival FROM rating WHERE incarnation_id = incarnation.id
                 ORDER BY sequence LIMIT 1)`,
    )
    .all();
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
