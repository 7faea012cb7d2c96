import { useEffect, useEffectEvent } from 'react';

/** Often enough that no time runs out in between. */
const againMs = 5_000;

/** Says so at once and again and again, as long as something goes on. */
export function useWhile(goesOn: boolean, say: () => void): void {
  const tell = useEffectEvent(say);
  useEffect(() => {
    if (!goesOn) return undefined;
    tell();
    const timer = setInterval(() => tell(), againMs);
    return () => clearInterval(timer);
  }, [goesOn]);
}
