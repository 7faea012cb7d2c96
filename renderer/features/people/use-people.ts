import { safe, type InferClientErrorUnion, type ORPCError } from '@orpc/client';
import { useCallback, useEffect, useState } from 'react';
import type { Client } from '#renderer/client/client.ts';
import type { PersonRole } from '#shared/features/access/rights.ts';
import type {
  IssuedPin,
  IssuedSecrets,
  PeopleView,
} from '#shared/features/people/people.contract.ts';

export type People =
  | { readonly is: 'loading' }
  | { readonly is: 'failed' }
  | {
      readonly is: 'known';
      readonly view: PeopleView;
      readonly notice: Notice | undefined;
      readonly isBusy: boolean;
    };

type Managing = Pick<
  Client['people'],
  'add' | 'change' | 'issuePin' | 'disable' | 'enable' | 'blankName' | 'settleRemark'
>;
type Failure = { [Name in keyof Managing]: InferClientErrorUnion<Managing[Name]> }[keyof Managing];
export type Refusal = Extract<Failure, ORPCError<string, unknown>>['code'];

/** What became of the last thing that was asked for. */
export type Notice =
  | { readonly is: 'done'; readonly what: Done; readonly whom: Whom }
  | { readonly is: 'refused'; readonly why: Refusal }
  | { readonly is: 'failed' };
/** The person it was done to; empty where the words name nobody. */
export interface Whom {
  readonly name: string;
  readonly code: string;
}
export type Done = 'changed' | 'disabled' | 'enabled' | 'erased' | 'settled';

export interface NewPerson {
  readonly code: string;
  readonly name: string;
  readonly roles: PersonRole[];
}

/** The people of this folder, and what whoever manages them does. */
export function usePeople(client: Client) {
  const [state, setState] = useState<People>({ is: 'loading' });
  const change = useCallback(
    (next: Partial<Extract<People, { is: 'known' }>>) =>
      setState((before) => (before.is === 'known' ? { ...before, ...next } : before)),
    [],
  );

  const look = useCallback(async () => {
    const { data: view, isSuccess } = await safe(client.people.list());
    setState((before) => {
      if (!isSuccess) return before.is === 'known' ? before : { is: 'failed' };
      if (before.is === 'known') return { ...before, view };
      return { is: 'known', view, notice: undefined, isBusy: false };
    });
  }, [client]);

  useEffect(() => void look(), [look]);

  /** Resolves to what came back, or to undefined where it was refused; either way the list is new. */
  async function act<Result>(
    ask: () => Promise<Result>,
    done?: Notice,
  ): Promise<Result | undefined> {
    change({ isBusy: true, notice: undefined });
    const { data, error, isSuccess } = await safe<Result, Failure>(ask());
    await look();
    change({ isBusy: false, notice: isSuccess ? done : noticeOf(error) });
    return isSuccess ? data : undefined;
  }

  const told = (what: Done, whom: Partial<Whom> = {}): Notice => ({
    is: 'done',
    what,
    whom: { name: '', code: '', ...whom },
  });

  return {
    state,
    look: () => void look(),
    forget: () => change({ notice: undefined }),
    add: (person: NewPerson): Promise<IssuedSecrets | undefined> =>
      act(() => client.people.add(person)),
    change: (person: NewPerson) => act(() => client.people.change(person), told('changed')),
    issuePin: (code: string): Promise<IssuedPin | undefined> =>
      act(() => client.people.issuePin({ code })),
    disable: (code: string, name: string) =>
      act(() => client.people.disable({ code }), told('disabled', { code, name })),
    enable: (code: string, name: string) =>
      act(() => client.people.enable({ code }), told('enabled', { name })),
    blankName: (code: string) =>
      act(() => client.people.blankName({ code }), told('erased', { code })),
    settle: (id: number) => void act(() => client.people.settleRemark({ id }), told('settled')),
  };
}

function noticeOf(error: Failure | null): Notice {
  if (error === null || !('defined' in error) || !error.defined) return { is: 'failed' };
  return { is: 'refused', why: error.code };
}
