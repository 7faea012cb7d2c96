import { useCallback } from 'react';
import type { Client } from '#renderer/client/client.ts';
import { refusalOf } from '#renderer/client/refusal-of.ts';
import { useRegister } from '#renderer/client/use-register.ts';
import type { Day } from '#shared/calendar.ts';
import type { NewProof, NewTask, TaskOverview } from '#shared/features/task/task.contract.ts';
import type { TaskState } from '#shared/features/task/task-states.ts';
import type { TaskUnit } from '#shared/features/task/task-units.ts';

/** Why the last thing that was asked for did not work. */
export type Problem =
  | 'TASK_UNKNOWN'
  | 'TASK_MOVED'
  | 'DAY_REFUSED'
  | 'LEADER_DECIDES'
  | 'DEADLINE_SAME'
  | 'FILE_UNKNOWN'
  | 'IMPORT_USED'
  | 'STORE_FULL'
  | 'failed';

export interface Move {
  readonly id: number;
  readonly from: TaskState;
  readonly to: TaskState;
  readonly day: Day;
  readonly note: string;
}

export interface DeadlineMove {
  readonly id: number;
  readonly from?: Day | undefined;
  readonly to?: Day | undefined;
  readonly letter: string;
}

export type TaskContent = Omit<NewTask, 'unit'> & { readonly units: readonly TaskUnit[] };

/** The register of duties, and what can be done with it; each says whether it worked. */
export function useTasks(client: Client) {
  const list = useCallback(() => client.task.list(), [client]);
  const { settle, ...register } = useRegister<TaskOverview, Problem>(list);
  return {
    ...register,
    note: ({ units, ...content }: TaskContent) =>
      settle(() => refusalOf(client.task.note({ ...content, units: [...units] }))),
    correct: (id: number, content: NewTask) =>
      settle(() => refusalOf(client.task.correct({ id, content }))),
    move: (move: Move) => settle(() => refusalOf(client.task.move({ ...move }))),
    changeDeadline: (change: DeadlineMove) =>
      settle(() => refusalOf(client.task.changeDeadline({ ...change }))),
    addProof: (id: number, proof: NewProof) =>
      settle(() => refusalOf(client.task.addProof({ id, proof }))),
    removeProof: (id: number, proof: number) =>
      settle(() => refusalOf(client.task.removeProof({ id, proof }))),
    undoImport: (id: number) => settle(() => refusalOf(client.task.undoImport({ id }))),
  };
}
