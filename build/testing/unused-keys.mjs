import { keysOf } from './compare-locales.mjs';

const quotes = ["'", '"', '`'];

/**
 * The keys that no source mentions, neither whole nor by a template that begins as they do.
 * @param {Readonly<Record<string, unknown>>} namespaces
 * @param {string} source all sources, one after the other
 */
export function unusedKeys(namespaces, source) {
  return Object.entries(namespaces).flatMap(([namespace, words]) =>
    keysOf(words)
      .filter((key) => !isMentioned(key, source) && !isMentioned(`${namespace}:${key}`, source))
      .map((key) => `${namespace}:${key}`),
  );
}

/**
 * @param {string} key
 * @param {string} source
 */
function isMentioned(key, source) {
  if (quotes.some((quote) => source.includes(`${quote}${key}${quote}`))) return true;
  const ends = [...key.matchAll(/[.:]/g)].map(({ index }) => index + 1);
  return ends.some((end) => source.includes(`\`${key.slice(0, end)}\${`));
}
