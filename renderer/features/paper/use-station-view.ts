import { safe } from '@orpc/client';
import { useCallback, useEffect, useState } from 'react';
import type { Client } from '#renderer/client/client.ts';
import type { StationView } from '#shared/features/station/station.contract.ts';

export type KnownStation =
  | { readonly is: 'loading' }
  | { readonly is: 'failed' }
  | { readonly is: 'known'; readonly view: StationView };

/** What citizens are asked here at this moment. */
export function useStationView(client: Client) {
  const [state, setState] = useState<KnownStation>({ is: 'loading' });
  const reload = useCallback(async () => {
    const { data, isSuccess } = await safe(client.station.show());
    setState(isSuccess ? { is: 'known', view: data } : { is: 'failed' });
  }, [client]);
  useEffect(() => void reload(), [reload]);
  return { state, reload: () => void reload() };
}
