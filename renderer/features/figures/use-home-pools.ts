import { safe } from '@orpc/client';
import { useEffect, useState } from 'react';
import type { Client } from '#renderer/client/client.ts';
import type { AtHomeFigures } from '#shared/features/figures/figures.contract.ts';

/** What was given at homes, by months; undefined until it is there. */
export function useHomePools(client: Client): AtHomeFigures | undefined {
  const [figures, setFigures] = useState<AtHomeFigures>();
  useEffect(() => {
    const stop = new AbortController();
    void safe(client.figures.atHome(undefined, { signal: stop.signal })).then(({ data }) => {
      if (!stop.signal.aborted && data !== undefined) setFigures(data);
    });
    return () => stop.abort();
  }, [client]);
  return figures;
}
