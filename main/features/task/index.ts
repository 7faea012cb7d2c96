import type { Door, Seat } from '#main/door.ts';
import { dayAt } from '#shared/calendar.ts';
import type { TaskOverview } from '#shared/features/task/task.contract.ts';
import { byUrgency } from '#shared/features/task/task-states.ts';
import type { TaskUnit } from '#shared/features/task/task-units.ts';
import { importTasks, previewTasks, undoTaskImport } from './import-tasks.ts';
import {
  addProof,
  changeDeadline,
  correctTask,
  moveTask,
  noteTask,
  removeProof,
  type TaskDeps,
} from './note-and-move.ts';
import { findUndoable } from './task-import-store.ts';
import { listTasks, listTaskUnits } from './task-store.ts';

export interface TaskRouterDeps extends TaskDeps {
  readonly actorOf: (seat: Seat | undefined) => string;
  /** The office itself. */
  readonly unit: () => TaskUnit;
  /** Others that the office knows by code, such as its superior. */
  readonly otherUnits: () => readonly TaskUnit[];
  readonly models: () => readonly { readonly code: string; readonly name: string }[];
  /** Files that are kept as evidence and hold nothing personal. */
  readonly keptFiles: () => TaskOverview['keptFiles'];
}

export function createTaskRouter(door: Door['task'], deps: TaskRouterDeps) {
  const { db, now, actorOf } = deps;
  const importing = { db, now, units: () => knownUnits(deps) };
  const isKept = (hash: string) => deps.keptFiles().some(({ sha256 }) => sha256 === hash);
  return {
    list: door.list.handler(({ context }) => {
      const rights = context.caller.rights();
      const mayEnter = rights.has('activity.enter');
      const { trustedMs, offsetMinutes } = now();
      const undoable = mayEnter ? findUndoable(db) : undefined;
      return {
        tasks: listTasks(db).toSorted(byUrgency),
        today: dayAt(trustedMs, offsetMinutes),
        unit: deps.unit(),
        units: knownUnits(deps),
        models: [...deps.models()],
        keptFiles: [...deps.keptFiles()],
        ...(undoable && { undoable }),
        mayEnter,
        mayDecide: mayEnter && rights.has('office.change'),
      };
    }),
    note: door.note.handler(({ input, context, errors }) => {
      const ids = noteTask(deps, actorOf(context.caller.seat), input);
      if (ids === 'STORE_FULL') throw errors.STORE_FULL();
      return { ids: [...ids] };
    }),
    correct: door.correct.handler(({ input, context, errors }) => {
      const outcome = correctTask(deps, actorOf(context.caller.seat), input);
      if (!outcome.done) throw errors[outcome.why]();
      return { id: outcome.id };
    }),
    move: door.move.handler(({ input, context, errors }) => {
      const { seat } = context.caller;
      const mayDecide = context.caller.rights().has('office.change');
      const outcome = moveTask(deps, { person: actorOf(seat), mayDecide }, input);
      if (!outcome.done) throw errors[outcome.why]();
      return { id: outcome.id };
    }),
    changeDeadline: door.changeDeadline.handler(({ input, context, errors }) => {
      const outcome = changeDeadline(deps, actorOf(context.caller.seat), input);
      if (!outcome.done) throw errors[outcome.why]();
      return { id: outcome.id };
    }),
    addProof: door.addProof.handler(({ input, context, errors }) => {
      const outcome = addProof({ ...deps, isKept }, actorOf(context.caller.seat), input);
      if (!outcome.done) throw errors[outcome.why]();
      return { id: outcome.id };
    }),
    removeProof: door.removeProof.handler(({ input, context, errors }) => {
      const outcome = removeProof(deps, actorOf(context.caller.seat), input);
      if (!outcome.done) throw errors[outcome.why]();
      return { id: outcome.id };
    }),
    preview: door.preview.handler(({ input }) => previewTasks(importing, input)),
    import: door.import.handler(({ input, context, errors }) => {
      const person = actorOf(context.caller.seat);
      const outcome = importTasks(importing, person, input);
      if (typeof outcome === 'string') throw errors[outcome]();
      return { ...outcome, person };
    }),
    undoImport: door.undoImport.handler(({ input, context, errors }) => {
      const tasks = undoTaskImport(deps, actorOf(context.caller.seat), input.id);
      if (typeof tasks === 'string') throw errors[tasks]();
      return { tasks };
    }),
  };
}

/** The office itself first, then whoever else it knows, each code once. */
function knownUnits({ db, unit, otherUnits }: TaskRouterDeps): TaskUnit[] {
  const all = [unit(), ...otherUnits(), ...listTaskUnits(db)];
  return [...new Map(all.toReversed().map((each) => [each.code, each])).values()].toReversed();
}
