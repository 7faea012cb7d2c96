import { safe } from '@orpc/client';
import { useCallback, useState } from 'react';
import type { Client } from '#renderer/client/client.ts';

/** What came of the last try. */
export type SignInNote =
  | { readonly is: 'wrong'; readonly attemptsLeft: number }
  | { readonly is: 'failed' };

export type SignInState =
  | { readonly is: 'open'; readonly note?: SignInNote }
  | { readonly is: 'checking' }
  | { readonly is: 'locked'; readonly opensAtMs: number };

/**
 * Tries secrets until one is right; whether the right one has signed somebody in is told by the
 * session, not by this.
 */
export function useSignIn(client: Client, lockedSeconds: number) {
  const [state, setState] = useState<SignInState>(() => openOrLocked(lockedSeconds));

  const signIn = useCallback(
    async (code: string, secret: string) => {
      setState({ is: 'checking' });
      setState(await tryToSignIn(client, code, secret));
    },
    [client],
  );

  /** The countdown has ended: the core knows whether the screen is open. */
  const lookAgain = useCallback(async () => {
    const { data, isSuccess } = await safe(client.access.show());
    setState(openOrLocked(isSuccess ? data.lockedSeconds : 1));
  }, [client]);

  return { state, signIn, lookAgain };
}

async function tryToSignIn(client: Client, code: string, secret: string): Promise<SignInState> {
  const { error, isSuccess, isDefined } = await safe(client.access.signIn({ code, secret }));
  if (isSuccess) return { is: 'checking' };
  if (!isDefined) return { is: 'open', note: { is: 'failed' } };
  switch (error.code) {
    case 'SECRET_WRONG': {
      const note = { is: 'wrong', attemptsLeft: error.data.attemptsLeft } as const;
      const { data } = await safe(client.access.show());
      return openOrLocked(data?.lockedSeconds ?? 0, note);
    }
    case 'SCREEN_LOCKED':
      return openOrLocked(error.data.seconds);
    default:
      return error satisfies never;
  }
}

function openOrLocked(lockedSeconds: number, note?: SignInNote): SignInState {
  if (lockedSeconds === 0) return { is: 'open', ...(note && { note }) };
  return { is: 'locked', opensAtMs: performance.now() + lockedSeconds * 1000 };
}
