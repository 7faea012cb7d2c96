import type { Database } from '#main/storage/database.ts';
import type { OfficeRow } from '#shared/features/batch/office-tables.ts';
import { listTasks } from './task-store.ts';

/** For the superior: every duty of the register, by whom, until when, and how far it has got. */
export function tellTasks(db: Database): OfficeRow[] {
  return listTasks(db).map((task) => ({
    model_code: task.modelCode ?? null,
    code: String(task.id),
    duty: task.duty,
    unit_code: task.unit.code,
    deadline: task.deadline ?? null,
    source_letter: task.letter,
    clause: task.clause === '' ? null : task.clause,
    state: task.state,
    done_on: task.doneOn ?? null,
  }));
}
