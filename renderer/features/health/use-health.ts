import { safe } from '@orpc/client';
import { useEffect, useState } from 'react';
import type { Client } from '#renderer/client/client.ts';
import type { Check } from '#shared/features/health/health.contract.ts';

export type Health =
  | { readonly is: 'checking' }
  | { readonly is: 'failed' }
  | {
      readonly is: 'known';
      readonly works: boolean;
      readonly checks: readonly Check[];
      readonly asksForDate: boolean;
      readonly checkedAt: Date;
      /** False once a later check did not come through. */
      readonly isFresh: boolean;
    };

export const checkEverySeconds = 15;

/** Whether the station works, looked at again and again while somebody looks. */
export function useHealth(client: Client, everySeconds = checkEverySeconds): Health {
  const [health, setHealth] = useState<Health>({ is: 'checking' });

  useEffect(() => {
    const stop = new AbortController();
    const check = async () => {
      const { data, isSuccess } = await safe(
        client.health.show(undefined, { signal: stop.signal }),
      );
      if (stop.signal.aborted) return;
      setHealth((before) => {
        if (isSuccess) return { is: 'known', ...data, checkedAt: new Date(), isFresh: true };
        return before.is === 'known' ? { ...before, isFresh: false } : { is: 'failed' };
      });
    };
    void check();
    const timer = setInterval(() => void check(), everySeconds * 1000);
    return () => {
      clearInterval(timer);
      stop.abort();
    };
  }, [client, everySeconds]);

  return health;
}
