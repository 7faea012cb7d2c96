import { recordAudit } from '#main/storage/audit-store.ts';
import { commitUnlessFull } from '#main/storage/database.ts';
import { dayAt, type Day } from '#shared/calendar.ts';
import { planTasks, type TaskLine } from '#shared/features/task/plan-tasks.ts';
import type { TaskPreview } from '#shared/features/task/task.contract.ts';
import type { TaskUnit } from '#shared/features/task/task-units.ts';
import type { TaskDeps } from './note-and-move.ts';
import { findUndoable, recordImport, undoImport } from './task-import-store.ts';
import { findNewestTask, listTasks, recordTask } from './task-store.ts';

export interface ImportDeps extends TaskDeps {
  /** Everybody the register knows. */
  readonly units: () => readonly TaskUnit[];
}

export interface ImportOrder {
  readonly lines: readonly TaskLine[];
  readonly letter: string;
  readonly modelCode?: string | undefined;
}

/** What the list would write. Writes nothing. */
export function previewTasks({ db, units }: ImportDeps, order: ImportOrder): TaskPreview {
  const keyOf = (task: { duty: string; unit: TaskUnit; letter: string; clause: string }) =>
    JSON.stringify([task.duty, task.unit.code, task.letter, task.clause]);
  const known = new Set(listTasks(db).map(keyOf));
  const { tasks, faults, newUnits, same } = planTasks({
    lines: order.lines,
    letter: order.letter,
    units: units(),
    has: (task) => known.has(keyOf(task)),
  });
  return {
    tasks: tasks.map(({ deadline, ...task }) => ({ ...task, ...(deadline && { deadline }) })),
    faults: [...faults],
    newUnits: [...newUnits],
    same,
    basedOn: findNewestTask(db),
  };
}

interface Imported {
  readonly id: number;
  readonly tasks: number;
  readonly importedOn: Day;
}

/** Takes a list in whole, as its preview said, or not at all. */
export function importTasks(
  deps: ImportDeps,
  person: string,
  order: ImportOrder & { readonly basedOn: number },
): Imported | 'IMPORT_FAULTY' | 'TASKS_CHANGED' | 'STORE_FULL' {
  const { db, now } = deps;
  const write = (): Imported | 'IMPORT_FAULTY' | 'TASKS_CHANGED' => {
    const moment = now();
    const { tasks, faults, basedOn } = previewTasks(deps, order);
    if (basedOn !== order.basedOn) return 'TASKS_CHANGED';
    if (faults.length > 0 || tasks.length === 0) return 'IMPORT_FAULTY';
    const notedOn = dayAt(moment.utcMs, moment.offsetMinutes);
    const list = { tasks: tasks.length, importedOn: notedOn };
    const id = recordImport(db, { ...list, person, importedAtMs: moment.utcMs });
    const { modelCode } = order;
    const given = { modelCode, notedOn, person, notedAtMs: moment.utcMs, importId: id };
    for (const { line: _, ...task } of tasks) recordTask(db, { ...task, ...given });
    const detail = { list: id, tasks: tasks.length };
    recordAudit(db, moment, { actor: person, action: 'task.imported', detail });
    return { id, ...list };
  };
  return commitUnlessFull(db, write, 'STORE_FULL');
}

/** Takes the last list back while nobody has acted on any of its duties; says how many went. */
export function undoTaskImport(
  { db, now }: TaskDeps,
  person: string,
  id: number,
): number | 'IMPORT_USED' | 'STORE_FULL' {
  const undo = (): number | 'IMPORT_USED' => {
    const moment = now();
    const list = findUndoable(db);
    if (list?.id !== id) return 'IMPORT_USED';
    undoImport(db, id, { person, atMs: moment.utcMs });
    const detail = { list: id, tasks: list.tasks };
    recordAudit(db, moment, { actor: person, action: 'task.import-undone', detail });
    return list.tasks;
  };
  return commitUnlessFull(db, undo, 'STORE_FULL');
}
