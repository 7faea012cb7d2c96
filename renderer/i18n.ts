import { createInstance, type i18n, type ResourceLanguage } from 'i18next';
import { languages, type Language } from '#shared/features/station/languages.ts';

/** The words of a page: every namespace it bundles, by language; Vietnamese always. */
export type Words = Readonly<Record<string, ResourceLanguage>>;

/**
 * The words of one page, ready at once. A page types its keys by adding its Vietnamese namespaces
 * to i18next's `ResourceNamespaceMap`; see `renderer/kiosk/words.ts`.
 */
export function createI18n(words: Words, language: Language): i18n {
  const translations = createInstance();
  void translations.init({
    resources: words,
    lng: language,
    fallbackLng: languages[0],
    initAsync: false,
    interpolation: { escapeValue: false }, // React escapes what it shows
  });
  return translations;
}
