import { safe } from '@orpc/client';
import { useCallback, useEffect, useState } from 'react';
import type { Client } from '#renderer/client/client.ts';
import { refusalOf } from '#renderer/client/refusal-of.ts';
import type { NewSession, SessionView } from '#shared/features/session/session.contract.ts';

export type ServiceSession =
  | { readonly is: 'loading' }
  | { readonly is: 'failed' }
  | {
      readonly is: 'known';
      readonly view: SessionView;
      readonly notice: Notice | undefined;
      readonly isBusy: boolean;
    };

/** What became of the last thing that was asked for. */
export type Notice = 'ended' | 'failed' | Refusal;
export type Refusal = 'SESSION_OPEN' | 'PLANNED_UNKNOWN' | 'STORE_FULL';

const lookEveryMs = 15_000;

/** The session that is open at this station, looked at again and again: it may end by itself. */
export function useServiceSession(client: Client) {
  const [state, setState] = useState<ServiceSession>({ is: 'loading' });

  const look = useCallback(
    async (tell: { readonly notice?: Notice | undefined } = {}) => {
      const { data, isSuccess } = await safe(client.session.show());
      setState((before) => {
        if (isSuccess) {
          const kept = before.is === 'known' ? before.notice : undefined;
          const notice = 'notice' in tell ? tell.notice : kept;
          return { is: 'known', view: data, notice, isBusy: false };
        }
        return before.is === 'known' ? { ...before, isBusy: false } : { is: 'failed' };
      });
    },
    [client],
  );

  useEffect(() => {
    void look();
    const timer = setInterval(() => void look(), lookEveryMs);
    return () => clearInterval(timer);
  }, [look]);

  const settle = async (run: () => Promise<Notice | undefined>) => {
    setState((before) => (before.is === 'known' ? { ...before, isBusy: true } : before));
    await look({ notice: await run() });
  };

  return {
    state,
    look: () => void look(),
    open: (wanted: NewSession) => settle(() => refusalOf(client.session.open(wanted))),
    close: () => void settle(async () => (await refusalOf(client.session.close())) ?? 'ended'),
  };
}
