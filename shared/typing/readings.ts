import { isVowel, type Letter, type Tone, type Unspelled } from './letters.ts';
import {
  highlandOnsets,
  highlandRhymes,
  isCutOff,
  joins,
  onsets,
  rhymes,
  type Spelling,
} from './orthography.ts';

/** One way to see letters as a syllable, whole or on its way. */
export interface Reading {
  readonly rhymeAt: number;
  readonly rhyme: Spelling;
  readonly isWhole: boolean;
}

const everyOnset = [...onsets, ...highlandOnsets];
const rhymesByFirst = Map.groupBy(
  [...rhymes, ...highlandRhymes],
  ({ letters }) => letters[0]?.base ?? '',
);

/** Every syllable that the letters are or may become when more are typed. */
export function readingsOf({ letters, tone }: Unspelled): readonly Reading[] {
  return everyOnset
    .filter((onset) => beginsWith(letters, onset))
    .flatMap((onset) => {
      const rhymeAt = onset.letters.length;
      const typed = letters.slice(rhymeAt);
      return (rhymesByFirst.get(typed[0]?.base ?? '') ?? [])
        .filter((rhyme) => mayBecome(typed, rhyme) && bears(rhyme, tone) && joins(onset, rhyme))
        .map((rhyme) => ({ rhymeAt, rhyme, isWhole: rhyme.letters.length === typed.length }));
    });
}

/**
 * Whether Vietnamese can begin so: a syllable on its way, or consonants alone (an onset, or an
 * abbreviation such as NĐ, UBND).
 */
export function isPossible(word: Unspelled): boolean {
  if (readingsOf(word).length > 0) return true;
  if (word.tone !== undefined) return false;
  return isOnset(word.letters) || word.letters.every(isConsonant);
}

/** qu and gi have a vowel's letter. */
function isOnset(letters: readonly Letter[]): boolean {
  return everyOnset.some(
    (onset) => onset.letters.length === letters.length && beginsWith(letters, onset),
  );
}

function isConsonant(letter: Letter): boolean {
  return /^[a-z]$/.test(letter.base) && !isVowel(letter);
}

function beginsWith(letters: readonly Letter[], onset: Spelling): boolean {
  return onset.letters.every(
    ({ base, mark }, at) => letters[at]?.base === base && letters[at].mark === mark,
  );
}

/** A mark that is not typed yet may still come; one that is typed must be right. */
function mayBecome(typed: readonly Letter[], rhyme: Spelling): boolean {
  return typed.every(({ base, mark }, at) => {
    const letter = rhyme.letters[at];
    return letter?.base === base && (mark === undefined || letter.mark === mark);
  });
}

function bears(rhyme: Spelling, tone: Tone | undefined): boolean {
  return tone === undefined || tone === 'acute' || tone === 'dot' || !isCutOff(rhyme);
}
