import { Choice, decisionsOf, type MadeDecision } from '#shared/features/batch/decision.ts';
import type { Decisions } from '#shared/features/batch/ledger.ts';
import type { Database } from '#main/storage/database.ts';

/** A choice that somebody made at this desk, also when it was undone since. */
export interface MadeChoice extends MadeDecision {
  readonly decision: Choice;
  /** Somebody's own words beside the ground. */
  readonly note: string | null;
  /** Whether the chosen batch was not counted when it was chosen. */
  readonly brings: boolean;
}

interface Row {
  readonly id: string;
  readonly decision: string;
  readonly note: string | null;
  readonly brings: 0 | 1;
  readonly decided_on: string;
  readonly decided_by: string;
  readonly undone_on: string | null;
  readonly undone_by: string | null;
}

/** In the order in which they were made. */
export function listChoices(db: Database): readonly MadeChoice[] {
  return db
    .prepare<[], Row>(`SELECT * FROM batch_decision ORDER BY rowid`)
    .all()
    .map((row) => ({
      id: row.id,
      decision: Choice.parse(JSON.parse(row.decision)),
      note: row.note,
      brings: row.brings === 1,
      on: row.decided_on,
      by: row.decided_by,
      undone:
        row.undone_on === null || row.undone_by === null
          ? null
          : { on: row.undone_on, by: row.undone_by },
    }));
}

export function decisionsInForce(db: Database): Decisions {
  return decisionsOf(listChoices(db));
}

export function recordChoice(db: Database, made: Omit<MadeChoice, 'undone'>): void {
  db.prepare(
    `INSERT INTO batch_decision (id, decision, note, brings, decided_on, decided_by)
     VALUES (@id, @decision, @note, @brings, @on, @by)`,
  ).run({ ...made, decision: JSON.stringify(made.decision), brings: made.brings ? 1 : 0 });
}

export function recordUndone(
  db: Database,
  id: string,
  { on, by }: { readonly on: string; readonly by: string },
): void {
  db.prepare(`UPDATE batch_decision SET undone_on = ?, undone_by = ? WHERE id = ?`).run(on, by, id);
}
