import { safe } from '@orpc/client';
import { useEffect, useState } from 'react';
import type { Client } from '#renderer/client/client.ts';
import type { Agenda } from '#shared/features/agenda/agenda.contract.ts';

export interface Shown {
  /** `2026-11`; this month while undefined. */
  readonly month?: string | undefined;
  readonly quarter: boolean;
}

export type KnownAgenda =
  | { readonly is: 'loading' }
  | { readonly is: 'failed' }
  | { readonly is: 'known'; readonly agenda: Agenda; readonly quarter: boolean };

/** The calendar of a month or a quarter; what is known stays until the next is here. */
export function useAgenda(client: Client) {
  const [known, setKnown] = useState<KnownAgenda>({ is: 'loading' });
  const [shown, setShown] = useState<Shown>({ quarter: false });

  useEffect(() => {
    let isWanted = true;
    void safe(client.agenda.show(shown)).then(({ data, isSuccess }) => {
      if (!isWanted) return;
      setKnown(
        isSuccess ? { is: 'known', agenda: data, quarter: shown.quarter } : { is: 'failed' },
      );
    });
    return () => {
      isWanted = false;
    };
  }, [client, shown]);

  return {
    known,
    show: setShown,
    again: () => {
      setKnown({ is: 'loading' });
      setShown((before) => ({ ...before }));
    },
  };
}
