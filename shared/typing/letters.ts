export type Mark = 'circumflex' | 'breve' | 'horn' | 'stroke';
export type Tone = 'acute' | 'grave' | 'hook' | 'tilde' | 'dot';

/** One letter without its tone: `Ộ` is the base `o` with a circumflex, written large. */
export interface Letter {
  readonly base: string;
  readonly mark?: Mark | undefined;
  readonly isCapital?: boolean;
}

const markSigns = new Map<string, Mark>([
  ['\u0302', 'circumflex'],
  ['\u0306', 'breve'],
  ['\u031b', 'horn'],
]);
const signOfMark = new Map([...markSigns].map(([sign, mark]) => [mark, sign]));

const toneSigns = new Map<string, Tone>([
  ['\u0301', 'acute'],
  ['\u0300', 'grave'],
  ['\u0309', 'hook'],
  ['\u0303', 'tilde'],
  ['\u0323', 'dot'],
]);
const signOfTone = new Map([...toneSigns].map(([sign, tone]) => [tone, sign]));

/** The tone that a combining sign stands for; some keyboards type tones so. */
export function toneOfSign(sign: string): Tone | undefined {
  return toneSigns.get(sign);
}

export function isVowel({ base }: Letter): boolean {
  return 'aeiouy'.includes(base);
}

export interface Unspelled {
  readonly letters: readonly Letter[];
  readonly tone?: Tone | undefined;
}

/** Takes a word apart; undefined if it holds anything that Vietnamese letters cannot be made of. */
export function unspell(text: string): Unspelled | undefined {
  const letters: Letter[] = [];
  let tone: Tone | undefined;
  for (const character of text.normalize('NFC')) {
    const [plain = '', ...signs] = character.normalize('NFD');
    const isStroked = plain === 'đ' || plain === 'Đ';
    const base = isStroked ? 'd' : plain.toLowerCase();
    if (!/^[a-z]$/.test(base)) return undefined;
    let mark: Mark | undefined = isStroked ? 'stroke' : undefined;
    for (const sign of signs) {
      const isSecond = markSigns.has(sign) ? mark !== undefined : tone !== undefined;
      if (isSecond || !(markSigns.has(sign) || toneSigns.has(sign))) return undefined;
      mark = markSigns.get(sign) ?? mark;
      tone = toneSigns.get(sign) ?? tone;
    }
    letters.push({ base, mark, isCapital: plain !== plain.toLowerCase() });
  }
  return { letters, tone };
}

/** Writes letters, with the tone on the one at `toneAt`. */
export function spell(letters: readonly Letter[], tone?: Tone, toneAt = -1): string {
  return letters
    .map((letter, at) => {
      const sign = at === toneAt && tone !== undefined ? (signOfTone.get(tone) ?? '') : '';
      return (write(letter) + sign).normalize('NFC');
    })
    .join('');
}

function write({ base, mark, isCapital = false }: Letter): string {
  const small = mark === 'stroke' ? 'đ' : base + signOf(mark);
  return isCapital ? small.toUpperCase() : small;
}

function signOf(mark: Mark | undefined): string {
  return mark === undefined ? '' : (signOfMark.get(mark) ?? '');
}
