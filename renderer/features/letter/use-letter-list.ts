import { safe } from '@orpc/client';
import { useEffect, useState } from 'react';
import type { Client } from '#renderer/client/client.ts';
import type { LetterKind } from '#shared/features/letter/letter-contents.ts';
import {
  isWaiting,
  letterStates,
  type LetterState,
} from '#shared/features/letter/letter-states.ts';
import type { LetterLine } from '#shared/features/letter/letter-line.ts';

/** Which letters somebody looks at. */
export interface Looking {
  readonly states: LetterState | 'waiting' | 'all';
  readonly kind: LetterKind | 'all';
  readonly search: string;
  readonly offset: number;
}

export const atFirst: Looking = { states: 'waiting', kind: 'all', search: '', offset: 0 };
export const onePage = 50;

export type Listed =
  | { readonly is: 'loading' }
  | { readonly is: 'failed' }
  | { readonly is: 'known'; readonly letters: readonly LetterLine[]; readonly total: number };

/** A page of letters, what is due first; read anew when `turn` changes. */
export function useLetterList(
  client: Client,
  { looking, isOpen, turn }: { readonly looking: Looking; isOpen: boolean; turn: number },
): Listed {
  const [listed, setListed] = useState<Listed>({ is: 'loading' });
  useEffect(() => {
    const stop = new AbortController();
    const { states, kind, search, offset } = looking;
    const wanted = states === 'waiting' ? letterStates.filter(isWaiting) : [states];
    const call = client.letter.list(
      {
        ...(states !== 'all' && { states: letterStates.filter((each) => wanted.includes(each)) }),
        ...(kind !== 'all' && { kinds: [kind] }),
        ...(isOpen && { search }), // what is sealed is searched while letters are open
        offset,
        limit: onePage,
      },
      { signal: stop.signal },
    );
    void safe(call).then(({ data, isSuccess }) => {
      if (stop.signal.aborted) return;
      setListed(isSuccess ? { is: 'known', ...data } : { is: 'failed' });
    });
    return () => stop.abort();
  }, [client, looking, isOpen, turn]);
  return listed;
}
