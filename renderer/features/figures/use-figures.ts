import { safe } from '@orpc/client';
import { useCallback, useEffect, useState } from 'react';
import type { Client } from '#renderer/client/client.ts';
import type { PeriodFigures } from '#shared/features/figures/figures.contract.ts';

export type Figures =
  | { readonly are: 'loading' }
  | { readonly are: 'failed' }
  | { readonly are: 'unknown' }
  | { readonly are: 'shown'; readonly figures: PeriodFigures };

/** The figures of one released period. */
export function useFigures(client: Client, periodId: number) {
  const [figures, setFigures] = useState<Figures>({ are: 'loading' });
  const [round, setRound] = useState(0);

  useEffect(() => {
    const stop = new AbortController();
    setFigures({ are: 'loading' });
    void showFigures(client, periodId, stop.signal).then((shown) => {
      if (!stop.signal.aborted) setFigures(shown);
    });
    return () => stop.abort();
  }, [client, periodId, round]);

  const again = useCallback(() => setRound((before) => before + 1), []);
  return { figures, again };
}

async function showFigures(
  client: Client,
  periodId: number,
  signal: AbortSignal,
): Promise<Figures> {
  const { data, error, isSuccess, isDefined } = await safe(
    client.figures.show({ periodId }, { signal }),
  );
  if (isSuccess) return { are: 'shown', figures: data };
  if (!isDefined) return { are: 'failed' };
  switch (error.code) {
    case 'PERIOD_UNKNOWN':
      return { are: 'unknown' };
    default:
      return error.code satisfies never;
  }
}
