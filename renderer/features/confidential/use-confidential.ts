import { safe } from '@orpc/client';
import { useCallback, useEffect, useState } from 'react';
import type { Client } from '#renderer/client/client.ts';
import type {
  ConfidentialEntry,
  ConfidentialOutcome,
  ConfidentialView,
} from '#shared/features/confidential/confidential.contract.ts';
import type { StaffStep } from '#shared/features/inbox/item-state.ts';

export type KnownConfidential =
  | { readonly is: 'loading' }
  | { readonly is: 'failed' }
  | { readonly is: 'noRight' }
  | { readonly is: 'known'; readonly view: ConfidentialView };

/** Why the last step was not taken. */
export type Refusal =
  | 'ENTRY_CHANGED'
  | 'ENTRY_UNKNOWN'
  | 'STEP_IMPOSSIBLE'
  | 'STORE_FULL'
  | 'failed';

export type TakeStep = (
  entry: ConfidentialEntry,
  step: StaffStep,
  outcome?: ConfidentialOutcome,
) => Promise<boolean>;

/** Answers for the leader alone, and what the leader does about them. */
export function useConfidential(client: Client) {
  const [known, setKnown] = useState<KnownConfidential>({ is: 'loading' });
  const [refusal, setRefusal] = useState<Refusal>();
  const [isBusy, setBusy] = useState(false);

  const read = useCallback(async () => {
    const { data, error, isSuccess } = await safe(client.confidential.show());
    if (isSuccess) setKnown({ is: 'known', view: data });
    else setKnown({ is: isForbidden(error) ? 'noRight' : 'failed' });
  }, [client]);
  useEffect(() => void read(), [read]);

  const take: TakeStep = async (entry, step, outcome) => {
    const { releaseId, questionnaire, question, steps } = entry;
    setBusy(true);
    setRefusal(undefined);
    const { data, error, isSuccess, isDefined } = await safe(
      client.confidential.move({
        releaseId,
        questionnaire,
        question,
        basedOn: steps.length,
        step,
        ...(outcome && { outcome }),
      }),
    );
    setBusy(false);
    if (isSuccess) {
      setKnown({ is: 'known', view: data });
      return true;
    }
    setRefusal(isDefined ? error.code : 'failed');
    if (isDefined && error.code !== 'STORE_FULL') await read();
    return false;
  };

  return {
    known,
    refusal,
    isBusy,
    take,
    again: () => {
      setKnown({ is: 'loading' });
      void read();
    },
  };
}

function isForbidden(error: unknown): boolean {
  return Reflect.get(Object(error), 'code') === 'FORBIDDEN';
}
