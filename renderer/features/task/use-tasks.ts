import { safe } from '@orpc/client';
import { useCallback, useEffect, useState } from 'react';
import type { Client } from '#renderer/client/client.ts';
import type { Day } from '#shared/calendar.ts';
import type { NewProof, NewTask, TaskOverview } from '#shared/features/task/task.contract.ts';
import type { TaskState } from '#shared/features/task/task-states.ts';
import type { TaskUnit } from '#shared/features/task/task-units.ts';

export type KnownTasks =
  | { readonly is: 'loading' }
  | { readonly is: 'failed' }
  | { readonly is: 'known'; readonly overview: TaskOverview };

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
  const [known, setKnown] = useState<KnownTasks>({ is: 'loading' });
  const [problem, setProblem] = useState<Problem>();
  const [isBusy, setBusy] = useState(false);

  const read = useCallback(async () => {
    const { data, isSuccess } = await safe(client.task.list());
    setKnown((before) => {
      if (isSuccess) return { is: 'known', overview: data };
      return before.is === 'known' ? before : { is: 'failed' };
    });
  }, [client]);
  useEffect(() => void read(), [read]);

  const settle = async (run: () => Promise<Problem | undefined>): Promise<boolean> => {
    setBusy(true);
    const problem = await run();
    await read();
    setProblem(problem);
    setBusy(false);
    return problem === undefined;
  };

  return {
    known,
    problem,
    isBusy,
    again: () => {
      setKnown({ is: 'loading' });
      void read();
    },
    look: read,
    note: ({ units, ...content }: TaskContent) =>
      settle(async () => {
        const { error, isSuccess, isDefined } = await safe(
          client.task.note({ ...content, units: [...units] }),
        );
        if (isSuccess) return undefined;
        return isDefined ? error.code : 'failed';
      }),
    correct: (id: number, content: NewTask) =>
      settle(async () => {
        const { error, isSuccess, isDefined } = await safe(client.task.correct({ id, content }));
        if (isSuccess) return undefined;
        return isDefined ? error.code : 'failed';
      }),
    move: (move: Move) =>
      settle(async () => {
        const { error, isSuccess, isDefined } = await safe(client.task.move({ ...move }));
        if (isSuccess) return undefined;
        return isDefined ? error.code : 'failed';
      }),
    changeDeadline: (change: DeadlineMove) =>
      settle(async () => {
        const { error, isSuccess, isDefined } = await safe(
          client.task.changeDeadline({ ...change }),
        );
        if (isSuccess) return undefined;
        return isDefined ? error.code : 'failed';
      }),
    addProof: (id: number, proof: NewProof) =>
      settle(async () => {
        const { error, isSuccess, isDefined } = await safe(client.task.addProof({ id, proof }));
        if (isSuccess) return undefined;
        return isDefined ? error.code : 'failed';
      }),
    removeProof: (id: number, proof: number) =>
      settle(async () => {
        const { error, isSuccess, isDefined } = await safe(client.task.removeProof({ id, proof }));
        if (isSuccess) return undefined;
        return isDefined ? error.code : 'failed';
      }),
    undoImport: (id: number) =>
      settle(async () => {
        const { error, isSuccess, isDefined } = await safe(client.task.undoImport({ id }));
        if (isSuccess) return undefined;
        return isDefined ? error.code : 'failed';
      }),
  };
}
