import { useEffect, useState } from 'react';

/** Whole seconds until a window that begins now is over; shows time, decides nothing. */
export function useSecondsLeft(windowMs: number): number {
  const [seconds, setSeconds] = useState(Math.ceil(windowMs / 1000));
  useEffect(() => {
    const began = performance.now();
    const tick = () =>
      setSeconds(Math.max(0, Math.ceil((windowMs - (performance.now() - began)) / 1000)));
    const timer = setInterval(tick, 250);
    return () => clearInterval(timer);
  }, [windowMs]);
  return seconds;
}
