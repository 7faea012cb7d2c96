/** What tells that somebody is there: a touch, a key, something typed or composed. */
const signsOfPresence = ['pointerdown', 'keydown', 'input', 'compositionupdate'] as const;

/** Calls `onSign` for each; returns how to stop listening. */
export function listenForPresence(page: Document, onSign: () => void): () => void {
  const passive = { capture: true, passive: true };
  for (const sign of signsOfPresence) page.addEventListener(sign, onSign, passive);
  return () => {
    for (const sign of signsOfPresence) page.removeEventListener(sign, onSign, passive);
  };
}
