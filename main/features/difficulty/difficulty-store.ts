import type { Database } from '#main/storage/database.ts';
import type {
  Difficulty,
  DifficultyStep,
  NewDifficulty,
} from '#shared/features/difficulty/difficulty.contract.ts';
import type { DifficultyState } from '#shared/features/difficulty/states.ts';

interface DifficultyRow {
  readonly id: number;
  readonly kind: Difficulty['kind'];
  readonly words: string;
  readonly field_code: string | null;
  readonly model_code: string | null;
  readonly addressee: string;
  readonly noted_on: string;
  readonly person: string;
}

interface StepRow extends DifficultyStep {
  readonly difficulty_id: number;
}

/** All there are, the newest first. */
export function listDifficulties(db: Database): Difficulty[] {
  const rows = db.prepare<[], DifficultyRow>(`SELECT * FROM difficulty ORDER BY id DESC`).all();
  const steps = Map.groupBy(
    db
      .prepare<[], StepRow>(
        `SELECT id, difficulty_id, state, day, note, person FROM difficulty_step ORDER BY id`,
      )
      .all(),
    ({ difficulty_id }) => difficulty_id,
  );
  return rows.map((row) => difficultyOf(row, steps.get(row.id) ?? []));
}

function difficultyOf(row: DifficultyRow, taken: readonly StepRow[]): Difficulty {
  const { id, kind, words, field_code, model_code, addressee, noted_on, person } = row;
  return {
    id,
    kind,
    words,
    ...(field_code !== null && { fieldCode: field_code }),
    ...(model_code !== null && { modelCode: model_code }),
    addressee,
    notedOn: noted_on,
    person,
    state: taken.at(-1)?.state ?? 'open',
    steps: taken.map(({ difficulty_id: _, ...step }) => step),
  };
}

/** How far one has got, and since which day; undefined where there is none of that number. */
export function findState(
  db: Database,
  id: number,
): { readonly state: DifficultyState; readonly day: string } | undefined {
  return db
    .prepare<[number], { state: DifficultyState; day: string }>(
      `SELECT coalesce(step.state, 'open') AS state, coalesce(step.day, noted_on) AS day
       FROM difficulty LEFT JOIN difficulty_step AS step ON step.difficulty_id = difficulty.id
       WHERE difficulty.id = ? ORDER BY step.id DESC LIMIT 1`,
    )
    .get(id);
}

export function hasSteps(db: Database, id: number): boolean {
  return (
    db.prepare<[number]>(`SELECT 1 FROM difficulty_step WHERE difficulty_id = ?`).get(id) !==
    undefined
  );
}

export interface NotedDifficulty extends NewDifficulty {
  readonly notedOn: string;
  readonly person: string;
  readonly notedAtMs: number;
}

export function recordDifficulty(db: Database, noted: NotedDifficulty): number {
  const { kind, words, fieldCode, modelCode, addressee, notedOn, person, notedAtMs } = noted;
  const { lastInsertRowid } = db
    .prepare(
      `INSERT INTO difficulty
         (kind, words, field_code, model_code, addressee, noted_on, person, noted_at_ms)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
    )
    .run(kind, words, fieldCode ?? null, modelCode ?? null, addressee, notedOn, person, notedAtMs);
  return Number(lastInsertRowid);
}

export function rewriteDifficulty(db: Database, id: number, content: NewDifficulty): void {
  const { kind, words, fieldCode, modelCode, addressee } = content;
  db.prepare(
    `UPDATE difficulty SET kind = ?, words = ?, field_code = ?, model_code = ?, addressee = ?
     WHERE id = ?`,
  ).run(kind, words, fieldCode ?? null, modelCode ?? null, addressee, id);
}

export interface NewStep extends Omit<DifficultyStep, 'id'> {
  readonly takenAtMs: number;
}

export function recordStep(db: Database, id: number, step: NewStep): void {
  const { state, day, note, person, takenAtMs } = step;
  db.prepare(
    `INSERT INTO difficulty_step (difficulty_id, state, day, note, person, taken_at_ms)
     VALUES (?, ?, ?, ?, ?, ?)`,
  ).run(id, state, day, note, person, takenAtMs);
}
