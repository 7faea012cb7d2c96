import { spell, type Letter, type Tone } from './letters.ts';
import { isCutOff, isSyllable, onsets, rhymes } from './orthography.ts';
import { toneAt, type TonePlacement } from './tone-placement.ts';

const everyTone = [undefined, 'acute', 'grave', 'hook', 'tilde', 'dot'] as const;
const tonesOfCutOff = ['acute', 'dot'] as const;

export interface Syllable {
  readonly letters: readonly Letter[];
  /** Where the rhyme begins. */
  readonly rhymeAt: number;
  readonly tone: Tone | undefined;
}

/**
 * Every syllable that the rules of spelling allow, said by somebody or not:
 * c, g, ng before a, o, u and k, gh, ngh before e, i, y; qu and gi with their own rhymes; a rounded
 * rhyme (oa, uê, uy) not after b, gi, m, p, ph, v; a single y after h, k, l, m, s, t, v or nothing; iê
 * written yê at the beginning; a syllable that ends in c, ch, p or t with acute or dot only.
 */
export function* everySyllable(): Generator<Syllable> {
  for (const onset of onsets) {
    for (const rhyme of rhymes) {
      if (!isSyllable(onset, rhyme)) continue;
      const letters = [...onset.letters, ...rhyme.letters];
      for (const tone of isCutOff(rhyme) ? tonesOfCutOff : everyTone) {
        yield { letters, rhymeAt: onset.letters.length, tone };
      }
    }
  }
}

export function spellSyllable(syllable: Syllable, placement: TonePlacement): string {
  const { letters, rhymeAt, tone } = syllable;
  return spell(letters, tone, rhymeAt + toneAt(letters.slice(rhymeAt), placement));
}
