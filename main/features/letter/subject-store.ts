import type { Database } from '#main/storage/database.ts';
import type { Day } from '#shared/calendar.ts';
import type { SubjectRequest } from '#shared/features/letter/subject-request.ts';

export interface SubjectRequestRow {
  readonly id: string;
  readonly letter_id: string;
  readonly wish: SubjectRequest['wish'];
  readonly proof: SubjectRequest['proof'];
  readonly opened_on: Day;
  readonly answer_due_on: Day;
  readonly finish_due_on: Day;
  readonly answered_on: Day | null;
  readonly finished_on: Day | null;
  readonly outcome: NonNullable<SubjectRequest['outcome']> | null;
  readonly reason: NonNullable<SubjectRequest['reason']> | null;
}

export interface BreachRow {
  readonly id: string;
  readonly detected_at_ms: number;
  readonly notified_at_ms: number | null;
  readonly affected: number;
  readonly recorded_by: string;
  readonly sealed: Buffer;
}

/** Wishes of data subjects and breaches of their data. */
export function createSubjectStore(db: Database) {
  const request = db.prepare<[string], SubjectRequestRow>(
    `SELECT * FROM subject_request WHERE id = ?`,
  );
  const requests = db.prepare<[], SubjectRequestRow>(
    `SELECT * FROM subject_request ORDER BY finished_on IS NOT NULL, finish_due_on, id`,
  );
  const insertRequest = db.prepare(
    `INSERT INTO subject_request (id, letter_id, wish, proof, opened_on, answer_due_on,
       finish_due_on, answered_on, finished_on, outcome, reason)
     VALUES (@id, @letter_id, @wish, @proof, @opened_on, @answer_due_on,
       @finish_due_on, @answered_on, @finished_on, @outcome, @reason)`,
  );
  const saveRequest = db.prepare(
    `UPDATE subject_request SET answered_on = @answered_on, finished_on = @finished_on,
       outcome = @outcome, reason = @reason WHERE id = @id`,
  );
  const breach = db.prepare<[string], BreachRow>(`SELECT * FROM breach WHERE id = ?`);
  const breaches = db.prepare<[], BreachRow>(`SELECT * FROM breach ORDER BY detected_at_ms, id`);
  const insertBreach = db.prepare(
    `INSERT INTO breach (id, detected_at_ms, notified_at_ms, affected, recorded_by, sealed)
     VALUES (@id, @detected_at_ms, @notified_at_ms, @affected, @recorded_by, @sealed)`,
  );
  const notify = db.prepare<[number, string]>(`UPDATE breach SET notified_at_ms = ? WHERE id = ?`);
  const resealBreach = db.prepare<[Buffer, string]>(`UPDATE breach SET sealed = ? WHERE id = ?`);
  return {
    findRequest: (id: string) => request.get(id),
    listRequests: () => requests.all(),
    insertRequest: (row: SubjectRequestRow) => void insertRequest.run(row),
    saveRequest: (row: SubjectRequestRow) => void saveRequest.run(row),
    findBreach: (id: string) => breach.get(id),
    listBreaches: () => breaches.all(),
    insertBreach: (row: BreachRow) => void insertBreach.run(row),
    notifyBreach: (id: string, atMs: number) => void notify.run(atMs, id),
    resealBreach: (id: string, sealed: Buffer) => void resealBreach.run(sealed, id),
  };
}
export type SubjectStore = ReturnType<typeof createSubjectStore>;
