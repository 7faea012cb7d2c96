import { safe } from '@orpc/client';
import { useCallback, useEffect, useState } from 'react';
import type { Client } from '#renderer/client/client.ts';
import type { SubjectRequest } from '#shared/features/letter/subject-request.ts';
import { ask, type Refusal } from './ask.ts';

/** What data subjects asked for, and what was answered. */
export function useRequests(client: Client, onChange: () => void) {
  const [requests, setRequests] = useState<readonly SubjectRequest[] | 'failed'>();
  const [refusal, setRefusal] = useState<Refusal>();

  const look = useCallback(async () => {
    const { data, isSuccess } = await safe(client.letter.listRequests());
    setRequests(isSuccess ? data.requests : 'failed');
  }, [client]);
  useEffect(() => void look(), [look]);

  async function move(call: Promise<SubjectRequest>): Promise<boolean> {
    const outcome = await ask(call);
    setRefusal(outcome.done ? undefined : outcome.refusal);
    await look();
    onChange();
    return outcome.done;
  }

  return {
    requests,
    refusal,
    look: () => {
      void look();
      onChange();
    },
    answer: (id: string) => move(client.letter.answerRequest({ id })),
    finish: (id: string, end: End) => move(client.letter.finishRequest({ id, ...end })),
  };
}
export type Requests = ReturnType<typeof useRequests>;

export interface End {
  readonly outcome: NonNullable<SubjectRequest['outcome']>;
  readonly reason?: NonNullable<SubjectRequest['reason']>;
}
