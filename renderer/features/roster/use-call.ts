import { safe } from '@orpc/client';
import { useCallback, useEffect, useState } from 'react';

export type Looked<Data> =
  | { readonly is: 'loading' }
  | { readonly is: 'failed' }
  | { readonly is: 'known'; readonly data: Data };

/** What a call answers, and looking again; `call` must stay the same between renders. */
export function useCall<Data>(call: () => Promise<Data>) {
  const [looked, setLooked] = useState<Looked<Data>>({ is: 'loading' });
  const look = useCallback(async () => {
    const { data, isSuccess } = await safe(call());
    setLooked(isSuccess ? { is: 'known', data } : { is: 'failed' });
  }, [call]);
  useEffect(() => void look(), [look]);
  return { looked, look };
}
