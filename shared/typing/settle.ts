import type { Open } from './composing.ts';
import { isVowel, type Letter } from './letters.ts';
import { readingsOf, type Reading } from './readings.ts';
import { toneAt, type TonePlacement } from './tone-placement.ts';

interface Settled {
  readonly letters: readonly Letter[];
  readonly toneIndex: number;
}

/** The letters with the marks that spelling leaves no choice about, and the place of the tone. */
export function settle(state: Open, placement: TonePlacement): Settled {
  const readings = state.is === 'open' ? readingsOf(state) : [];
  const whole = readings.filter(({ isWhole }) => isWhole);
  const best = whole.length > 0 ? whole : readings;
  const rhymeAt = best[0]?.rhymeAt ?? firstVowelAt(state.letters);
  const rhyme = agreed(state, best) ?? state.letters.slice(rhymeAt);
  return {
    letters: [...state.letters.slice(0, rhymeAt), ...rhyme],
    toneIndex: rhymeAt + toneAt(rhyme, placement),
  };
}

function firstVowelAt(letters: readonly Letter[]): number {
  const at = letters.findIndex(isVowel);
  return at < 0 ? letters.length : at;
}

function agreed(state: Open, readings: readonly Reading[]): readonly Letter[] | undefined {
  const [first] = readings;
  if (first === undefined) return undefined;
  const typed = state.letters.slice(first.rhymeAt);
  if (state.tone === undefined && !typed.some(({ mark }) => mark)) return undefined;
  const marksOf = ({ rhyme }: Reading) => typed.map((_, at) => rhyme.letters[at]?.mark);
  const marks = marksOf(first);
  const isAgreed = readings.every((other) =>
    marksOf(other).every((mark, at) => mark === marks[at]),
  );
  return isAgreed ? typed.map((letter, at) => ({ ...letter, mark: marks[at] })) : undefined;
}
