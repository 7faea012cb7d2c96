import { safe } from '@orpc/client';
import { useCallback, useEffect, useState } from 'react';
import type { Client } from '#renderer/client/client.ts';
import type { Quarter, ReleasedPeriod } from '#shared/features/figures/figures.contract.ts';

export type Periods =
  | { readonly are: 'loading' }
  | { readonly are: 'failed' }
  | {
      readonly are: 'listed';
      readonly minimum: number;
      readonly periods: readonly ReleasedPeriod[];
      /** Newest first. */
      readonly quarters: readonly Quarter[];
    };

/** The released periods, newest first. */
export function usePeriods(client: Client) {
  const [periods, setPeriods] = useState<Periods>({ are: 'loading' });
  const [round, setRound] = useState(0);

  useEffect(() => {
    const stop = new AbortController();
    void listPeriods(client, stop.signal).then((listed) => {
      if (!stop.signal.aborted) setPeriods(listed);
    });
    return () => stop.abort();
  }, [client, round]);

  const reload = useCallback(() => {
    setPeriods({ are: 'loading' });
    setRound((before) => before + 1);
  }, []);

  return { periods, reload };
}

async function listPeriods(client: Client, signal: AbortSignal): Promise<Periods> {
  const { data, isSuccess } = await safe(client.figures.listPeriods(undefined, { signal }));
  return isSuccess ? { are: 'listed', ...data } : { are: 'failed' };
}
