/** The sentences of a namespace by key, nested as in the locales. */
export interface WordTree {
  readonly [key: string]: string | WordTree;
}

/** The sentences of a language by namespace and key. */
export type WordsByNamespace = Readonly<Record<string, WordTree>>;

const plural = /_(?:zero|one|two|few|many|other)$/;

/** A key without its plural form, which languages do not share. */
export function baseOfKey(key: string): string {
  return key.replace(plural, '');
}

/** Every sentence of a tree by its whole key, in the order in which it stands there. */
export function textsOf(
  tree: WordTree,
  path = '',
): readonly (readonly [key: string, text: string])[] {
  return Object.entries(tree).flatMap(([name, entry]) => {
    const key = path === '' ? name : `${path}.${name}`;
    return typeof entry === 'string' ? [[key, entry] as const] : textsOf(entry, key);
  });
}

/** The opposite of `textsOf`. */
export function treeOf(texts: Iterable<readonly [key: string, text: string]>): WordTree {
  const tree: WordTree = {};
  for (const [key, text] of texts) {
    const names = key.split('.');
    const last = names.pop() ?? key;
    const branch = names.reduce<Record<string, string | WordTree>>((node, name) => {
      const next = Object.hasOwn(node, name) ? node[name] : undefined;
      const grown = typeof next === 'object' ? next : {};
      Object.defineProperty(node, name, { value: grown, ...plainProperty });
      return grown;
    }, tree);
    Object.defineProperty(branch, last, { value: text, ...plainProperty });
  }
  return tree;
}

/** Defined and not assigned: a key may be called `__proto__`. */
const plainProperty = { enumerable: true, configurable: true, writable: true };

/** The names of the values that are filled into a sentence. */
export function valuesIn(text: string): readonly string[] {
  return [...text.matchAll(/\{\{\s*(\w+)/g)].map(([, name = '']) => name);
}
