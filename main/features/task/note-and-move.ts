import type { Moment } from '#main/platform/clock.ts';
import { recordAudit } from '#main/storage/audit-store.ts';
import { commitUnlessFull, type Database } from '#main/storage/database.ts';
import { dayAt, type Day } from '#shared/calendar.ts';
import type { NewProof, NewTask } from '#shared/features/task/task.contract.ts';
import { isDecision, nextTaskStates, type TaskState } from '#shared/features/task/task-states.ts';
import type { TaskUnit } from '#shared/features/task/task-units.ts';
import {
  findTaskState,
  isActedOn,
  recordDeadline,
  recordProof,
  recordStep,
  recordTask,
  rewriteTask,
  withdrawProof,
} from './task-store.ts';

/** What the use cases of this feature stand on. */
export interface TaskDeps {
  readonly db: Database;
  readonly now: () => Moment;
}

export type Outcome<Why extends string> =
  | { readonly done: true; readonly id: number }
  | { readonly done: false; readonly why: Why };

/** One duty for each unit. The words stay out of the audit: they may name people. */
export function noteTask(
  { db, now }: TaskDeps,
  person: string,
  { units, ...content }: Omit<NewTask, 'unit'> & { readonly units: readonly TaskUnit[] },
): readonly number[] | 'STORE_FULL' {
  const note = (): readonly number[] => {
    const moment = now();
    const given = { ...content, notedOn: dayOf(moment), person, notedAtMs: moment.utcMs };
    return units.map((unit) => {
      const task = recordTask(db, { ...given, unit });
      recordAudit(db, moment, { actor: person, action: 'task.noted', detail: { task } });
      return task;
    });
  };
  return commitUnlessFull(db, note, 'STORE_FULL');
}

/** Puts right what nobody has acted on yet; after that the duty stays as it was given. */
export function correctTask(
  { db, now }: TaskDeps,
  person: string,
  { id, content }: { readonly id: number; readonly content: NewTask },
): Outcome<'TASK_UNKNOWN' | 'TASK_MOVED' | 'STORE_FULL'> {
  return commit(db, () => {
    if (findTaskState(db, id) === undefined) return { done: false, why: 'TASK_UNKNOWN' };
    if (isActedOn(db, id)) return { done: false, why: 'TASK_MOVED' };
    rewriteTask(db, id, content);
    recordAudit(db, now(), { actor: person, action: 'task.corrected', detail: { task: id } });
    return { done: true, id };
  });
}

export interface TaskMove {
  readonly id: number;
  readonly from: TaskState;
  readonly to: TaskState;
  readonly day: Day;
  readonly note: string;
}

/**
 * Says what became of it; not before what went before, and not in the future. A duty may have been
 * done before anybody noted it here.
 */
export function moveTask(
  { db, now }: TaskDeps,
  { person, mayDecide }: { readonly person: string; readonly mayDecide: boolean },
  { id, from, to, day, note }: TaskMove,
): Outcome<'TASK_UNKNOWN' | 'TASK_MOVED' | 'DAY_REFUSED' | 'LEADER_DECIDES' | 'STORE_FULL'> {
  return commit(db, () => {
    const moment = now();
    const before = findTaskState(db, id);
    if (before === undefined) return { done: false, why: 'TASK_UNKNOWN' };
    if (before.state !== from || !nextTaskStates[from].includes(to)) {
      return { done: false, why: 'TASK_MOVED' };
    }
    if (isDecision(from, to) && !mayDecide) return { done: false, why: 'LEADER_DECIDES' };
    const isAhead = moment.state === 'trusted' && day > dayOf(moment);
    if (isAhead || day < before.day) return { done: false, why: 'DAY_REFUSED' };
    recordStep(db, id, { state: to, day, note, person, takenAtMs: moment.utcMs });
    const detail = { task: id, from, to };
    recordAudit(db, moment, { actor: person, action: 'task.moved', detail });
    return { done: true, id };
  });
}

export interface DeadlineMove {
  readonly id: number;
  readonly from?: Day | undefined;
  readonly to?: Day | undefined;
  readonly letter: string;
}

/** Moves the deadline by a letter; the one before stays beside it. */
export function changeDeadline(
  { db, now }: TaskDeps,
  person: string,
  { id, from, to, letter }: DeadlineMove,
): Outcome<'TASK_UNKNOWN' | 'TASK_MOVED' | 'DEADLINE_SAME' | 'STORE_FULL'> {
  return commit(db, () => {
    const moment = now();
    const before = findTaskState(db, id);
    if (before === undefined) return { done: false, why: 'TASK_UNKNOWN' };
    if (before.deadline !== from) return { done: false, why: 'TASK_MOVED' };
    if (from === to) return { done: false, why: 'DEADLINE_SAME' };
    recordDeadline(db, id, {
      ...(from !== undefined && { before: from }),
      ...(to !== undefined && { deadline: to }),
      letter,
      day: dayOf(moment),
      person,
      changedAtMs: moment.utcMs,
    });
    const detail = { task: id, from: from ?? '', to: to ?? '' };
    recordAudit(db, moment, { actor: person, action: 'task.deadline-changed', detail });
    return { done: true, id };
  });
}

/** Notes what shows that it was done. `isKept` says whether a file of that hash is kept as evidence. */
export function addProof(
  { db, now, isKept }: TaskDeps & { readonly isKept: (sha256: string) => boolean },
  person: string,
  { id, proof }: { readonly id: number; readonly proof: NewProof },
): Outcome<'TASK_UNKNOWN' | 'FILE_UNKNOWN' | 'STORE_FULL'> {
  return commit(db, () => {
    const moment = now();
    if (findTaskState(db, id) === undefined) return { done: false, why: 'TASK_UNKNOWN' };
    if (proof.sha256 !== undefined && !isKept(proof.sha256)) {
      return { done: false, why: 'FILE_UNKNOWN' };
    }
    const addedOn = dayOf(moment);
    const added = recordProof(db, id, { ...proof, person, addedOn, addedAtMs: moment.utcMs });
    const detail = { task: id, proof: added };
    recordAudit(db, moment, { actor: person, action: 'task.proof-added', detail });
    return { done: true, id: added };
  });
}

export function removeProof(
  { db, now }: TaskDeps,
  person: string,
  at: { readonly id: number; readonly proof: number },
): Outcome<'TASK_UNKNOWN' | 'STORE_FULL'> {
  return commit(db, () => {
    const moment = now();
    if (!withdrawProof(db, at, { person, atMs: moment.utcMs })) {
      return { done: false, why: 'TASK_UNKNOWN' };
    }
    const detail = { task: at.id, proof: at.proof };
    recordAudit(db, moment, { actor: person, action: 'task.proof-removed', detail });
    return { done: true, id: at.id };
  });
}

function dayOf({ utcMs, offsetMinutes }: Moment): Day {
  return dayAt(utcMs, offsetMinutes);
}

function commit<Why extends string>(
  db: Database,
  step: () => Outcome<Why>,
): Outcome<Why | 'STORE_FULL'> {
  return commitUnlessFull(db, step, { done: false, why: 'STORE_FULL' });
}
