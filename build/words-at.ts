import { readFileSync } from 'node:fs';

/** The words at a path of a feature's locale file; what a document names must have some. */
export function wordsAt(language: string, feature: string, path: string): string {
  const file = new URL(`../resources/locales/${language}/${feature}.json`, import.meta.url);
  const words: unknown = JSON.parse(readFileSync(file, 'utf8'));
  const found = path.split('.').reduce((node, key) => Reflect.get(Object(node), key), words);
  if (typeof found !== 'string') throw new Error(`${feature}:${path} has no words in ${language}`);
  return found;
}
