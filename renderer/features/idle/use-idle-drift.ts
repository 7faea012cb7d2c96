import { useEffect, useState } from 'react';
import styles from './idle-drift.module.css';
import { useUntouched } from './use-untouched.ts';

/** Long after a finger has gone: nothing moves while somebody aims. */
const leftAfterMs = 60_000;
const moveEveryMs = 60_000;
const restAfterMs = 5 * 60_000;
const places = 8;

/**
 * Spares a panel that shows the same picture all day: what stands in the element moves by a few
 * pixels once a minute, and after five minutes the light goes down a little. Nothing of it is seen,
 * nothing can be touched less. The result goes onto the frame around everything.
 */
export function useIdleDrift() {
  const [place, setPlace] = useState(0);
  const isLeft = useUntouched(leftAfterMs);
  const isResting = useUntouched(restAfterMs);

  useEffect(() => {
    if (!isLeft) return undefined;
    const timer = setInterval(() => setPlace((before) => (before + 1) % places), moveEveryMs);
    return () => clearInterval(timer);
  }, [isLeft]);

  return {
    className: styles.drifting,
    'data-place': place,
    'data-resting': isResting,
  };
}
