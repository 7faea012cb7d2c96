import { useCallback } from 'react';
import type { Client } from '#renderer/client/client.ts';
import { refusalOf } from '#renderer/client/refusal-of.ts';
import { useRegister } from '#renderer/client/use-register.ts';
import type { Glance } from '#shared/features/glance/glance.contract.ts';
import type { Thresholds } from '#shared/features/glance/thresholds.ts';

/** What became of the last thing that was asked for. */
export type Notice =
  | 'thresholdsSaved'
  | 'ALERT_UNKNOWN'
  | 'ALERT_ACKNOWLEDGED'
  | 'SETTINGS_CHANGED'
  | 'STORE_FULL'
  | 'failed';

export function useGlance(client: Client) {
  const show = useCallback(() => client.glance.show(), [client]);
  const { known, notice, isBusy, again, settle } = useRegister<Glance, Notice>(show);
  return {
    known,
    notice,
    isBusy,
    again,
    acknowledge: (id: number, words: string) =>
      void settle(() => refusalOf(client.glance.acknowledge({ id, words }))),
    setThresholds: (basedOn: number, thresholds: Thresholds) =>
      void settle(
        async () =>
          (await refusalOf(client.glance.setThresholds({ basedOn, thresholds }))) ??
          'thresholdsSaved',
      ),
  };
}
