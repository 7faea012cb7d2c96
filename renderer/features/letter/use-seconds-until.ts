import { useEffect, useState } from 'react';

/** Whole seconds until a moment of `performance.now()`; `onReached` is told when it has come. */
export function useSecondsUntil(atMs: number, onReached: () => void): number {
  const [nowMs, setNow] = useState(() => performance.now());
  const left = Math.max(0, Math.ceil((atMs - nowMs) / 1_000));
  useEffect(() => {
    setNow(performance.now());
    const timer = setInterval(() => {
      setNow(performance.now());
      if (performance.now() < atMs) return;
      clearInterval(timer);
      onReached();
    }, 500);
    return () => clearInterval(timer);
  }, [atMs, onReached]);
  return left;
}
