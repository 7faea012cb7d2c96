import { tokensOf } from './word-tokens.ts';

/** What a text is found by: its words without case and diacritics. */
export function searchWords(text: string): readonly string[] {
  return tokensOf(text).flatMap(({ plain }) => (isUnspaced(plain) ? wordsWithin(plain) : [plain]));
}

/**
 * What somebody is looking for: every word must be there, in any order. The last one may still be
 * being typed; a space after it says that it is whole.
 */
export interface Wanted {
  readonly whole: readonly string[];
  readonly begun: string | undefined;
}

/** Undefined where there is nothing to look for. */
export function wantedIn(query: string): Wanted | undefined {
  const words = searchWords(query);
  const last = words.at(-1);
  if (last === undefined) return undefined;
  const isBegun = /[\p{L}\p{M}\p{N}]$/u.test(query);
  return isBegun ? { whole: words.slice(0, -1), begun: last } : { whole: words, begun: undefined };
}

/** Khmer, Lao and Thai put no spaces between words. */
function isUnspaced(word: string): boolean {
  return /[\p{Script=Khmer}\p{Script=Lao}\p{Script=Thai}]/u.test(word);
}

const segmenter = new Intl.Segmenter('km', { granularity: 'word' });

function wordsWithin(run: string): string[] {
  return [...segmenter.segment(run)]
    .filter(({ isWordLike }) => isWordLike)
    .map(({ segment }) => segment);
}
