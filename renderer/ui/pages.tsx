import {
  Children,
  useLayoutEffect,
  useRef,
  useState,
  type ReactElement,
  type ReactNode,
} from 'react';
import { flushSync } from 'react-dom';
import styles from './pages.module.css';

interface PagesProps {
  /** Lays the items out as a grid. */
  readonly className?: string | undefined;
  readonly words: { readonly more: string; readonly back: string };
  readonly count?: number | undefined;
  readonly children: readonly ReactElement[];
}

/**
 * Items that are turned page by page where they cannot all stand on the glass: large letters, long
 * wordings. Where they can, this adds nothing.
 */
export function Pages({ className, words, count, children }: PagesProps): ReactNode {
  const around = useRef<HTMLDivElement>(null);
  const sheet = useRef<HTMLDivElement>(null);
  const [starts, setStarts] = useState<readonly number[]>([0]);
  const [chosen, setChosen] = useState(0);
  const page = Math.min(chosen, starts.length - 1);
  const isTurned = starts.length > 1;

  useLayoutEffect(() => {
    const [box, list] = [around.current, sheet.current];
    if (box === null || list === null) return undefined;
    const divide = () => {
      const next = heightOf(list) <= box.clientHeight + 1 ? [0] : pageStarts(list);
      setStarts((before) => (String(before) === String(next) ? before : next));
    };
    // `flushSync`: what has no room is never painted
    const sizes = new ResizeObserver(() => flushSync(divide));
    sizes.observe(box);
    sizes.observe(list);
    for (const item of list.children) sizes.observe(item);
    return () => sizes.disconnect();
  }, [children.length]);

  useLayoutEffect(() => {
    const list = sheet.current;
    const first = list?.children[starts[page] ?? 0];
    if (list !== null && first instanceof HTMLElement)
      list.scrollTop = first.offsetTop - edgeOf(list);
  }, [starts, page]);

  const from = starts[page] ?? 0;
  const to = starts[page + 1] ?? children.length;
  return (
    <div ref={around} className={styles.pages} data-room="pages">
      <div ref={sheet} className={`${styles.sheet} ${className ?? ''}`} data-count={count}>
        {Children.map(children, (item, index) => (
          <div className={styles.item} data-away={isTurned && (index < from || index >= to)}>
            {item}
          </div>
        ))}
      </div>
      {isTurned && (
        <div className={styles.turn}>
          <button type="button" disabled={page === 0} onClick={() => setChosen(page - 1)}>
            <Arrow path="M5 15.5l7-7l7 7" />
            {words.back}
          </button>
          <span className={styles.place}>{`${page + 1}/${starts.length}`}</span>
          <button
            type="button"
            disabled={page === starts.length - 1}
            onClick={() => setChosen(page + 1)}
          >
            <Arrow path="M5 8.5l7 7l7-7" />
            {words.more}
          </button>
        </div>
      )}
    </div>
  );
}

function Arrow({ path }: { readonly path: string }) {
  return (
    <svg viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d={path} />
    </svg>
  );
}

/** The item each page begins with; the first division makes room for the buttons that turn. */
function pageStarts(list: HTMLElement): readonly number[] {
  const room = list.clientHeight - 2 * edgeOf(list) + 1;
  const starts = [0];
  let top = edgeOf(list);
  for (const [index, item] of itemsOf(list).entries()) {
    if (index === 0 || item.offsetTop + item.offsetHeight - top <= room) continue;
    starts.push(index);
    top = item.offsetTop;
  }
  // what overflows by the buttons alone still has two pages
  return starts.length > 1 ? starts : [0, list.children.length - 1];
}

/** The height of all items, whichever of them are turned away. */
export function heightOf(list: Element): number {
  const bottoms = itemsOf(list).map((item) => item.offsetTop + item.offsetHeight);
  return Math.max(0, ...bottoms) - edgeOf(list);
}

export function tallestOf(list: Element): number {
  return Math.max(0, ...itemsOf(list).map((item) => item.offsetHeight));
}

/** The height of the buttons that turn, with their distance (`pages.module.css`). */
export function turnHeight(): number {
  return 6.2 * Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
}

/** Around the items there is room for the ring of what has the focus. */
function edgeOf(list: Element): number {
  return itemsOf(list)[0]?.offsetTop ?? 0;
}

function itemsOf(list: Element): HTMLElement[] {
  return [...list.children].filter((item) => item instanceof HTMLElement);
}
