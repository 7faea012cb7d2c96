import { safe } from '@orpc/client';
import type { Client } from '#renderer/client/client.ts';
import type { LanguageWords } from '#shared/features/station/station.contract.ts';

/** Finds a language's words and clips; undefined where they cannot be had now. */
export type LoadWords = (language: string) => Promise<LanguageWords | undefined>;

export const noWords: LanguageWords = { words: {}, questionnaires: {}, clips: [] };

/** The words come with the page, with a pack, or from both; the clips are the core's to know. */
export function createWordsLoader(client: Client): LoadWords {
  return async (language) => {
    const [{ data: pack }, own] = await Promise.all([
      safe(client.station.words({ language })),
      loadOwnWords(language),
    ]);
    if (pack === undefined && own === undefined) return undefined;
    return { ...(pack ?? noWords), words: { ...own, ...pack?.words } };
  };
}

/** English weighs as much as the first screen's own code, and most people never ask for it. */
async function loadOwnWords(language: string): Promise<LanguageWords['words'] | undefined> {
  return language === 'en' ? (await import('./english-words.ts')).english : undefined;
}
