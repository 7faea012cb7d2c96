import { useEffect, useLayoutEffect, useRef } from 'react';
import { heightOf, tallestOf, turnHeight } from './pages.tsx';

const sizes = [1, 0.94, 0.88, 0.82, 0.76, 0.7, 0.64, 0.58, 0.52, 0.46, 0.4, 0.35, 0.3];
/** Down to here only headings and the frame give way (`--least-head` in tokens.css). */
const leastHead = 0.64;

/**
 * Sets `--room` to the largest size at which everything in an element stands on the glass. Offices
 * write long and short sentences, languages differ by half, and the glass never scrolls. What is
 * too long for it at the smallest heading is turned page by page (`use-pages.ts`).
 */
export function useRoom<Shown extends HTMLElement>() {
  const element = useRef<Shown>(null);

  useLayoutEffect(() => {
    if (element.current !== null) findRoom(element.current);
  });

  useEffect(() => {
    const frame = element.current;
    if (frame === null) return undefined;
    const again = () => findRoom(frame);
    // a screen may come later than the frame was drawn, and buttons that turn its pages later still
    const screens = new MutationObserver((changes) => {
      if (changes.some(({ target }) => target === frame || isPages(target))) again();
    });
    screens.observe(frame, { childList: true, subtree: true });
    const settings = new MutationObserver(again);
    settings.observe(document.documentElement, {
      attributeFilter: ['data-text', 'data-reach', 'lang'],
    });
    window.addEventListener('resize', again);
    void document.fonts?.ready.then(again);
    return () => {
      screens.disconnect();
      settings.disconnect();
      window.removeEventListener('resize', again);
    };
  }, []);

  return element;
}

function findRoom(frame: HTMLElement): void {
  const root = document.documentElement;
  const fitsAt = (size: number, mayTurn: boolean) => {
    root.style.setProperty('--room', String(size));
    root.style.setProperty('--head', `${frame.querySelector('main')?.offsetTop ?? 0}px`);
    return fits(frame, mayTurn);
  };
  const whole = sizes.filter((size) => size >= leastHead).some((size) => fitsAt(size, false));
  if (whole) return;
  // beside the answers a heading takes nothing from them; above them a small one leaves more
  const largest = innerWidth > innerHeight ? 0.82 : leastHead;
  sizes.filter((size) => size <= largest).some((size) => fitsAt(size, true));
}

function fits(frame: HTMLElement, mayTurn: boolean): boolean {
  if (frame.scrollHeight > frame.clientHeight + 1) return false;
  const shown = frame.querySelectorAll<HTMLElement>('main, h1, p, li, button, [data-room]');
  return [...shown].every((each) => {
    if (isPages(each)) return fitsPages(each, mayTurn);
    if (each.scrollWidth > each.clientWidth + 1 && !isInline(each)) return false;
    return !each.matches('main, button, [data-room]') || each.scrollHeight <= each.clientHeight + 1;
  });
}

/** All items at once, or, where they may be turned, each of them above the buttons that turn. */
function fitsPages(pages: HTMLElement, mayTurn: boolean): boolean {
  const sheet = pages.firstElementChild;
  if (sheet === null) return true;
  const room = pages.clientHeight + 1;
  return heightOf(sheet) <= room || (mayTurn && tallestOf(sheet) + turnHeight() <= room);
}

function isPages(node: Node): boolean {
  return node instanceof HTMLElement && node.dataset['room'] === 'pages';
}

function isInline(element: HTMLElement): boolean {
  return getComputedStyle(element).display === 'inline';
}
