declare global {
  interface Window {
    /** Told when a tap's thanks stands on the glass: milliseconds since the finger left it. */
    reportThanks(ms: number): Promise<void>;
    /** Told when faces stand on the glass. */
    reportFaces(): Promise<void>;
  }
}

export interface PageWatch {
  /** Words that only the thanks has. */
  readonly thanks: string;
  /** How long the page shows the thanks, and how long it shall show it here. */
  readonly thanksMs: number;
  readonly shortThanksMs: number;
}

/**
 * Runs in the page before anything of its own. Measures from the time that the browser gave the
 * tap to the first task after the frame in which the thanks was painted, and makes the wait for
 * the next person short; nothing else of the page is touched.
 */
export function watchPage({ thanks, thanksMs, shortThanksMs }: PageWatch): void {
  const waitAsAsked = window.setTimeout.bind(window);
  window.setTimeout = ((task: TimerHandler, ms?: number, ...values: unknown[]) =>
    waitAsAsked(task, ms === thanksMs ? shortThanksMs : ms, ...values)) as typeof setTimeout;

  let tappedAt: number | undefined;
  let hasFaces = false;
  const facesSelector = '[data-score]';

  window.addEventListener(
    'pointerup',
    ({ target, timeStamp }) => {
      if (target instanceof Element && target.closest(facesSelector)) tappedAt = timeStamp;
    },
    { capture: true },
  );

  function afterPaint(task: () => void): void {
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.addEventListener('message', task, { once: true });
      port1.start();
      port2.postMessage(0);
    });
  }

  new MutationObserver(() => {
    const hadFaces = hasFaces;
    hasFaces = document.querySelector(facesSelector) !== null;
    if (hasFaces && !hadFaces) afterPaint(() => void window.reportFaces());
    if (tappedAt === undefined || !document.body.textContent.includes(thanks)) return;
    const from = tappedAt;
    tappedAt = undefined;
    afterPaint(() => void window.reportThanks(performance.now() - from));
  }).observe(document, { childList: true, subtree: true, characterData: true });
}
