/** Code points after NFC; NIST SP 800-63B-4 asks for 15 where a passphrase is the only factor. */
export const shortestPassphrase = 15;
/** Decomposed it still fits into what the sign-in takes. */
export const longestPassphrase = 64;

export const passphraseFaults = [
  'tooShort',
  'tooLong',
  'repeated',
  'straight',
  'ownName',
  'unitName',
  'common',
] as const;
export type PassphraseFault = (typeof passphraseFaults)[number];

/** What somebody who knows the person and the office would try first. */
export interface Guesses {
  readonly code: string;
  readonly name: string;
  readonly unitName: string;
  /** Phrases that anybody would try. */
  readonly common: readonly string[];
  /** Code points; what the sign-in takes unless something else is opened with it. */
  readonly longest?: number;
}

/** Letters of one's own that a known phrase needs beside it before it counts as somebody's own. */
const ownLetters = 8;

/** Why a passphrase is refused; undefined for one that is taken. Case and accents hide nothing. */
export function faultOfPassphrase(
  passphrase: string,
  { code, name, unitName, common, longest = longestPassphrase }: Guesses,
): PassphraseFault | undefined {
  const length = [...passphrase.normalize('NFC')].length;
  if (length < shortestPassphrase) return 'tooShort';
  if (length > longest) return 'tooLong';
  const folded = fold(passphrase);
  if (isRepetition(passphrase, folded)) return 'repeated';
  if (isStraight(folded)) return 'straight';
  if (isLittleMoreThan(folded, [name, code, ...wordsOf(name)])) return 'ownName';
  if (isLittleMoreThan(folded, [unitName])) return 'unitName';
  if (isLittleMoreThan(folded, common)) return 'common';
  return undefined;
}

/** Without accents, case, spaces and signs: what is left when somebody guesses. */
export function fold(text: string): string {
  return text
    .normalize('NFD')
    .toLowerCase()
    .replaceAll('đ', 'd')
    .replaceAll(/[^\p{L}\p{Nd}]/gu, '');
}

function wordsOf(text: string): readonly string[] {
  return text.split(/\s+/u).filter((word) => word.length > 0);
}

/** One word or one piece over and over, or a handful of characters shuffled. */
function isRepetition(passphrase: string, folded: string): boolean {
  const words = wordsOf(passphrase).map(fold);
  if (words.length > 1 && new Set(words).size === 1) return true;
  const lengths = Array.from({ length: Math.floor(folded.length / 2) }, (_, n) => n + 1);
  const isPeriodic = lengths.some((length) => folded.slice(length) === folded.slice(0, -length));
  return isPeriodic || new Set(folded).size < 5;
}

const rows = [
  'abcdefghijklmnopqrstuvwxyz',
  '01234567890123456789',
  'qwertyuiopasdfghjklzxcvbnm',
  'qazwsxedcrfvtgbyhnujmikolp',
  '1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p',
];

/** Nothing but stretches of four and more along the alphabet, the digits or the keyboard. */
function isStraight(folded: string): boolean {
  const ways = rows.flatMap((row) => [row, [...row].toReversed().join('')]);
  let rest = folded;
  while (rest.length >= 4) {
    const way = ways.map((row) => sharedStart(rest, row)).reduce((a, b) => Math.max(a, b), 0);
    if (way < 4) return false;
    rest = rest.slice(way);
  }
  return rest.length < 4;
}

/** How long a beginning of `text` stands somewhere in `row`. */
function sharedStart(text: string, row: string): number {
  let length = 0;
  while (length < text.length && row.includes(text.slice(0, length + 1))) length += 1;
  return length;
}

/** Whether too little is left when the known phrases, and digits, are taken out. */
function isLittleMoreThan(folded: string, phrases: readonly string[]): boolean {
  const known = phrases
    .map(fold)
    .filter((phrase) => phrase.length > 1)
    .toSorted((one, other) => other.length - one.length);
  const rest = known.reduce((left, phrase) => left.replaceAll(phrase, ' '), folded);
  if (rest === folded) return false;
  return rest.replaceAll(/[\s\p{Nd}]/gu, '').length < ownLetters;
}
