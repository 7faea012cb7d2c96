import type { Database } from '#main/storage/database.ts';
import type { Batch, FormContent, NewBatch } from '#shared/features/paper/paper.contract.ts';

interface BatchRow {
  readonly id: number;
  readonly number: string;
  readonly forms: number;
  readonly questionnaire: string;
  readonly language: string;
  readonly counter_code: string | null;
  readonly opened_at_ms: number;
  readonly opened_by: string;
  readonly closed_at_ms: number | null;
  readonly closed_by: string | null;
  readonly ratings: number | null;
  readonly checked: 0 | 1 | null;
  readonly first: number;
  readonly second: number;
}

/** The first time a form was typed in, the second, or what was settled between the two. */
export type DraftPass = 1 | 2 | 3;

export interface Draft {
  readonly id: string;
  readonly place: number;
  readonly pass: DraftPass;
  readonly person: string;
  readonly content: FormContent;
}

const selectBatch = `
  SELECT batch.*,
    (SELECT count(*) FROM paper_draft WHERE batch_id = batch.id AND pass = 1) AS first,
    (SELECT count(*) FROM paper_draft WHERE batch_id = batch.id AND pass = 2) AS second
  FROM paper_batch AS batch`;

export function listBatches(db: Database): Batch[] {
  return db.prepare<[], BatchRow>(`${selectBatch} ORDER BY id DESC LIMIT 200`).all().map(toBatch);
}

export function findBatch(db: Database, id: number): Batch | undefined {
  const row = db.prepare<[number], BatchRow>(`${selectBatch} WHERE id = ?`).get(id);
  return row && toBatch(row);
}

export function isNumberTaken(db: Database, number: string): boolean {
  return (
    db.prepare<[string]>(`SELECT 1 FROM paper_batch WHERE number = ?`).get(number) !== undefined
  );
}

export function recordBatch(
  db: Database,
  batch: NewBatch & { readonly openedAtMs: number; readonly person: string },
): number {
  const { number, forms, questionnaire, language, counterCode, openedAtMs, person } = batch;
  const { lastInsertRowid } = db
    .prepare(
      `INSERT INTO paper_batch
         (number, forms, questionnaire, language, counter_code, opened_at_ms, opened_by)
       VALUES (?, ?, ?, ?, ?, ?, ?)`,
    )
    .run(number, forms, questionnaire, language, counterCode ?? null, openedAtMs, person);
  return Number(lastInsertRowid);
}

export interface BatchClosing {
  readonly id: number;
  readonly forms: number;
  readonly ratings: number;
  readonly checked: boolean;
  readonly closedAtMs: number;
  readonly person: string;
}

/** Closes the batch; its drafts go, because they are ratings now. */
export function recordBatchClosing(db: Database, closing: BatchClosing): void {
  const { id, forms, ratings, checked, closedAtMs, person } = closing;
  db.prepare(`DELETE FROM paper_draft WHERE batch_id = ?`).run(id);
  db.prepare(
    `UPDATE paper_batch SET forms = ?, ratings = ?, checked = ?, closed_at_ms = ?, closed_by = ?
     WHERE id = ?`,
  ).run(forms, ratings, checked ? 1 : 0, closedAtMs, person, id);
}

interface DraftRow extends Omit<Draft, 'content'> {
  readonly content: string;
}

/** The drafts of a batch in the order of their places. */
export function listDrafts(db: Database, batchId: number): Draft[] {
  return db
    .prepare<[number], DraftRow>(
      `SELECT id, pass, place, person, content FROM paper_draft WHERE batch_id = ?
       ORDER BY place, pass`,
    )
    .all(batchId)
    .map(toDraft);
}

export function findDraft(db: Database, id: string): (Draft & { batchId: number }) | undefined {
  const row = db
    .prepare<[string], DraftRow & { batch_id: number }>(
      `SELECT batch_id, id, pass, place, person, content FROM paper_draft WHERE id = ?`,
    )
    .get(id);
  return row && { ...toDraft(row), batchId: row.batch_id };
}

export function findDraftAt(
  db: Database,
  { batchId, pass, place }: { batchId: number; pass: DraftPass; place: number },
): Draft | undefined {
  const row = db
    .prepare<[number, number, number], DraftRow>(
      `SELECT id, pass, place, person, content FROM paper_draft
       WHERE batch_id = ? AND pass = ? AND place = ?`,
    )
    .get(batchId, pass, place);
  return row && toDraft(row);
}

/** What a person typed in last in a pass of a batch. */
export function findLastDraft(
  db: Database,
  { batchId, pass, person }: { batchId: number; pass: DraftPass; person: string },
): Draft | undefined {
  const row = db
    .prepare<[number, number, string], DraftRow>(
      `SELECT id, pass, place, person, content FROM paper_draft
       WHERE batch_id = ? AND pass = ? AND person = ? ORDER BY entered DESC LIMIT 1`,
    )
    .get(batchId, pass, person);
  return row && toDraft(row);
}

/** The lowest number that no form of this pass has. */
export function nextPlace(db: Database, batchId: number, pass: DraftPass): number {
  const places = db
    .prepare<[number, number], number>(
      `SELECT place FROM paper_draft WHERE batch_id = ? AND pass = ? ORDER BY place`,
    )
    .pluck()
    .all(batchId, pass);
  const gap = places.findIndex((place, index) => place !== index + 1);
  return (gap < 0 ? places.length : gap) + 1;
}

export function recordDraft(db: Database, batchId: number, draft: Draft): void {
  const { id, pass, place, content, person } = draft;
  db.prepare(
    `INSERT INTO paper_draft (id, batch_id, pass, place, content, person)
     VALUES (?, ?, ?, ?, ?, ?)`,
  ).run(id, batchId, pass, place, JSON.stringify(content), person);
}

/** Takes a draft away, and what was settled about its form. */
export function removeDraft(db: Database, batchId: number, { id, place }: Draft): void {
  db.prepare(`DELETE FROM paper_draft WHERE id = ?`).run(id);
  removeSettled(db, batchId, place);
}

export function removeSettled(db: Database, batchId: number, place: number): void {
  db.prepare(`DELETE FROM paper_draft WHERE batch_id = ? AND pass = 3 AND place = ?`).run(
    batchId,
    place,
  );
}

function toDraft({ id, pass, place, person, content }: DraftRow): Draft {
  return { id, pass, place, person, content: JSON.parse(content) };
}

function toBatch(row: BatchRow): Batch {
  const { id, number, forms, questionnaire, language, closed_at_ms, closed_by, ratings } = row;
  return {
    id,
    number,
    forms,
    questionnaire,
    language,
    counterCode: row.counter_code,
    openedAtMs: row.opened_at_ms,
    openedBy: row.opened_by,
    entered: [row.first, row.second],
    closed:
      closed_at_ms === null
        ? null
        : {
            atMs: closed_at_ms,
            person: closed_by ?? '',
            ratings: ratings ?? 0,
            checked: row.checked === 1,
          },
  };
}
