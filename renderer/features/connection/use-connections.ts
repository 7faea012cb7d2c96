import { safe, type InferClientErrorUnion, type ORPCError } from '@orpc/client';
import { useCallback, useEffect, useState } from 'react';
import type { Client } from '#renderer/client/client.ts';
import type {
  Connections,
  Correspondent,
  OwnCard,
  RevocationReason,
  SeenCard,
} from '#shared/features/connection/connection.contract.ts';

export type ConnectionsState =
  | { readonly is: 'loading' }
  | { readonly is: 'failed' }
  | {
      readonly is: 'known';
      readonly connections: Connections;
      /** A card that somebody looks at and has not yet taken in. */
      readonly chosen: ChosenCard | undefined;
      readonly notice: Notice | undefined;
      readonly isBusy: boolean;
    };

export interface ChosenCard extends SeenCard {
  readonly card: string;
}

type Whose = Pick<Correspondent, 'role' | 'unit' | 'station'>;

/** What became of the last thing that was asked for. */
export type Notice =
  | { readonly is: 'taken' | 'revoked'; readonly whose: Whose }
  | { readonly is: 'saved'; readonly file: string }
  | { readonly is: 'refused'; readonly why: Exclude<Refusal, 'NOT_WRITTEN'> }
  | { readonly is: 'notWritten'; readonly reason: string }
  | { readonly is: 'failed' };

type Operations = Client['connection'];
type Failure = {
  [Name in keyof Operations]: InferClientErrorUnion<Operations[Name]>;
}[keyof Operations];
type Refusal = Extract<Failure, ORPCError<string, unknown>>['code'];

/** No card is longer; the door would refuse the call as malformed. */
const longestCard = 32_768;

/** Who this machine is to others, whom it trusts, and what a person does about it. */
export function useConnections(client: Client) {
  const [state, setState] = useState<ConnectionsState>({ is: 'loading' });
  const change = useCallback(
    (next: Partial<Extract<ConnectionsState, { is: 'known' }>>) =>
      setState((before) => (before.is === 'known' ? { ...before, ...next } : before)),
    [],
  );

  const look = useCallback(async () => {
    const { data: connections, isSuccess } = await safe(client.connection.show());
    if (!isSuccess) return setState({ is: 'failed' });
    setState({ is: 'known', connections, chosen: undefined, notice: undefined, isBusy: false });
  }, [client]);

  useEffect(() => void look(), [look]);

  async function choose(card: string): Promise<void> {
    if (card.trim() === '' || card.length > longestCard) {
      return change({ chosen: undefined, notice: { is: 'refused', why: 'CARD_UNREADABLE' } });
    }
    change({ isBusy: true, notice: undefined });
    const { data, error, isSuccess } = await safe(client.connection.inspect({ card }));
    if (isSuccess) return change({ isBusy: false, chosen: { ...data, card } });
    return change({ isBusy: false, chosen: undefined, notice: noticeOf(error) });
  }

  async function enrol({ card, code, ...whose }: ChosenCard): Promise<void> {
    change({ isBusy: true, notice: undefined });
    const call = client.connection.enrol({ card, comparedCode: code });
    const { data: connections, error, isSuccess } = await safe(call);
    if (!isSuccess) return change({ isBusy: false, notice: noticeOf(error) });
    const notice = { is: 'taken', whose } as const;
    return change({ isBusy: false, connections, chosen: undefined, notice });
  }

  async function revoke(whose: Correspondent, reason: RevocationReason): Promise<void> {
    change({ isBusy: true, notice: undefined });
    const { fingerprint } = whose;
    const call = client.connection.revoke({ fingerprint, reason });
    const { data: connections, error, isSuccess } = await safe(call);
    if (!isSuccess) return change({ isBusy: false, notice: noticeOf(error) });
    return change({ isBusy: false, connections, notice: { is: 'revoked', whose } });
  }

  async function save(role: OwnCard['role']): Promise<void> {
    change({ isBusy: true, notice: undefined });
    const { data, error, isSuccess } = await safe(client.connection.save({ role }));
    if (!isSuccess) return change({ isBusy: false, notice: noticeOf(error) });
    return change({ isBusy: false, notice: { is: 'saved', file: data.file } });
  }

  return {
    state,
    look: () => void look(),
    choose: (card: string) => void choose(card),
    putBack: () => change({ chosen: undefined, notice: undefined }),
    enrol: (chosen: ChosenCard) => void enrol(chosen),
    revoke: (whose: Correspondent, reason: RevocationReason) => void revoke(whose, reason),
    save: (role: OwnCard['role']) => void save(role),
  };
}

function noticeOf(error: Failure): Notice {
  if (!('defined' in error) || !error.defined) return { is: 'failed' };
  return error.code === 'NOT_WRITTEN'
    ? { is: 'notWritten', reason: error.data.reason }
    : { is: 'refused', why: error.code };
}
