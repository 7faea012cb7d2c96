import type { i18n } from 'i18next';
import { useEffect, useState } from 'react';
import { firstLanguage } from '#shared/features/station/languages.ts';

const load = () => import('./later-screens.ts');
export type LaterScreens = Awaited<ReturnType<typeof load>>;

/** The first screen stands there by then. */
const beginAfterMs = 200;
const againAfterMs = 3_000;

/**
 * The screens that are not needed at first, loaded behind it: the keyboard alone weighs as much as
 * all faces together. Held as they are, not by `lazy`, which shows nothing for a moment even then.
 */
export function useLaterScreens(translations: i18n): LaterScreens | undefined {
  const [screens, setScreens] = useState<LaterScreens>();
  useEffect(() => {
    let timer = 0;
    const show = (loaded: LaterScreens) => {
      for (const [namespace, words] of Object.entries(loaded.laterWords)) {
        translations.addResourceBundle(firstLanguage, namespace, words);
      }
      setScreens(loaded);
    };
    const begin = () =>
      void load().then(show, () => {
        timer = window.setTimeout(begin, againAfterMs); // a core that is just ending does not answer
      });
    timer = window.setTimeout(begin, beginAfterMs);
    return () => window.clearTimeout(timer);
  }, [translations]);
  return screens;
}
