export const shortestPassphrase = 15;
/** Fewer different characters are a pattern, whatever their length. */
const fewestDifferent = 6;
const fewestWords = 3;
const sequences = [
  '01234567890123456789',
  '98765432109876543210',
  'abcdefghijklmnopqrstuvwxyz',
  'qwertyuiopasdfghjklzxcvbnm',
];
/** What people take first; a passphrase may contain one, but not be made of them. */
const commonPlaces =
  /matkhau|password|passphrase|hailong|ubnd|uyban|hanhchinhcong|motcua|vietnam|xinchao|admin|caimatkhau/g;

/** Why a passphrase is refused; undefined when it may be used. */
export type PassphraseFault = 'short' | 'pattern' | 'common';

/** Judges a passphrase: length counts most, and what a stranger would try first is refused. */
export function findPassphraseFault(passphrase: string): PassphraseFault | undefined {
  const text = passphrase.normalize('NFC').trim();
  if ([...text].length < shortestPassphrase) return 'short';
  const plain = fold(text);
  const bare = plain.replaceAll(/[^a-z0-9]/g, '');
  const words = plain.split(/[^a-z0-9]+/).filter((word) => word !== '');
  const isRepeated = new Set(words).size < Math.min(fewestWords, words.length);
  if (new Set(bare).size < fewestDifferent || isPeriodic(bare) || isRepeated) return 'pattern';
  const withoutRuns = sequences.reduce((rest, sequence) => withoutRun(rest, sequence), bare);
  if (withoutRuns.length < bare.length / 2) return 'pattern';
  const own = bare.replaceAll(commonPlaces, '').replaceAll(/(?:19|20)?\d\d$/g, '');
  return own.length < fewestDifferent ? 'common' : undefined;
}

/** Small letters and digits without marks. */
function fold(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').replaceAll(/[đĐ]/g, 'd').toLowerCase();
}

function isPeriodic(text: string): boolean {
  return text.length > 0 && (text + text).indexOf(text, 1) < text.length;
}

/** Takes out every run of four or more characters that follow each other on the keyboard or in order. */
function withoutRun(text: string, sequence: string): string {
  let rest = text;
  for (let length = sequence.length; length >= 4; length -= 1) {
    for (let from = 0; from + length <= sequence.length; from += 1) {
      rest = rest.replaceAll(sequence.slice(from, from + length), '');
    }
  }
  return rest;
}
