import { safe } from '@orpc/client';
import { useCallback, useEffect, useRef, useState } from 'react';

/** What was read and is shown: on its way, not to be had, or here. */
export type Known<Overview> =
  | { readonly is: 'loading' }
  | { readonly is: 'failed' }
  | { readonly is: 'known'; readonly overview: Overview };

/**
 * A list that is read, and what is done to it. `list` has to stay the same between two drawings
 * (`useCallback`): another one is read anew.
 */
export function useRegister<Overview, Notice>(list: () => Promise<Overview>) {
  const [known, setKnown] = useState<Known<Overview>>({ is: 'loading' });
  const [notice, setNotice] = useState<Notice>();
  const [isBusy, setBusy] = useState(false);
  const newest = useRef(0);

  const read = useCallback(async () => {
    newest.current += 1;
    const reading = newest.current;
    const { data, isSuccess } = await safe(list());
    if (reading !== newest.current) return; // what was asked for later counts
    setKnown((before) => {
      if (isSuccess) return { is: 'known', overview: data };
      return before.is === 'known' ? before : { is: 'failed' };
    });
  }, [list]);
  useEffect(() => void read(), [read]);

  return {
    known,
    notice,
    isBusy,
    look: read,
    again: () => {
      setKnown({ is: 'loading' });
      void read();
    },
    /** Does it and reads the list again; resolves to whether there is nothing to say of it. */
    settle: async (act: () => Promise<Notice | undefined>): Promise<boolean> => {
      setBusy(true);
      const told = await act();
      await read();
      setNotice(told);
      setBusy(false);
      return told === undefined;
    },
  };
}
