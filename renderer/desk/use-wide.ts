import { useSyncExternalStore } from 'react';

/** From this width on the tabs stand beside the screen; `signed-in-screen.module.css` has the same. */
const wide = '(width >= 1200px)';

export function useWide(): boolean {
  return useSyncExternalStore(watch, () => window.matchMedia(wide).matches);
}

function watch(onChange: () => void): () => void {
  const query = window.matchMedia(wide);
  query.addEventListener('change', onChange);
  return () => query.removeEventListener('change', onChange);
}
