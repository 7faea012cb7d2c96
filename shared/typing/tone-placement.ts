import { isVowel, type Letter } from './letters.ts';

/**
 * Where the tone of an open oa, oe, uy stands. `classic` (hòa, thủy) is what administrative texts
 * write: "CỘNG HÒA" in the national title of Decree 30/2020/NĐ-CP, "Luật Thủy sản". `main-vowel`
 * (hoà, thuỷ) is what schoolbooks write: Article 8 of Decision 1989/QĐ-BGDĐT of 2018.
 */
export type TonePlacement = 'classic' | 'main-vowel';

export const administrativePlacement: TonePlacement = 'classic';

const restsOnSecond = new Set(['ie', 'ue', 'uo', 'ye']); // on their way to iê, uê, uô, yê
const dependsOnPlacement = new Set(['oa', 'oe', 'uy']);

/** The place of the tone in a rhyme, whole or on its way. */
export function toneAt(rhyme: readonly Letter[], placement: TonePlacement): number {
  const marked = rhyme.findLastIndex(({ mark }) => mark !== undefined);
  if (marked >= 0) return marked;
  const coda = rhyme.findIndex((letter) => !isVowel(letter));
  if (coda >= 0) return coda - 1;
  if (rhyme.length !== 2) return rhyme.length === 3 ? 1 : 0;
  const vowels = rhyme.map(({ base }) => base).join('');
  const isSecond =
    restsOnSecond.has(vowels) || (dependsOnPlacement.has(vowels) && placement === 'main-vowel');
  return isSecond ? 1 : 0;
}
