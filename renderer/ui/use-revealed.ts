import { useEffect, useRef } from 'react';

/** Brings an element into view whenever `what` it shows has changed; a low screen hides it else. */
export function useRevealed<Shown extends HTMLElement>(what: string) {
  const element = useRef<Shown>(null);
  useEffect(() => {
    if (element.current?.firstElementChild) element.current.scrollIntoView({ block: 'nearest' });
  }, [what]);
  return element;
}
