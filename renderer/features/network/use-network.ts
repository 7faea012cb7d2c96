import { safe, type InferClientErrorUnion, type ORPCError } from '@orpc/client';
import { useCallback, useEffect, useState } from 'react';
import type { Client } from '#renderer/client/client.ts';
import type {
  NetworkState,
  PushOutcome,
  PushState,
} from '#shared/features/network/network.contract.ts';

type Operations = Client['network'];
type Failure = {
  [Name in keyof Operations]: InferClientErrorUnion<Operations[Name]>;
}[keyof Operations];
type Refusal = Extract<Failure, ORPCError<string, unknown>>['code'];

/** What became of the last thing that was asked for. */
export type NetworkNotice =
  | { readonly is: 'pushed'; readonly outcome: PushOutcome }
  | { readonly is: 'refused'; readonly why: Refusal }
  | { readonly is: 'failed' };

/** A call at the desk ends by itself; somebody who looks on sees it. */
const lookEveryMs = 5_000;

/** One state that is looked at again while it is shown, and one thing done to it at a time. */
function useLooked<State>(look: () => Promise<State | undefined>) {
  const [state, setState] = useState<State | 'loading' | 'failed'>('loading');
  const lookAgain = useCallback(async () => {
    const seen = await look();
    setState((before) => {
      if (seen !== undefined) return seen;
      return before === 'loading' ? 'failed' : before;
    });
  }, [look]);
  useEffect(() => {
    void lookAgain();
    const timer = setInterval(() => void lookAgain(), lookEveryMs);
    return () => clearInterval(timer);
  }, [lookAgain]);
  return { state, setState, lookAgain };
}

/** How the machines of the office meet, and what a person decides about it. */
export function useNetwork(client: Client) {
  const look = useCallback(async () => (await safe(client.network.show())).data, [client]);
  const { state, setState, lookAgain } = useLooked<NetworkState>(look);
  const [notice, setNotice] = useState<NetworkNotice>();
  const [isBusy, setBusy] = useState(false);

  async function decide(
    call: ReturnType<Operations['listen']> | ReturnType<Operations['push']>,
  ): Promise<void> {
    setBusy(true);
    setNotice(undefined);
    const { data, error, isSuccess } = await safe(call);
    setBusy(false);
    if (isSuccess) setState(data);
    else setNotice(noticeOf(error));
  }

  return {
    state,
    notice,
    isBusy,
    look: lookAgain,
    listen: (on: boolean, port: number) => decide(client.network.listen({ on, port })),
    push: (on: boolean, address: string) =>
      decide(client.network.push({ on, address: address.trim() === '' ? null : address })),
    async pushNow(): Promise<void> {
      setBusy(true);
      setNotice(undefined);
      setNotice(await pushWith(client));
      setBusy(false);
      await lookAgain();
    },
  };
}

/** The half of it that concerns whoever carries batches. */
export function usePush(client: Client, onSent: () => void) {
  const look = useCallback(async () => (await safe(client.network.look())).data, [client]);
  const { state, lookAgain } = useLooked<PushState>(look);
  const [notice, setNotice] = useState<NetworkNotice>();
  const [isBusy, setBusy] = useState(false);
  return {
    state,
    notice,
    isBusy,
    async pushNow(): Promise<void> {
      setBusy(true);
      setNotice(undefined);
      setNotice(await pushWith(client));
      setBusy(false);
      await lookAgain();
      onSent();
    },
  };
}

async function pushWith(client: Client): Promise<NetworkNotice> {
  const { data, error, isSuccess } = await safe(client.network.pushNow());
  return isSuccess ? { is: 'pushed', outcome: data } : noticeOf(error);
}

function noticeOf(error: unknown): NetworkNotice {
  const code: unknown = Reflect.get(Object(error), 'code');
  const why = refusals.find((each) => each === code);
  return why === undefined ? { is: 'failed' } : { is: 'refused', why };
}

const refusals = [
  'ADDRESS_INVALID',
  'NO_DESK',
  'NO_PIN',
  'NO_ADDRESS',
  'STORE_FULL',
  'OFF',
] as const satisfies readonly Refusal[];
