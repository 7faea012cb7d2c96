import { toneOfSign, type Mark, type Tone } from './letters.ts';

/** How Vietnamese is typed with keys that bear no Vietnamese letters. */
export type InputMethod = 'telex' | 'vni';

/** What a key does to the word before it is taken for a letter. */
export type Action =
  | { readonly does: 'set-tone'; readonly tone: Tone }
  | { readonly does: 'clear-tone' }
  | { readonly does: 'mark'; readonly marks: Readonly<Record<string, Mark>> };

function tones(keys: readonly [string, string, string, string, string, string]) {
  const [acute, grave, hook, tilde, dot, none] = keys;
  return {
    [acute]: { does: 'set-tone', tone: 'acute' },
    [grave]: { does: 'set-tone', tone: 'grave' },
    [hook]: { does: 'set-tone', tone: 'hook' },
    [tilde]: { does: 'set-tone', tone: 'tilde' },
    [dot]: { does: 'set-tone', tone: 'dot' },
    [none]: { does: 'clear-tone' },
  } as const;
}

const actions: Readonly<Record<InputMethod, Readonly<Record<string, Action>>>> = {
  telex: {
    ...tones(['s', 'f', 'r', 'x', 'j', 'z']),
    a: { does: 'mark', marks: { a: 'circumflex' } },
    e: { does: 'mark', marks: { e: 'circumflex' } },
    o: { does: 'mark', marks: { o: 'circumflex' } },
    w: { does: 'mark', marks: { a: 'breve', o: 'horn', u: 'horn' } },
    d: { does: 'mark', marks: { d: 'stroke' } },
  },
  vni: {
    ...tones(['1', '2', '3', '4', '5', '0']),
    6: { does: 'mark', marks: { a: 'circumflex', e: 'circumflex', o: 'circumflex' } },
    7: { does: 'mark', marks: { o: 'horn', u: 'horn' } },
    8: { does: 'mark', marks: { a: 'breve' } },
    9: { does: 'mark', marks: { d: 'stroke' } },
  },
};

export function actionOf(method: InputMethod, key: string): Action | undefined {
  const tone = toneOfSign(key);
  if (tone !== undefined) return { does: 'set-tone', tone };
  const small = key.toLowerCase();
  return Object.hasOwn(actions[method], small) ? actions[method][small] : undefined;
}
