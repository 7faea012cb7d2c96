/**
 * A finger on the glass can only tap: no menu, no drag, no selection, no zoom. Styles forbid most
 * of it (`touch-action`, `user-select`); what they cannot forbid is refused here.
 */
export function holdStill(page: Document): void {
  const refuse = (event: Event) => event.preventDefault();
  for (const deed of refusedDeeds) page.addEventListener(deed, refuse);
  const active = { passive: false };
  page.addEventListener('wheel', refuse, active); // with Ctrl and from a trackpad's pinch it zooms
  page.addEventListener(
    'touchmove',
    (event) => {
      if (event.cancelable) event.preventDefault();
    },
    active,
  );
  page.addEventListener('keydown', (event) => {
    if ((event.ctrlKey || event.metaKey) && zoomKeys.has(event.key)) event.preventDefault();
  });
}

const refusedDeeds = [
  ...['contextmenu', 'dragstart', 'drop', 'selectstart', 'gesturestart'],
  ...['copy', 'cut', 'paste'], // what one person copied, the next one could paste
];

const zoomKeys = new Set(['+', '-', '=', '_', '0']);
