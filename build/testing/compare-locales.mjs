const plural = /_(?:zero|one|two|few|many|other)$/;

/**
 * What one language says and the other does not, or says with other values filled in.
 * @param {unknown} first
 * @param {unknown} second
 */
export function differencesBetween(first, second) {
  const here = sentencesOf(first);
  const there = sentencesOf(second);
  return [
    ...[...here.keys()].filter((key) => !there.has(key)).map((key) => `${key} is missing`),
    ...[...there.keys()].filter((key) => !here.has(key)).map((key) => `${key} is unknown in vi`),
    ...[...here]
      .filter(([key, names]) => there.has(key) && there.get(key) !== names)
      .map(([key]) => `${key} takes other values`),
    ...[...here, ...there]
      .filter(([, names]) => names === empty)
      .map(([key]) => `${key} says nothing`),
  ];
}

/**
 * @param {unknown} words
 * @returns {readonly string[]} every key, without its plural forms
 */
export function keysOf(words) {
  return [...sentencesOf(words).keys()];
}

const empty = '∅';

/**
 * Every key with the names of the values its text takes; the plural forms of a key, which languages do not share, are one.
 * @param {unknown} value
 * @param {string} [path]
 * @param {Map<string, string>} [found]
 */
function sentencesOf(value, path = '', found = new Map()) {
  if (typeof value === 'object' && value !== null) {
    for (const [name, entry] of Object.entries(value)) {
      sentencesOf(entry, path === '' ? name : `${path}.${name}`, found);
    }
    return found;
  }
  const text = typeof value === 'string' ? value.trim() : '';
  const isPlural = plural.test(path);
  const names = new Set([...text.matchAll(/\{\{\s*(\w+)/g)].map(([, name = '']) => name));
  if (isPlural) names.add('count'); // "one visitor" need not repeat the number
  found.set(
    path.replace(plural, ''),
    text === '' ? empty : [...names].sort((one, other) => (one < other ? -1 : 1)).join(' '),
  );
  return found;
}
