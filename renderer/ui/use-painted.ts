import { useEffect, useRef } from 'react';

/** Tells once, when the first frame with this component has been painted. */
export function usePainted(onPainted: () => void): void {
  const latest = useRef(onPainted);
  useEffect(() => {
    latest.current = onPainted;
  });
  useEffect(() => {
    // the first callback runs before the frame is painted, the second after
    let frame = requestAnimationFrame(() => {
      frame = requestAnimationFrame(() => latest.current());
    });
    return () => cancelAnimationFrame(frame);
  }, []);
}
