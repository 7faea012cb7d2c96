/** What is typed by touching a key, and what else a key may do. */
export type Key =
  | {
      readonly does: 'type';
      readonly text: string;
      /** How a sign is called; letters and digits are called as they look. */
      readonly sign?: SignName;
      /** What the key makes of the letter before it; shown small. */
      readonly hint?: string | undefined;
      readonly width: number;
    }
  | { readonly does: KeyName; readonly width: number };

export type KeyName =
  | 'shift'
  | 'erase'
  | 'space'
  | 'enter'
  | 'left'
  | 'right'
  | 'letters'
  | 'signs';

export interface Row {
  /** Columns left free on either side. */
  readonly margin: number;
  readonly keys: readonly Key[];
}

/** A row is 40 columns wide: ten keys of four. */
export const columns = 40;

const keyWidth = 4;

const signs = {
  '.': 'dot',
  ',': 'comma',
  '?': 'question',
  '!': 'exclamation',
  ':': 'colon',
  ';': 'semicolon',
  '-': 'hyphen',
  '/': 'slash',
  '(': 'bracketOpen',
  ')': 'bracketClose',
  '"': 'quote',
  "'": 'apostrophe',
  '@': 'at',
  '#': 'hash',
  '%': 'percent',
  '&': 'and',
  '+': 'plus',
  '=': 'equals',
  '*': 'star',
  _: 'underscore',
  '…': 'dots',
  '–': 'dash',
  '°': 'degree',
  '₫': 'dong',
  '“': 'quoteOpen',
  '”': 'quoteClose',
} as const;

export type SignName = (typeof signs)[keyof typeof signs];

export type WritingMethod = 'telex' | 'vni' | 'english';

const hints: Readonly<Record<WritingMethod, Readonly<Record<string, string>>>> = {
  telex: {
    ...{ s: 'á', f: 'à', r: 'ả', x: 'ã', j: 'ạ' },
    ...{ a: 'â', e: 'ê', o: 'ô', w: 'ươ', d: 'đ' },
  },
  vni: { 1: 'á', 2: 'à', 3: 'ả', 4: 'ã', 5: 'ạ', 6: 'â', 7: 'ươ', 8: 'ă', 9: 'đ' },
  english: {},
};

function typing(text: string, hint?: string, width = keyWidth): Key {
  const isSign = Object.hasOwn(signs, text);
  return {
    does: 'type',
    text,
    hint,
    width,
    ...(isSign && { sign: signs[text as keyof typeof signs] }),
  };
}

function key(does: KeyName, width = keyWidth): Key {
  return { does, width };
}

function row(...keys: readonly Key[]): Row {
  const taken = keys.reduce((sum, { width }) => sum + width, 0);
  return { margin: (columns - taken) / 2, keys };
}

/** Letters and digits; `method` says what they make of Vietnamese. */
export function letterRows(method: WritingMethod): readonly Row[] {
  const type = (texts: string) => [...texts].map((text) => typing(text, hints[method][text]));
  return [
    row(...type('1234567890')),
    row(...type('qwertyuiop')),
    row(...type('asdfghjkl')),
    row(key('shift', 6), ...type('zxcvbnm'), key('erase', 6)),
    lastRow(key('signs', 5)),
  ];
}

export const signRows: readonly Row[] = [
  row(...[...'1234567890'].map((digit) => typing(digit))),
  row(...[...'!:;-/()"\'%'].map((sign) => typing(sign))),
  row(...[...'@#&+=*_…–'].map((sign) => typing(sign))),
  row(
    ...[...'°₫'].map((sign) => typing(sign, undefined, 8)),
    ...[...'“”'].map((sign) => typing(sign, undefined, 9)),
    key('erase', 6),
  ),
  lastRow(key('letters', 5)),
];

function lastRow(plane: Key): Row {
  return row(
    plane,
    typing(','),
    key('space', 11),
    ...[...'.?'].map((sign) => typing(sign)),
    key('left'),
    key('right'),
    key('enter'),
  );
}

/** For a dossier's code: capitals, digits, dot and hyphen. */
export const codeRows: readonly Row[] = [
  ...['1234567890', 'QWERTYUIOP', 'ASDFGHJKL'].map((texts) =>
    row(...[...texts].map((text) => typing(text))),
  ),
  row(typing('.', undefined, 6), ...[...'ZXCVBNM'].map((text) => typing(text)), key('erase', 6)),
  row(typing('-', undefined, 16), key('left', 12), key('right', 12)),
];
