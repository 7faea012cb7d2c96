import { useLayoutEffect, useRef } from 'react';

const sizes = [1, 0.92, 0.85, 0.78, 0.72, 0.66, 0.6, 0.55, 0.5, 0.45, 0.4];

/**
 * Sets `--fit` on an element to the largest size at which what it shows has room; styles multiply
 * their letters by it. Offices write long and short sentences, and the glass never scrolls.
 */
export function useFitted<Shown extends HTMLElement>(what: unknown) {
  const element = useRef<Shown>(null);

  useLayoutEffect(() => {
    const box = element.current;
    if (box === null) return undefined;
    const fit = () => {
      for (const size of sizes) {
        box.style.setProperty('--fit', String(size));
        if (box.scrollHeight <= box.clientHeight && box.scrollWidth <= box.clientWidth) return;
      }
    };
    fit();
    // a larger text or other letters leave the box as it is and change what is in it
    const page = new MutationObserver(fit);
    page.observe(document.documentElement, { attributeFilter: ['data-text', 'lang'] });
    window.addEventListener('resize', fit);
    void document.fonts?.ready.then(fit);
    return () => {
      page.disconnect();
      window.removeEventListener('resize', fit);
    };
  }, [what]);

  return element;
}
