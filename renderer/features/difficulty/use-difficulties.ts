import { safe } from '@orpc/client';
import { useCallback, useEffect, useState } from 'react';
import type { Client } from '#renderer/client/client.ts';
import type {
  DifficultyOverview,
  NewDifficulty,
} from '#shared/features/difficulty/difficulty.contract.ts';
import type { DifficultyState } from '#shared/features/difficulty/states.ts';

export type KnownDifficulties =
  | { readonly is: 'loading' }
  | { readonly is: 'failed' }
  | { readonly is: 'known'; readonly overview: DifficultyOverview };

/** Why the last thing that was asked for did not work. */
export type Problem =
  | 'DIFFICULTY_UNKNOWN'
  | 'DIFFICULTY_MOVED'
  | 'DAY_REFUSED'
  | 'STORE_FULL'
  | 'failed';

export interface Move {
  readonly id: number;
  readonly from: DifficultyState;
  readonly to: DifficultyState;
  readonly day: string;
  readonly note: string;
}

/** The list of difficulties, and what can be done with it; each says whether it worked. */
export function useDifficulties(client: Client) {
  const [known, setKnown] = useState<KnownDifficulties>({ is: 'loading' });
  const [problem, setProblem] = useState<Problem>();
  const [isBusy, setBusy] = useState(false);

  const read = useCallback(async () => {
    const { data, isSuccess } = await safe(client.difficulty.list());
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
    note: (content: NewDifficulty) =>
      settle(async () => {
        const { error, isSuccess, isDefined } = await safe(client.difficulty.note(content));
        if (isSuccess) return undefined;
        return isDefined ? error.code : 'failed';
      }),
    correct: (id: number, content: NewDifficulty) =>
      settle(async () => {
        const { error, isSuccess, isDefined } = await safe(
          client.difficulty.correct({ id, content }),
        );
        if (isSuccess) return undefined;
        return isDefined ? error.code : 'failed';
      }),
    move: (move: Move) =>
      settle(async () => {
        const { error, isSuccess, isDefined } = await safe(client.difficulty.move({ ...move }));
        if (isSuccess) return undefined;
        return isDefined ? error.code : 'failed';
      }),
  };
}
