import { safe } from '@orpc/client';
import { useCallback, useEffect, useState } from 'react';
import type { Client } from '#renderer/client/client.ts';
import type { Batch, NewBatch } from '#shared/features/paper/paper.contract.ts';

type BatchList = Awaited<ReturnType<Client['paper']['list']>>;

export type Batches =
  | { readonly is: 'loading' }
  | { readonly is: 'failed' }
  | { readonly is: 'known'; readonly list: BatchList };

export type OpenRefusal =
  | 'NUMBER_TAKEN'
  | 'QUESTIONNAIRE_UNKNOWN'
  | 'COUNTER_UNKNOWN'
  | 'STORE_FULL'
  | 'failed';

/** The bundles of forms there are, and opening another one. */
export function useBatches(client: Client) {
  const [batches, setBatches] = useState<Batches>({ is: 'loading' });
  const look = useCallback(async () => {
    const { data, isSuccess } = await safe(client.paper.list());
    setBatches(isSuccess ? { is: 'known', list: data } : { is: 'failed' });
  }, [client]);
  useEffect(() => void look(), [look]);

  return {
    batches,
    look: () => void look(),
    open: async (wanted: NewBatch): Promise<Batch | OpenRefusal> => {
      const { data, error, isDefined, isSuccess } = await safe(client.paper.open(wanted));
      if (isSuccess) return data;
      return isDefined ? error.code : 'failed';
    },
  };
}
