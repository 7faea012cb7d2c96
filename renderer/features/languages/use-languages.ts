import { safe } from '@orpc/client';
import { useCallback, useEffect, useState } from 'react';
import type { Client } from '#renderer/client/client.ts';
import type { LanguageOverview } from '#shared/features/languages/languages.contract.ts';

export type Notice =
  | { readonly is: 'switched'; readonly name: string; readonly on: boolean }
  | { readonly is: 'refused'; readonly refusal: 'LANGUAGE_UNKNOWN' | 'FIRST_LANGUAGE' }
  | { readonly is: 'failed' };

export type LanguageState =
  | { readonly is: 'loading' }
  | { readonly is: 'failed' }
  | {
      readonly is: 'known';
      readonly overview: LanguageOverview;
      readonly notice: Notice | undefined;
    };

/** The languages that citizens are offered, and switching them. */
export function useLanguages(client: Client) {
  const [state, setState] = useState<LanguageState>({ is: 'loading' });

  const load = useCallback(
    async (notice?: Notice) => {
      const { data, isSuccess } = await safe(client.languages.list());
      setState(isSuccess ? { is: 'known', overview: data, notice } : { is: 'failed' });
    },
    [client],
  );
  useEffect(() => void load(), [load]);

  const switchLanguage = useCallback(
    async (code: string, name: string, on: boolean) => {
      const { data, error, isSuccess, isDefined } = await safe(
        client.languages.switch({ code, on }),
      );
      if (isSuccess) {
        setState({ is: 'known', overview: data, notice: { is: 'switched', name, on } });
        return;
      }
      await load(isDefined ? { is: 'refused', refusal: error.code } : { is: 'failed' });
    },
    [client, load],
  );

  return { state, load, switchLanguage };
}
