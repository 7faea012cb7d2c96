import { useCallback } from 'react';
import type { Client } from '#renderer/client/client.ts';
import { refusalOf } from '#renderer/client/refusal-of.ts';
import { useRegister } from '#renderer/client/use-register.ts';
import type {
  DifficultyOverview,
  NewDifficulty,
} from '#shared/features/difficulty/difficulty.contract.ts';
import type { DifficultyState } from '#shared/features/difficulty/states.ts';

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
  const list = useCallback(() => client.difficulty.list(), [client]);
  const { settle, ...register } = useRegister<DifficultyOverview, Problem>(list);
  return {
    ...register,
    note: (content: NewDifficulty) => settle(() => refusalOf(client.difficulty.note(content))),
    correct: (id: number, content: NewDifficulty) =>
      settle(() => refusalOf(client.difficulty.correct({ id, content }))),
    move: (move: Move) => settle(() => refusalOf(client.difficulty.move({ ...move }))),
  };
}
