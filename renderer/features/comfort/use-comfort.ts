import { useLayoutEffect } from 'react';
import type { Comfort } from './comfort.ts';

/** Sets the page as the person in front of it wants it; styles read the root's attributes. */
export function useComfort({ text, contrast, reach, motion }: Comfort): void {
  useLayoutEffect(() => {
    Object.assign(document.documentElement.dataset, { text, contrast, reach, motion });
  }, [text, contrast, reach, motion]);
}
