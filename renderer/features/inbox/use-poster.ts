import { safe } from '@orpc/client';
import { useCallback, useEffect, useState } from 'react';
import type { Client } from '#renderer/client/client.ts';
import type { Poster } from '#shared/features/inbox/inbox.contract.ts';

export type KnownPoster =
  | { readonly is: 'loading' }
  | { readonly is: 'failed' }
  | { readonly is: 'known'; readonly poster: Poster };

/** A month's poster; at first of the newest month that has anything to show. */
export function usePoster(client: Client) {
  const [state, setState] = useState<KnownPoster>({ is: 'loading' });
  const [month, setMonth] = useState<string>();
  const read = useCallback(async () => {
    const { data, isSuccess } = await safe(
      client.inbox.poster(month === undefined ? {} : { month }),
    );
    setState(isSuccess ? { is: 'known', poster: data } : { is: 'failed' });
  }, [client, month]);
  useEffect(() => void read(), [read]);
  return { state, setMonth, again: () => void read() };
}
