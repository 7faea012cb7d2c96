import { safe } from '@orpc/client';
import { useCallback, useEffect, useState } from 'react';
import type { Client } from '#renderer/client/client.ts';
import type { LetterLine } from '#shared/features/letter/letter-line.ts';
import { ask, type Refusal } from './ask.ts';

export type Looked =
  | { readonly is: 'loading' }
  | { readonly is: 'gone' }
  | { readonly is: 'known'; readonly letter: LetterLine };

/** One letter and the steps that are taken with it; a step tells whether it was taken. */
export function useLetter(
  client: Client,
  { id, isOpen, onChange }: { readonly id: string; isOpen: boolean; onChange: () => void },
) {
  const [looked, setLooked] = useState<Looked>({ is: 'loading' });
  const [refusal, setRefusal] = useState<Refusal>();
  const [isBusy, setBusy] = useState(false);

  const look = useCallback(async () => {
    const letter = await findLetter(client, id, isOpen);
    setLooked(letter === undefined ? { is: 'gone' } : { is: 'known', letter });
  }, [client, id, isOpen]);
  useEffect(() => void look(), [look]);

  async function take(call: Promise<LetterLine>): Promise<boolean> {
    setBusy(true);
    setRefusal(undefined);
    const outcome = await ask(call);
    if (outcome.done) setLooked({ is: 'known', letter: outcome.data });
    else {
      setRefusal(outcome.refusal);
      await look(); // somebody else may have been quicker: what stands now is shown
    }
    setBusy(false);
    onChange();
    return outcome.done;
  }

  return { looked, refusal, isBusy, take, forget: () => setRefusal(undefined) };
}
export type LetterSteps = ReturnType<typeof useLetter>;

const manyAtOnce = 500;

/** What it says while letters are open, which is on record as a reading; else its line in the list. */
async function findLetter(
  client: Client,
  id: string,
  isOpen: boolean,
): Promise<LetterLine | undefined> {
  if (isOpen) {
    const { data, isSuccess } = await safe(client.letter.read({ id }));
    if (isSuccess) return data;
  }
  for (let offset = 0; ; offset += manyAtOnce) {
    const { data } = await safe(client.letter.list({ offset, limit: manyAtOnce }));
    const found = data?.letters.find((letter) => letter.id === id);
    if (found !== undefined || data === undefined || offset + manyAtOnce >= data.total)
      return found;
  }
}
