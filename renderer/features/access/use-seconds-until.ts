import { useEffect, useState } from 'react';

/** Whole seconds until a moment of `performance.now()`; `onReached` is told once it has come. */
export function useSecondsUntil(atMs: number, onReached: () => void): number {
  const [seconds, setSeconds] = useState(() => secondsUntil(atMs));
  useEffect(() => {
    const timer = setInterval(() => {
      const left = secondsUntil(atMs);
      setSeconds(left);
      if (left > 0) return;
      clearInterval(timer);
      onReached();
    }, 250);
    return () => clearInterval(timer);
  }, [atMs, onReached]);
  return seconds;
}

function secondsUntil(atMs: number): number {
  return Math.max(0, Math.ceil((atMs - performance.now()) / 1000));
}
