import type { Database } from '#main/storage/database.ts';
import type { Day } from '#shared/calendar.ts';
import type {
  DeadlineChange,
  NewProof,
  NewTask,
  Proof,
  Task,
  TaskStep,
} from '#shared/features/task/task.contract.ts';
import type { TaskState } from '#shared/features/task/task-states.ts';
import type { TaskUnit } from '#shared/features/task/task-units.ts';

interface TaskRow {
  readonly id: number;
  readonly duty: string;
  readonly unit_code: string;
  readonly unit_name: string;
  readonly deadline: Day | null;
  readonly letter: string;
  readonly clause: string;
  readonly model_code: string | null;
  readonly is_report: 0 | 1;
  readonly noted_on: Day;
  readonly person: string;
}

interface StepRow extends TaskStep {
  readonly task_id: number;
}

interface DeadlineRow extends Omit<DeadlineChange, 'before' | 'deadline'> {
  readonly task_id: number;
  readonly before: Day | null;
  readonly deadline: Day | null;
}

interface ProofRow extends Pick<Proof, 'id' | 'title' | 'number' | 'person'> {
  readonly task_id: number;
  readonly issued_on: Day | null;
  readonly sha256: string | null;
  readonly added_on: Day;
}

/** All there are, in the order in which they were noted. */
export function listTasks(db: Database): Task[] {
  const rows = db
    .prepare<[], TaskRow>(
      `SELECT task.*, task_unit.name AS unit_name
       FROM task JOIN task_unit ON task_unit.code = task.unit_code ORDER BY task.id`,
    )
    .all();
  const steps = grouped(
    db
      .prepare<[], StepRow>(
        `SELECT id, task_id, state, day, note, person FROM task_step ORDER BY id`,
      )
      .all(),
  );
  const deadlines = grouped(
    db
      .prepare<[], DeadlineRow>(
        `SELECT id, task_id, before, deadline, letter, day, person FROM task_deadline ORDER BY id`,
      )
      .all(),
  );
  // those that were taken back stand there, too: whoever noted one has acted on the duty
  const proofs = grouped(
    db
      .prepare<[], ProofRow & { readonly removed_at_ms: number | null }>(
        `SELECT id, task_id, title, number, issued_on, sha256, added_on, person, removed_at_ms
         FROM task_proof ORDER BY id`,
      )
      .all(),
  );
  return rows.map((row) =>
    taskOf(row, {
      steps: steps.get(row.id) ?? [],
      deadlines: deadlines.get(row.id) ?? [],
      proofs: proofs.get(row.id) ?? [],
    }),
  );
}

function grouped<Row extends { readonly task_id: number }>(rows: readonly Row[]) {
  return Map.groupBy(rows, ({ task_id }) => task_id);
}

interface Acts {
  readonly steps: readonly StepRow[];
  readonly deadlines: readonly DeadlineRow[];
  readonly proofs: readonly (ProofRow & { readonly removed_at_ms: number | null })[];
}

function taskOf(row: TaskRow, { steps, deadlines, proofs }: Acts): Task {
  const last = steps.at(-1);
  const change = deadlines.at(-1);
  const deadline = change === undefined ? row.deadline : change.deadline;
  return {
    id: row.id,
    duty: row.duty,
    unit: { code: row.unit_code, name: row.unit_name },
    ...(deadline !== null && { deadline }),
    letter: row.letter,
    clause: row.clause,
    ...(row.model_code !== null && { modelCode: row.model_code }),
    isReport: row.is_report === 1,
    notedOn: row.noted_on,
    person: row.person,
    state: last?.state ?? 'given',
    ...(last?.state === 'done' && { doneOn: last.day }),
    steps: steps.map(({ task_id: _, ...step }) => step),
    deadlines: deadlines.map(({ task_id: _, before, deadline, ...change }) => ({
      ...change,
      ...(before !== null && { before }),
      ...(deadline !== null && { deadline }),
    })),
    proofs: proofs
      .filter(({ removed_at_ms }) => removed_at_ms === null)
      .map(({ id, title, number, issued_on, sha256, added_on, person }) => ({
        id,
        title,
        number,
        ...(issued_on !== null && { issuedOn: issued_on }),
        ...(sha256 !== null && { sha256 }),
        addedOn: added_on,
        person,
      })),
    isFresh: steps.length + deadlines.length + proofs.length === 0,
  };
}

/** How far one has got, since which day, and its deadline; undefined where there is none of that number. */
export function findTaskState(
  db: Database,
  id: number,
):
  | { readonly state: TaskState; readonly day: Day; readonly deadline: Day | undefined }
  | undefined {
  const row = db
    .prepare<[number], { state: TaskState; day: Day; deadline: Day | null }>(
      `SELECT coalesce(step.state, 'given') AS state, coalesce(step.day, '') AS day,
         CASE WHEN change.id IS NULL THEN task.deadline ELSE change.deadline END AS deadline
       FROM task
       LEFT JOIN task_step AS step ON step.id = (SELECT max(id) FROM task_step WHERE task_id = task.id)
       LEFT JOIN task_deadline AS change
         ON change.id = (SELECT max(id) FROM task_deadline WHERE task_id = task.id)
       WHERE task.id = ?`,
    )
    .get(id);
  return row && { ...row, deadline: row.deadline ?? undefined };
}

/** Whether anybody has acted on it. */
export function isActedOn(db: Database, id: number): boolean {
  return (
    db
      .prepare<[{ id: number }]>(
        `SELECT 1 FROM task_step WHERE task_id = @id
         UNION ALL SELECT 1 FROM task_deadline WHERE task_id = @id
         UNION ALL SELECT 1 FROM task_proof WHERE task_id = @id LIMIT 1`,
      )
      .get({ id }) !== undefined
  );
}

/** The number of the newest duty, also of one that was taken back; 0 while there was none. */
export function findNewestTask(db: Database): number {
  return (
    db.prepare<[], { seq: number }>(`SELECT seq FROM sqlite_sequence WHERE name = 'task'`).get()
      ?.seq ?? 0
  );
}

/** Everybody who ever had a duty here. */
export function listTaskUnits(db: Database): TaskUnit[] {
  return db.prepare<[], TaskUnit>(`SELECT code, name FROM task_unit ORDER BY name`).all();
}

/** Keeps the name that a code was first written with. */
function recordUnit(db: Database, { code, name }: TaskUnit): void {
  db.prepare(`INSERT INTO task_unit (code, name) VALUES (?, ?) ON CONFLICT DO NOTHING`).run(
    code,
    name,
  );
}

export interface NotedTask extends NewTask {
  readonly notedOn: Day;
  readonly person: string;
  readonly notedAtMs: number;
  readonly importId?: number;
}

export function recordTask(db: Database, noted: NotedTask): number {
  recordUnit(db, noted.unit);
  const { lastInsertRowid } = db
    .prepare(
      `INSERT INTO task (duty, unit_code, deadline, letter, clause, model_code, is_report,
         import_id, noted_on, person, noted_at_ms)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    )
    .run(...contentOf(noted), noted.importId ?? null, noted.notedOn, noted.person, noted.notedAtMs);
  return Number(lastInsertRowid);
}

export function rewriteTask(db: Database, id: number, content: NewTask): void {
  recordUnit(db, content.unit);
  db.prepare(
    `UPDATE task SET duty = ?, unit_code = ?, deadline = ?, letter = ?, clause = ?,
       model_code = ?, is_report = ?, corrections = corrections + 1
     WHERE id = ?`,
  ).run(...contentOf(content), id);
}

function contentOf({ duty, unit, deadline, letter, clause, modelCode, isReport }: NewTask) {
  return [
    duty,
    unit.code,
    deadline ?? null,
    letter,
    clause,
    modelCode ?? null,
    isReport ? 1 : 0,
  ] as const;
}

export interface NewStep extends Omit<TaskStep, 'id'> {
  readonly takenAtMs: number;
}

export function recordStep(db: Database, id: number, step: NewStep): void {
  const { state, day, note, person, takenAtMs } = step;
  db.prepare(
    `INSERT INTO task_step (task_id, state, day, note, person, taken_at_ms)
     VALUES (?, ?, ?, ?, ?, ?)`,
  ).run(id, state, day, note, person, takenAtMs);
}

export interface NewDeadline extends Omit<DeadlineChange, 'id'> {
  readonly changedAtMs: number;
}

export function recordDeadline(db: Database, id: number, change: NewDeadline): void {
  const { before, deadline, letter, day, person, changedAtMs } = change;
  db.prepare(
    `INSERT INTO task_deadline (task_id, before, deadline, letter, day, person, changed_at_ms)
     VALUES (?, ?, ?, ?, ?, ?, ?)`,
  ).run(id, before ?? null, deadline ?? null, letter, day, person, changedAtMs);
}

export interface AddedProof extends NewProof {
  readonly person: string;
  readonly addedOn: Day;
  readonly addedAtMs: number;
}

export function recordProof(db: Database, id: number, proof: AddedProof): number {
  const { title, number, issuedOn, sha256, person, addedOn, addedAtMs } = proof;
  const { lastInsertRowid } = db
    .prepare(
      `INSERT INTO task_proof (task_id, title, number, issued_on, sha256, person, added_on,
         added_at_ms)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
    )
    .run(id, title, number, issuedOn ?? null, sha256 ?? null, person, addedOn, addedAtMs);
  return Number(lastInsertRowid);
}

/** Whether there was one to take back. */
export function withdrawProof(
  db: Database,
  at: { readonly id: number; readonly proof: number },
  by: { readonly person: string; readonly atMs: number },
): boolean {
  const { changes } = db
    .prepare(
      `UPDATE task_proof SET removed_by = ?, removed_at_ms = ?
       WHERE id = ? AND task_id = ? AND removed_at_ms IS NULL`,
    )
    .run(by.person, by.atMs, at.proof, at.id);
  return changes > 0;
}
