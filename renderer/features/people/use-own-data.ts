import { safe, type InferClientErrorUnion } from '@orpc/client';
import { useCallback, useEffect, useState } from 'react';
import type { Client } from '#renderer/client/client.ts';
import type { AuditLine, IssuedPin, OwnData } from '#shared/features/people/people.contract.ts';
import type { PassphraseFault } from '#shared/features/people/passphrase.ts';

export type Own =
  | { readonly is: 'loading' }
  | { readonly is: 'failed' }
  | {
      readonly is: 'known';
      readonly data: OwnData;
      readonly notice: OwnNotice | undefined;
      readonly isBusy: boolean;
    };

/** What became of the last thing that was asked for. */
export type OwnNotice =
  | { readonly is: 'chosen' | 'sent' | 'shut' | 'full' | 'failed' }
  | { readonly is: 'wrong'; readonly attemptsLeft: number }
  | { readonly is: 'locked'; readonly seconds: number }
  | { readonly is: 'weak'; readonly why: PassphraseFault };

type Doing = Pick<Client['people'], 'remark' | 'issueOwnPin' | 'choosePassphrase'>;
type Failure = { [Name in keyof Doing]: InferClientErrorUnion<Doing[Name]> }[keyof Doing];

/** What is kept on the person who is signed in, and what they do about it. */
export function useOwnData(client: Client) {
  const [state, setState] = useState<Own>({ is: 'loading' });
  const change = useCallback(
    (next: Partial<Extract<Own, { is: 'known' }>>) =>
      setState((before) => (before.is === 'known' ? { ...before, ...next } : before)),
    [],
  );

  const look = useCallback(async () => {
    const { data, isSuccess } = await safe(client.people.own());
    setState((before) => {
      if (!isSuccess) return before.is === 'known' ? before : { is: 'failed' };
      if (before.is === 'known') return { ...before, data };
      return { is: 'known', data, notice: undefined, isBusy: false };
    });
  }, [client]);

  useEffect(() => void look(), [look]);

  async function act<Result>(
    ask: () => Promise<Result>,
    done?: OwnNotice,
  ): Promise<Result | undefined> {
    change({ isBusy: true, notice: undefined });
    const { data, error, isSuccess } = await safe<Result, Failure>(ask());
    await look();
    change({ isBusy: false, notice: isSuccess ? done : noticeOf(error) });
    return isSuccess ? data : undefined;
  }

  return {
    state,
    look: () => void look(),
    remark: (text: string) => act(() => client.people.remark({ text }), { is: 'sent' }),
    issuePin: (secret: string): Promise<IssuedPin | undefined> =>
      act(() => client.people.issueOwnPin({ secret })),
    choose: (secret: string, passphrase: string) =>
      act(() => client.people.choosePassphrase({ secret, passphrase }), { is: 'chosen' }),
  };
}

function noticeOf(error: Failure | null): OwnNotice {
  if (error === null || !('defined' in error) || !error.defined) return { is: 'failed' };
  switch (error.code) {
    case 'SECRET_WRONG':
      return { is: 'wrong', attemptsLeft: error.data.attemptsLeft };
    case 'SCREEN_LOCKED':
      return { is: 'locked', seconds: error.data.seconds };
    case 'ACCOUNT_SHUT':
      return { is: 'shut' };
    case 'PASSPHRASE_WEAK':
      return { is: 'weak', why: error.data.why };
    case 'STORE_FULL':
      return { is: 'full' };
    default:
      return error satisfies never;
  }
}

export type OwnAudit =
  | { readonly is: 'loading' | 'failed'; readonly lines: readonly AuditLine[] }
  | { readonly is: 'known'; readonly lines: readonly AuditLine[]; readonly hasMore: boolean };

/** The audit lines about the person, a page at a time. */
export function useOwnAudit(client: Client) {
  const [state, setState] = useState<OwnAudit>({ is: 'loading', lines: [] });

  const read = useCallback(
    async (known: readonly AuditLine[]) => {
      const below = known.at(-1)?.sequence;
      setState({ is: 'loading', lines: known });
      const { data, isSuccess } = await safe(
        client.people.ownAudit(below === undefined ? {} : { below }),
      );
      setState(
        isSuccess
          ? { is: 'known', lines: [...known, ...data.lines], hasMore: data.hasMore }
          : { is: 'failed', lines: known },
      );
    },
    [client],
  );

  useEffect(() => void read([]), [read]);
  return { state, more: () => void read(state.lines) };
}
