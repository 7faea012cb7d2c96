import { useEffect, useMemo, useState } from 'react';
import type { LetterOffer } from '#shared/features/letter/letter.contract.ts';
import { createLetters, type LettersClient, type RequestOutcome } from './letters.ts';
import { contentsOf, emptyDraft, readAgain, type RequestDraft } from './request-draft.ts';

/** What became of a request that was sent. */
export type Outcome =
  | { readonly is: 'unreachable' }
  | { readonly is: 'sent'; readonly code: string; readonly requestedOn: string }
  | { readonly is: 'refused'; readonly why: 'OFF' | 'CONSENT_CHANGED' | 'STORE_FULL' };

/** Where a request is on its way. */
type Sending = { readonly is: 'written' } | { readonly is: 'sending' } | Outcome;

/** A request from the first choice to its code. All of it is gone when the screen is. */
export function useRequest(client: LettersClient, language: string) {
  const letters = useMemo(() => createLetters(client), [client]);
  const [offer, setOffer] = useState<LetterOffer | 'none'>();
  const [draft, setDraft] = useState<RequestDraft>(emptyDraft);
  const [sending, setSending] = useState<Sending>({ is: 'written' });
  const [minted] = useState(() => ({ id: crypto.randomUUID(), secret: crypto.randomUUID() }));

  const look = () => void letters.offer().then((found) => setOffer(found ?? 'none'));
  useEffect(look, [letters]);

  const kinds = offer === undefined || offer === 'none' ? [] : offer.kinds;
  const consents = kinds.find(({ kind }) => kind === draft.kind)?.consents ?? [];
  const consent = consents.find((text) => text.language === language) ?? consents[0];

  async function send() {
    const contents = contentsOf(draft);
    if (contents === undefined || consent === undefined) return;
    const { version, hash, language: read } = consent;
    setSending({ is: 'sending' });
    const given = { version, hash, language: read };
    setSending(after(await letters.request({ ...minted, contents, consent: given })));
  }

  function readConsentAgain() {
    setSending({ is: 'written' });
    setDraft(readAgain);
    look();
  }

  return {
    isLoading: offer === undefined,
    kinds: kinds.map(({ kind }) => kind),
    consent,
    /** Whose receipt is printed on what; undefined where no printer stands. */
    receipt: offer === 'none' ? undefined : offer?.receipt,
    print: letters.print,
    draft,
    setDraft,
    sending,
    send,
    readConsentAgain,
  };
}

function after(outcome: RequestOutcome): Outcome {
  if (outcome.is !== 'recorded') return outcome;
  const { code, requestedOn } = outcome;
  return { is: 'sent', code, requestedOn };
}
