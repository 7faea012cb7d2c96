import { safe } from '@orpc/client';
import { useCallback, useEffect, useState } from 'react';
import type { Client } from '#renderer/client/client.ts';
import type {
  NewUndertaking,
  Undertaking,
  UndertakingYear,
} from '#shared/features/undertaking/undertaking.contract.ts';

export type KnownYear =
  | { readonly is: 'loading' }
  | { readonly is: 'failed' }
  | { readonly is: 'known'; readonly year: UndertakingYear };

/** What became of the last thing that was asked for, where there is something to say. */
export type Notice =
  | 'UNDERTAKING_CHANGED'
  | 'DAY_REFUSED'
  | 'FILE_UNKNOWN'
  | 'STORE_FULL'
  | 'NOT_WRITTEN'
  | 'failed'
  | { readonly file: string };

/** What the office held in a year, and what can be done with it; each says whether it worked. */
export function useUndertakings(client: Client) {
  const [known, setKnown] = useState<KnownYear>({ is: 'loading' });
  const [year, setYear] = useState<number>();
  const [notice, setNotice] = useState<Notice>();
  const [isBusy, setBusy] = useState(false);

  const read = useCallback(async () => {
    const { data, isSuccess } = await safe(
      client.undertaking.list(year === undefined ? {} : { year }),
    );
    setKnown((before) => {
      if (isSuccess) return { is: 'known', year: data };
      return before.is === 'known' ? before : { is: 'failed' };
    });
  }, [client, year]);
  useEffect(() => void read(), [read]);

  const settle = async (run: () => Promise<Notice | undefined>): Promise<boolean> => {
    setBusy(true);
    const notice = await run();
    await read();
    setNotice(notice);
    setBusy(false);
    return notice === undefined;
  };

  return {
    known,
    notice,
    isBusy,
    look: setYear,
    again: () => {
      setKnown({ is: 'loading' });
      void read();
    },
    note: (content: NewUndertaking) =>
      settle(async () => {
        const { error, isSuccess, isDefined } = await safe(client.undertaking.note(content));
        if (isSuccess) return undefined;
        return isDefined ? error.code : 'failed';
      }),
    correct: ({ number, version }: Undertaking, content: NewUndertaking) =>
      settle(async () => {
        const { error, isSuccess, isDefined } = await safe(
          client.undertaking.correct({ number, version, content }),
        );
        if (isSuccess) return undefined;
        return isDefined ? error.code : 'failed';
      }),
    withdraw: ({ number, version }: Undertaking) =>
      settle(async () => {
        const { error, isSuccess, isDefined } = await safe(
          client.undertaking.withdraw({ number, version }),
        );
        if (isSuccess) return undefined;
        return isDefined ? error.code : 'failed';
      }),
    write: (year: number) =>
      settle(async () => {
        const { data, error, isSuccess, isDefined } = await safe(
          client.undertaking.export({ year }),
        );
        if (isSuccess) return { file: data.file };
        return isDefined ? error.code : 'failed';
      }),
  };
}
