import { useEffect, useRef, useState } from 'react';

/** How wide an element is, in whole steps of 20 CSS pixels: what is drawn for it need not follow every hair. */
export function useWidth<Measured extends HTMLElement>(usual: number) {
  const element = useRef<Measured>(null);
  const [width, setWidth] = useState(usual);
  useEffect(() => {
    const measured = element.current;
    if (measured === null) return undefined;
    const observer = new ResizeObserver(([entry]) => {
      const found = Math.floor((entry?.contentRect.width ?? 0) / 20) * 20;
      if (found > 0) setWidth(found);
    });
    observer.observe(measured);
    return () => observer.disconnect();
  }, []);
  return { element, width };
}
