import type { Database } from '#main/storage/database.ts';
import type { Day } from '#shared/calendar.ts';
import type { z } from 'zod';
import type { TaskImport } from '#shared/features/task/task.contract.ts';

type KnownImport = z.infer<typeof TaskImport>;

export function recordImport(
  db: Database,
  list: Omit<KnownImport, 'id'> & { readonly importedAtMs: number },
): number {
  const { lastInsertRowid } = db
    .prepare(
      `INSERT INTO task_import (tasks, person, imported_on, imported_at_ms) VALUES (?, ?, ?, ?)`,
    )
    .run(list.tasks, list.person, list.importedOn, list.importedAtMs);
  return Number(lastInsertRowid);
}

interface ImportRow {
  readonly id: number;
  readonly tasks: number;
  readonly person: string;
  readonly imported_on: Day;
}

/** The last list, while nobody has acted on any of its duties or put one of them right. */
export function findUndoable(db: Database): KnownImport | undefined {
  const row = db
    .prepare<[], ImportRow>(
      `SELECT id, tasks, person, imported_on FROM task_import
       WHERE id = (SELECT max(id) FROM task_import WHERE undone_at_ms IS NULL)
         AND NOT EXISTS (
           SELECT 1 FROM task WHERE import_id = task_import.id AND (corrections > 0
             OR EXISTS (SELECT 1 FROM task_step WHERE task_id = task.id)
             OR EXISTS (SELECT 1 FROM task_deadline WHERE task_id = task.id)
             OR EXISTS (SELECT 1 FROM task_proof WHERE task_id = task.id)))`,
    )
    .get();
  return row && { id: row.id, tasks: row.tasks, person: row.person, importedOn: row.imported_on };
}

/** Its duties go; that there was such a list stays. */
export function undoImport(
  db: Database,
  id: number,
  by: { readonly person: string; readonly atMs: number },
): void {
  db.prepare(`UPDATE task_import SET undone_by = ?, undone_at_ms = ? WHERE id = ?`).run(
    by.person,
    by.atMs,
    id,
  );
  db.prepare(`DELETE FROM task WHERE import_id = ?`).run(id);
}
