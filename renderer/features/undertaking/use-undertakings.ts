import { safe } from '@orpc/client';
import { useCallback, useState } from 'react';
import type { Client } from '#renderer/client/client.ts';
import { refusalOf } from '#renderer/client/refusal-of.ts';
import { useRegister } from '#renderer/client/use-register.ts';
import type {
  NewUndertaking,
  Undertaking,
  UndertakingYear,
} from '#shared/features/undertaking/undertaking.contract.ts';

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
  const [year, setYear] = useState<number>();
  const list = useCallback(
    () => client.undertaking.list(year === undefined ? {} : { year }),
    [client, year],
  );
  const { settle, ...register } = useRegister<UndertakingYear, Notice>(list);
  return {
    ...register,
    look: setYear,
    note: (content: NewUndertaking) => settle(() => refusalOf(client.undertaking.note(content))),
    correct: ({ number, version }: Undertaking, content: NewUndertaking) =>
      settle(() => refusalOf(client.undertaking.correct({ number, version, content }))),
    withdraw: ({ number, version }: Undertaking) =>
      settle(() => refusalOf(client.undertaking.withdraw({ number, version }))),
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
