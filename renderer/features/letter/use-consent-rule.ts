import { safe } from '@orpc/client';
import { useCallback, useEffect, useState } from 'react';
import type { Client } from '#renderer/client/client.ts';
import type { LetterKind } from '#shared/features/letter/letter-contents.ts';
import type { ConsentRule } from '#shared/features/letter/consent-terms.ts';

type Asked =
  | { readonly is: 'loading' }
  | { readonly is: 'failed' }
  | { readonly is: 'known'; readonly rule: ConsentRule };

/** What is read out before a letter of a kind; `again` asks anew, as when the text has changed. */
export function useConsentRule(client: Client, kind: LetterKind) {
  const [asked, setAsked] = useState<Asked>({ is: 'loading' });
  const [round, setRound] = useState(0);

  useEffect(() => {
    let isCurrent = true;
    const load = async () => {
      const { data: rule, isSuccess } = await safe(client.letter.consents({ kind }));
      if (isCurrent) setAsked(isSuccess ? { is: 'known', rule } : { is: 'failed' });
    };
    setAsked({ is: 'loading' });
    void load();
    return () => {
      isCurrent = false;
    };
  }, [client, kind, round]);

  return { asked, again: useCallback(() => setRound((before) => before + 1), []) };
}
