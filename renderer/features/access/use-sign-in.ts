import { safe } from '@orpc/client';
import { useCallback, useState } from 'react';
import type { Client } from '#renderer/client/client.ts';

/** What came of the last try. */
export type SignInNote =
  | { readonly is: 'wrong'; readonly attemptsLeft: number }
  | { readonly is: 'shut' }
  | { readonly is: 'failed' };

export type SignInState =
  | { readonly is: 'open'; readonly note?: SignInNote }
  | { readonly is: 'checking' }
  | { readonly is: 'locked'; readonly opensAtMs: number };

/** New secrets, shown once. */
export interface Recovered {
  readonly pin: string;
  readonly recoveryCode: string;
}

/**
 * Tries secrets until one is right; whether the right one has signed somebody in is told by the
 * session, not by this.
 */
export function useSignIn(client: Client, lockedSeconds: number) {
  const [state, setState] = useState<SignInState>(() => openOrLocked(lockedSeconds));
  const [recovered, setRecovered] = useState<Recovered>();

  const signIn = useCallback(
    async (code: string, secret: string) => {
      setState({ is: 'checking' });
      setState(await tryToSignIn(client, code, secret));
    },
    [client],
  );

  /** A recovery code that is right brings new secrets; a wrong one counts as a wrong secret. */
  const recover = useCallback(
    async (code: string, recoveryCode: string) => {
      setState({ is: 'checking' });
      const outcome = await tryToRecover(client, code, recoveryCode);
      if ('pin' in outcome) {
        setRecovered(outcome);
        setState({ is: 'open' });
      } else setState(outcome);
    },
    [client],
  );

  /** The countdown has ended: the core knows whether the screen is open. */
  const lookAgain = useCallback(async () => {
    const { data, isSuccess } = await safe(client.access.show());
    setState(openOrLocked(isSuccess ? data.lockedSeconds : 1));
  }, [client]);

  return { state, signIn, recover, recovered, forget: () => setRecovered(undefined), lookAgain };
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
    case 'ACCOUNT_SHUT':
      return { is: 'open', note: { is: 'shut' } };
    default:
      return error satisfies never;
  }
}

async function tryToRecover(
  client: Client,
  code: string,
  recoveryCode: string,
): Promise<SignInState | Recovered> {
  const { data, error, isSuccess, isDefined } = await safe(
    client.access.recover({ code, recoveryCode }),
  );
  if (isSuccess) return data;
  if (!isDefined) return { is: 'open', note: { is: 'failed' } };
  if (error.code === 'SCREEN_LOCKED') return openOrLocked(error.data.seconds);
  const note = { is: 'wrong', attemptsLeft: error.data.attemptsLeft } as const;
  const shown = await safe(client.access.show());
  return openOrLocked(shown.data?.lockedSeconds ?? 0, note);
}

function openOrLocked(lockedSeconds: number, note?: SignInNote): SignInState {
  if (lockedSeconds === 0) return { is: 'open', ...(note && { note }) };
  return { is: 'locked', opensAtMs: performance.now() + lockedSeconds * 1000 };
}
