import { safe } from '@orpc/client';
import { useCallback, useEffect, useState } from 'react';
import type { Client } from '#renderer/client/client.ts';
import type { QuarterFigures } from '#shared/features/figures/figures.contract.ts';

export type ShownQuarter =
  | { readonly are: 'loading' | 'failed' | 'PERIOD_UNKNOWN' | 'QUARTER_OPEN' }
  | { readonly are: 'shown'; readonly figures: QuarterFigures };

/** The figures of one quarter. */
export function useQuarter(client: Client, quarter: string) {
  const [figures, setFigures] = useState<ShownQuarter>({ are: 'loading' });
  const [round, setRound] = useState(0);

  useEffect(() => {
    const stop = new AbortController();
    setFigures({ are: 'loading' });
    void showQuarter(client, quarter, stop.signal).then((shown) => {
      if (!stop.signal.aborted) setFigures(shown);
    });
    return () => stop.abort();
  }, [client, quarter, round]);

  const again = useCallback(() => setRound((before) => before + 1), []);
  return { figures, again };
}

async function showQuarter(
  client: Client,
  quarter: string,
  signal: AbortSignal,
): Promise<ShownQuarter> {
  const { data, error, isSuccess, isDefined } = await safe(
    client.figures.showQuarter({ quarter }, { signal }),
  );
  if (isSuccess) return { are: 'shown', figures: data };
  return { are: isDefined ? error.code : 'failed' };
}
