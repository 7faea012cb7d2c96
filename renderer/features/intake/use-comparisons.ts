import { useEffect, useState } from 'react';
import type { HeldComparison, HeldSide } from '#shared/features/intake/intake.contract.ts';

/** What holding a batch against the store came to. */
export type Compared =
  | { readonly is: 'comparing' | 'gone' | 'failed' }
  | { readonly is: 'compared'; readonly found: HeldComparison };

/** Holds every held batch that is here against what is counted, one after the other; by name. */
export function useComparisons(
  compare: (name: string) => Promise<Compared>,
  sides: readonly HeldSide[],
): ReadonlyMap<string, Compared> {
  const [known, setKnown] = useState<ReadonlyMap<string, Compared>>(new Map());
  const names = sides
    .filter(({ state, kept }) => state === 'held' && kept !== 'public')
    .map(({ name }) => name)
    .join(' ');
  useEffect(() => {
    let isShown = true;
    const keep = (name: string, compared: Compared) =>
      setKnown((before) => new Map([...before, [name, compared]]));
    const run = async () => {
      for (const name of names === '' ? [] : names.split(' ')) {
        if (!isShown) return;
        keep(name, { is: 'comparing' });
        const compared = await compare(name);
        if (isShown) keep(name, compared);
      }
    };
    void run();
    return () => {
      isShown = false;
    };
  }, [compare, names]);
  return known;
}
