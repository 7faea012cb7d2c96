import { safe } from '@orpc/client';
import { useCallback, useEffect, useState } from 'react';
import type { Client } from '#renderer/client/client.ts';
import type { LetterBoard } from '#shared/features/letter/letter-board.ts';

export type Boarded =
  | { readonly is: 'loading' }
  | { readonly is: 'failed' }
  | {
      readonly is: 'known';
      readonly board: LetterBoard;
      /** On the clock of `performance.now()`: when letters close by themselves. */
      readonly closesAtMs: number;
    };

const everyMs = 15_000;

/** How letters stand, looked at again and again; `look` at once, after something was done. */
export function useLetterBoard(client: Client) {
  const [boarded, setBoarded] = useState<Boarded>({ is: 'loading' });

  const look = useCallback(async () => {
    const { data: board, isSuccess } = await safe(client.letter.show());
    setBoarded((before) => {
      if (!isSuccess) return before.is === 'known' ? before : { is: 'failed' };
      const closesAtMs = performance.now() + board.keys.secondsLeft * 1_000;
      return { is: 'known', board, closesAtMs };
    });
  }, [client]);

  useEffect(() => {
    void look();
    const timer = setInterval(() => void look(), everyMs);
    return () => clearInterval(timer);
  }, [look]);

  return { boarded, look: useCallback(() => void look(), [look]) };
}
