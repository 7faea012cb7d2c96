import { safe } from '@orpc/client';
import { useState } from 'react';
import type { Client } from '#renderer/client/client.ts';
import type { Blackout } from '#shared/features/inbox/blackouts.ts';
import type { InboxItem } from '#shared/features/inbox/inbox.contract.ts';
import type { ItemState, StaffStep } from '#shared/features/inbox/item-state.ts';
import type { ErasureReason } from '#shared/features/rating/erasure-reasons.ts';
import type { Answered } from '#shared/features/folder/office-settings.ts';

/** Why the last step was not taken. */
export type StepRefusal =
  | { readonly why: 'ITEM_CHANGED'; readonly by: string; readonly state: ItemState }
  | { readonly why: 'ITEM_UNKNOWN' | 'STEP_IMPOSSIBLE' | 'NOT_ANSWERED' | 'STORE_FULL' | 'failed' };

/** What can be done with one comment; each tells whether it was. */
export function useItemSteps(client: Client, item: InboxItem, put: (item: InboxItem) => void) {
  const [refusal, setRefusal] = useState<StepRefusal>();
  const [isBusy, setBusy] = useState(false);
  const base = { item: item.id, basedOn: item.version };

  async function settle(run: () => Promise<InboxItem | StepRefusal>): Promise<boolean> {
    setBusy(true);
    setRefusal(undefined);
    const outcome = await run();
    setBusy(false);
    if (!('why' in outcome)) {
      put(outcome);
      return true;
    }
    setRefusal(outcome);
    if (outcome.why === 'ITEM_CHANGED' || outcome.why === 'STEP_IMPOSSIBLE') {
      const now = await safe(client.inbox.show({ item: item.id }));
      if (now.isSuccess) put(now.data);
    }
    return false;
  }

  return {
    refusal,
    isBusy,
    step: (step: StaffStep, note: string) =>
      settle(async () => {
        const { data, error, isSuccess, isDefined } = await safe(
          client.inbox.step({ ...base, step, note }),
        );
        return isSuccess ? data : isDefined ? refusalOf(error) : failed;
      }),
    passOn: (blackouts: readonly Blackout[]) =>
      settle(async () => {
        const { data, error, isSuccess, isDefined } = await safe(
          client.inbox.passOn({ ...base, blackouts: [...blackouts] }),
        );
        return isSuccess ? data : isDefined ? refusalOf(error) : failed;
      }),
    keep: (reason: string) =>
      settle(async () => {
        const { data, error, isSuccess, isDefined } = await safe(
          client.inbox.keep({ ...base, reason }),
        );
        return isSuccess ? data : isDefined ? refusalOf(error) : failed;
      }),
    publish: (entry: Answered) =>
      settle(async () => {
        const { data, error, isSuccess, isDefined } = await safe(
          client.inbox.publish({ ...base, ...entry }),
        );
        return isSuccess ? data : isDefined ? refusalOf(error) : failed;
      }),
    erase: (reason: ErasureReason) =>
      settle(async () => {
        const { data, error, isSuccess, isDefined } = await safe(
          client.inbox.erase({ ...base, reason }),
        );
        return isSuccess ? data : isDefined ? refusalOf(error) : failed;
      }),
    withdraw: () =>
      settle(async () => {
        const { data, error, isSuccess, isDefined } = await safe(client.inbox.withdraw(base));
        return isSuccess ? data : isDefined ? refusalOf(error) : failed;
      }),
  };
}
export type ItemSteps = ReturnType<typeof useItemSteps>;

const failed = { why: 'failed' } as const;

type Refused =
  | { readonly code: 'ITEM_CHANGED'; readonly data: { by: string; state: ItemState } }
  | { readonly code: Exclude<StepRefusal['why'], 'ITEM_CHANGED' | 'failed'> };

function refusalOf(error: Refused): StepRefusal {
  return error.code === 'ITEM_CHANGED' ? { why: error.code, ...error.data } : { why: error.code };
}
