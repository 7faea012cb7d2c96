import { safe } from '@orpc/client';
import { useCallback, useEffect, useState } from 'react';
import type { Client } from '#renderer/client/client.ts';
import type { Glance } from '#shared/features/glance/glance.contract.ts';
import type { Thresholds } from '#shared/features/glance/thresholds.ts';

export type KnownGlance =
  | { readonly is: 'loading' }
  | { readonly is: 'failed' }
  | { readonly is: 'known'; readonly glance: Glance };

/** What became of the last thing that was asked for. */
export type Notice =
  | 'thresholdsSaved'
  | 'ALERT_UNKNOWN'
  | 'ALERT_ACKNOWLEDGED'
  | 'SETTINGS_CHANGED'
  | 'STORE_FULL'
  | 'failed';

export function useGlance(client: Client) {
  const [known, setKnown] = useState<KnownGlance>({ is: 'loading' });
  const [notice, setNotice] = useState<Notice>();
  const [isBusy, setBusy] = useState(false);

  const read = useCallback(async () => {
    const { data, isSuccess } = await safe(client.glance.show());
    setKnown((before) => {
      if (isSuccess) return { is: 'known', glance: data };
      return before.is === 'known' ? before : { is: 'failed' };
    });
  }, [client]);
  useEffect(() => void read(), [read]);

  const settle = async (run: () => Promise<Notice | undefined>) => {
    setBusy(true);
    const notice = await run();
    await read();
    setNotice(notice);
    setBusy(false);
  };

  return {
    known,
    notice,
    isBusy,
    again: () => {
      setKnown({ is: 'loading' });
      void read();
    },
    acknowledge: (id: number, words: string) =>
      void settle(async () => {
        const { error, isSuccess, isDefined } = await safe(
          client.glance.acknowledge({ id, words }),
        );
        if (isSuccess) return undefined;
        return isDefined ? error.code : 'failed';
      }),
    setThresholds: (basedOn: number, thresholds: Thresholds) =>
      void settle(async () => {
        const { error, isSuccess, isDefined } = await safe(
          client.glance.setThresholds({ basedOn, thresholds }),
        );
        if (isSuccess) return 'thresholdsSaved';
        return isDefined ? error.code : 'failed';
      }),
  };
}
