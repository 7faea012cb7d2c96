import { safe } from '@orpc/client';
import { useCallback, useEffect, useState } from 'react';
import type { Client } from '#renderer/client/client.ts';
import type { ActivityEntry, ActivityYear } from '#shared/features/activity/activity.contract.ts';

export type KnownYear =
  | { readonly is: 'loading' }
  | { readonly is: 'failed' }
  | { readonly is: 'known'; readonly year: ActivityYear };

/** What became of the last thing that was asked for. */
export type Notice =
  | { readonly is: 'saved' }
  | { readonly is: 'imported'; readonly written: number }
  | { readonly is: 'failed' }
  | {
      readonly is: 'refused';
      readonly refusal:
        | 'ACTIVITY_CHANGED'
        | 'FIGURE_UNKNOWN'
        | 'VALUE_REFUSED'
        | 'MONTH_AHEAD'
        | 'STORE_FULL';
    };

/** A year's figures, read when somebody opens them and written when they save. */
export function useActivity(client: Client) {
  const [known, setKnown] = useState<KnownYear>({ is: 'loading' });
  const [notice, setNotice] = useState<Notice>();
  const [isBusy, setBusy] = useState(false);

  const read = useCallback(
    async (year?: number) => {
      const { data, isSuccess } = await safe(
        client.activity.show(year === undefined ? {} : { year }),
      );
      setKnown((before) => {
        if (isSuccess) return { is: 'known', year: data };
        return before.is === 'known' ? before : { is: 'failed' };
      });
    },
    [client],
  );
  useEffect(() => void read(), [read]);

  return {
    known,
    notice,
    isBusy,
    again: () => {
      setKnown({ is: 'loading' });
      void read();
    },
    /** Shows another year, or the same one as it stands now. */
    look: (year: number, notice?: Notice) => {
      setNotice(notice);
      void read(year);
    },
    save: async (from: ActivityYear, entries: readonly ActivityEntry[]): Promise<boolean> => {
      setBusy(true);
      setNotice(undefined);
      const { error, isSuccess, isDefined } = await safe(
        client.activity.enter({ basedOn: from.basedOn, entries: [...entries] }),
      );
      if (isSuccess) await read(from.year);
      setNotice(
        isSuccess
          ? { is: 'saved' }
          : isDefined
            ? { is: 'refused', refusal: error.code }
            : { is: 'failed' },
      );
      setBusy(false);
      return isSuccess;
    },
  };
}
