import type { Database } from '#main/storage/database.ts';

/** The last answer of one response to a question that is for the leader alone. */
export interface ConfidentialAnswer {
  readonly response_id: string;
  readonly questionnaire: string;
  readonly question: string;
  readonly choices: string;
}

/** Every such answer that counts, whenever it was given; an answer given anew stands for the old. */
export function listConfidentialAnswers(db: Database): ConfidentialAnswer[] {
  return db
    .prepare<[], ConfidentialAnswer>(
      `SELECT response_id, questionnaire, question, choices, max(sequence) AS last FROM rating
       WHERE kind = 'fact' AND audience = 'leader'
       GROUP BY response_id, question`, // SQLite takes the other columns from the row of the maximum
    )
    .all();
}

/** The arrival of each of these answers' ratings, by id. */
export function arrivalsOf(db: Database, ids: readonly string[]): ReadonlyMap<string, number> {
  const rows = db
    .prepare<[string], { id: string; arrival: number }>(
      `SELECT id, arrival FROM rating WHERE id IN (SELECT value FROM json_each(?))`,
    )
    .all(JSON.stringify(ids));
  return new Map(rows.map(({ id, arrival }) => [id, arrival]));
}
