import type { i18n } from 'i18next';
import { useEffect, useState } from 'react';
import { firstLanguage } from '#shared/features/station/languages.ts';
import type { LanguageWords } from '#shared/features/station/station.contract.ts';
import { noWords, type LoadWords } from './load-words.ts';

/** The language that the page is in, which follows the chosen one, and what there is of it. */
interface Shown {
  readonly language: string;
  readonly pack: LanguageWords;
}

/**
 * The words of the chosen language, fetched when somebody first chooses it. The page changes when
 * they are there, so that nobody reads half of each; back to the first language at once, whatever
 * the core does.
 */
export function usePack(chosen: string, translations: i18n, load: LoadWords): Shown {
  const [packs, setPacks] = useState<Readonly<Record<string, LanguageWords>>>({});
  const [language, setLanguage] = useState<string>(firstLanguage);
  const pack = packs[chosen];

  useEffect(() => {
    let isWanted = true;
    const show = () => {
      document.documentElement.lang = chosen;
      void translations.changeLanguage(chosen); // its words are in memory: done when it returns
      setLanguage(chosen);
    };
    const fetchAndShow = async () => {
      const found = await load(chosen);
      if (!isWanted || found === undefined) return;
      for (const [namespace, words] of Object.entries(found.words)) {
        translations.addResourceBundle(chosen, namespace, words, true, true);
      }
      setPacks((before) => ({ ...before, [chosen]: found }));
    };
    if (pack !== undefined || chosen === firstLanguage) show();
    if (pack === undefined) void fetchAndShow();
    return () => {
      isWanted = false;
    };
  }, [chosen, pack, translations, load]);

  return { language, pack: packs[language] ?? noWords };
}
