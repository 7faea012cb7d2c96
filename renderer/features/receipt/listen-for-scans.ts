/** Keys of a scanner follow each other at once; a person pauses longer somewhere in a code. */
const longestPauseMs = 100;
const shortestScan = 6;

export interface ScanListener {
  readonly onScan: (scan: string) => void;
  /** Enter in a field, by somebody who types. */
  readonly onEnter?: () => void;
}

/**
 * A barcode scanner types like a keyboard, into whatever has the focus, and ends with Enter or Tab.
 * Hears it before the page does, so that no button is pressed by a scan; returns how to stop.
 */
export function listenForScans(page: Document, { onScan, onEnter }: ScanListener): () => void {
  let scan = '';
  let lastMs = -Infinity;

  function onKeyDown(event: KeyboardEvent) {
    const { key, timeStamp } = event;
    if (event.ctrlKey || event.altKey || event.metaKey || key === 'Shift') return;
    const goesOn = timeStamp - lastMs <= longestPauseMs;
    lastMs = timeStamp;
    if (key.length === 1) {
      scan = goesOn ? scan + key : key;
      if (key === ' ' && scan.length > 1) keepFromButtons(event);
      return;
    }
    const whole = scan;
    scan = '';
    if ((key === 'Enter' || key === 'Tab') && goesOn && whole.length >= shortestScan) {
      event.preventDefault();
      event.stopPropagation();
      onScan(whole);
    } else if (key === 'Enter' && event.target instanceof HTMLTextAreaElement) {
      event.preventDefault();
      onEnter?.();
    }
  }

  page.addEventListener('keydown', onKeyDown, { capture: true });
  return () => page.removeEventListener('keydown', onKeyDown, { capture: true });
}

function keepFromButtons(event: KeyboardEvent): void {
  if (event.target instanceof HTMLButtonElement) event.preventDefault();
}
