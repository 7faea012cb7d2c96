import { useEffect, useRef, useState, type ReactNode } from 'react';
import styles from './document-view.module.css';

interface DocumentViewProps {
  /** A DOCX. */
  readonly bytes: Uint8Array;
  /** What the pages are, for those who do not see them. */
  readonly label: string;
  /** What the content policy asks of a style element. */
  readonly nonce: string;
  /** While the pages are being drawn. */
  readonly loading: ReactNode;
  /** If the file cannot be drawn; it can still be saved and opened in Word. */
  readonly failed: ReactNode;
  /** Told whether its pages stand on the screen, so that they can be printed. */
  readonly onDrawn?: (isDrawn: boolean) => void;
}

/**
 * The pages of a DOCX as they would come out of Word, near enough to read and to print one by one.
 * While it stands on the screen, printing prints its pages and nothing around them. The program that
 * draws them is fetched when the first document is shown.
 */
export function DocumentView({ bytes, label, nonce, loading, failed, onDrawn }: DocumentViewProps) {
  const host = useRef<HTMLDivElement>(null);
  const [state, setState] = useState<'drawing' | 'drawn' | 'failed'>('drawing');
  useEffect(() => {
    let isWanted = true;
    setState('drawing');
    void (async () => {
      try {
        const { breakPages, drawDocument } = await import('./draw-document.ts');
        const nodes = await drawDocument(bytes, nonce);
        const pages = host.current;
        if (!isWanted || pages === null) return;
        const root = pages.shadowRoot ?? pages.attachShadow({ mode: 'open' });
        root.replaceChildren(...nodes);
        pages.hidden = false; // only what stands there can be measured
        breakPages(root);
        setState('drawn');
        onDrawn?.(true);
      } catch {
        if (isWanted) setState('failed'); // the library's reason helps nobody at the desk
      }
    })();
    return () => {
      isWanted = false;
      onDrawn?.(false);
    };
  }, [bytes, nonce, onDrawn]);
  return (
    <>
      {state === 'drawing' && loading}
      {state === 'failed' && failed}
      <div
        ref={host}
        role="region"
        aria-label={label}
        aria-busy={state === 'drawing'}
        hidden={state !== 'drawn'}
        className={styles.pages}
      />
    </>
  );
}
