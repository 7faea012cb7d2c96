import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { actionOf, type InputMethod } from './input-methods.ts';
import type { Letter, Tone } from './letters.ts';
import { everySyllable, spellSyllable, type Syllable } from './syllables.ts';
import { toneAt, type TonePlacement } from './tone-placement.ts';
import { openWord, press, show, type Word } from './word.ts';

const methods = ['telex', 'vni'] as const;
const placements = ['classic', 'main-vowel'] as const;

function typed(method: InputMethod, keys: string, placement: TonePlacement = 'classic'): string {
  const word = [...keys].reduce<Word>(press, openWord(method, '', ''));
  return show(word, placement).before;
}

describe('Telex', () => {
  it.each([
    ['ddax', 'đã'],
    ['cuowfi', 'cười'],
    ['tieengs', 'tiếng'],
    ['tieesng', 'tiếng'],
    ['tiesng', 'tiếng'],
    ['tiengs', 'tiếng'],
    ['tienges', 'tiếng'],
    ['dad', 'đa'],
    ['Dduowngf', 'Đường'],
    ['TRUWOWNGF', 'TRƯỜNG'],
    ['nguowif', 'người'],
    ['dduwowcj', 'được'],
    ['dduocjw', 'được'],
    ['uow', 'ươ'],
    ['thuowr', 'thuở'],
    ['thuowrng', 'thưởng'],
    ['huow', 'huơ'],
    ['quow', 'quơ'],
    ['huowng', 'hương'],
    ['ruouwj', 'rượu'],
    ['tw', 'tư'],
    ['nhwngx', 'những'],
    ['w', 'ư'],
    ['gif', 'gì'],
    ['giaf', 'già'],
    ['gieengs', 'giếng'],
    ['quys', 'quý'],
    ['quaw', 'quă'],
    ['quoocs', 'quốc'],
    ['khuyrus', 'khuýu'],
    ['ngoeoj', 'ngoẹo'],
    ['xooong', 'xoong'],
    ['sooocs', 'soóc'],
    ['aaw', 'ă'],
    ['oow', 'ơ'],
    ['owo', 'ô'],
    ['tasf', 'tà'],
    ['tasz', 'ta'],
    ['NDD', 'NĐ'],
    ['SDDT', 'SĐT'],
    ['DDaks', 'Đák'],
    ['DDawks', 'Đắk'],
    ['Hree', 'Hrê'],
    ['Xtieeng', 'Xtiêng'],
    ['Krông', 'Krông'],
  ])('makes %s into %s', (keys, text) => {
    expect(typed('telex', keys)).toBe(text);
  });

  it.each([
    ['ass', 'as'],
    ['aaa', 'aa'],
    ['ddd', 'dd'],
    ['dadd', 'dad'],
    ['oww', 'ow'],
    ['uoww', 'uow'],
    ['ww', 'w'],
    ['tww', 'tw'],
    ['tesst', 'test'],
    ['tests', 'test'],
    ['tieengss', 'tiêngs'],
    ['taz', 'taz'],
  ])('takes a mark back when its key is pressed again: %s is %s', (keys, text) => {
    expect(typed('telex', keys)).toBe(text);
  });

  it.each(
    'email internet facebook zalo online wifi website Windows app VNeID soft text next report word'.split(
      ' ',
    ),
  )('leaves %s as it is', (word) => expect(typed('telex', word)).toBe(word));
});

describe('VNI', () => {
  it.each([
    ['d9a4', 'đã'],
    ['cuo72i', 'cười'],
    ['tie6ng1', 'tiếng'],
    ['tieng61', 'tiếng'],
    ['Nguye6n4', 'Nguyễn'],
    ['u7o7ng', 'ương'],
    ['thuo73', 'thuở'],
    ['TRUONG72', 'TRƯỜNG'],
    ['a8n', 'ăn'],
    ['ta10', 'ta'],
    ['xoong', 'xoong'],
    ['ND9', 'NĐ'],
    ['a11', 'a1'],
    ['a66', 'a6'],
    ['d99', 'd9'],
    ['C06', 'C06'],
    ['H29', 'H29'],
    ['test', 'test'],
  ])('makes %s into %s', (keys, text) => {
    expect(typed('vni', keys)).toBe(text);
  });
});

it('places the tone of an open oa, oe, uy as the office or as the school does', () => {
  const both = (keys: string) => placements.map((placement) => typed('telex', keys, placement));
  expect(both('hoaf')).toEqual(['hòa', 'hoà']);
  expect(both('khoer')).toEqual(['khỏe', 'khoẻ']);
  expect(both('thuyr')).toEqual(['thủy', 'thuỷ']);
  expect(both('quys')).toEqual(['quý', 'quý']);
  expect(both('toanf')).toEqual(['toàn', 'toàn']);
});

it('mends a word that was left, from its end and from within', () => {
  const mended = (before: string, after: string, key: string) =>
    show(press(openWord('telex', before, after), key), 'classic');
  expect(mended('tieng', '', 's')).toEqual({ before: 'tiếng', after: '' });
  expect(mended('ti', 'êng', 's')).toEqual({ before: 'ti', after: 'ếng' });
  expect(mended('tiê', 'g', 'n')).toEqual({ before: 'tiên', after: 'g' });
  expect(mended('tiếng', '', 's')).toEqual({ before: 'tiêngs', after: '' });
  expect(mended('', 'nam', 's')).toEqual({ before: 's', after: 'nam' });
});

it('types a new word right before another', () => {
  const word = [...'Vieejt'].reduce<Word>(press, openWord('telex', '', 'nam'));
  expect(show(word, 'classic')).toEqual({ before: 'Việt', after: 'nam' });
});

describe('every syllable that the rules of spelling allow', () => {
  const syllables = [...everySyllable()];

  it('is counted once in either placement of tones', () => {
    expect(syllables).toHaveLength(16_392);
    for (const placement of placements) {
      const texts = new Set(syllables.map((syllable) => spellSyllable(syllable, placement)));
      expect(texts.size).toBe(syllables.length);
    }
  });

  it.each(methods)('is typed by %s with the tone at the end', (method) => {
    expectTyped(method, (syllable) => atTheEnd(method, syllable));
  });

  it.each(methods)('is typed by %s with the tone right after its vowel', (method) => {
    expectTyped(method, (syllable, placement) => afterItsVowel(method, syllable, placement));
  });

  it.each(methods)('is typed by %s with letters first, then marks, then the tone', (method) => {
    expectTyped(method, (syllable) => lettersFirst(method, syllable));
  });

  /** In small letters, with a capital and in capitals, and in both placements. */
  function expectTyped(
    method: InputMethod,
    keysOf: (syllable: Syllable, placement: TonePlacement) => string,
  ): void {
    const missed: string[] = [];
    for (const syllable of syllables) {
      const [first, ...others] = placements;
      const isSame = others.every(
        (other) => spellSyllable(syllable, other) === spellSyllable(syllable, first),
      );
      for (const placement of isSame ? [first] : placements) {
        const wanted = spellSyllable(syllable, placement);
        const keys = keysOf(syllable, placement);
        for (const inCase of [(text: string) => text, capitalized, capitals]) {
          const got = typed(method, inCase(keys), placement);
          if (got !== inCase(wanted)) missed.push(`${inCase(keys)}: ${got}, not ${inCase(wanted)}`);
        }
      }
    }
    expect(missed).toEqual([]);
  }
});

const capitals = (text: string) => text.toUpperCase();
const capitalized = (text: string) => text.slice(0, 1).toUpperCase() + text.slice(1);

const toneKeys = {
  telex: { acute: 's', grave: 'f', hook: 'r', tilde: 'x', dot: 'j' },
  vni: { acute: '1', grave: '2', hook: '3', tilde: '4', dot: '5' },
} as const;
const markKeys = {
  telex: { breve: 'w', horn: 'w', stroke: 'd' },
  vni: { circumflex: '6', horn: '7', breve: '8', stroke: '9' },
} as const;

function toneKey(method: InputMethod, tone: Tone | undefined): string {
  return tone === undefined ? '' : toneKeys[method][tone];
}

function markKey(method: InputMethod, { base, mark }: Letter): string {
  if (mark === undefined) return '';
  const keys: Partial<Record<typeof mark, string>> = markKeys[method];
  return keys[mark] ?? base;
}

/** By Telex a plain double o needs its escape. */
function letterKeys(method: InputMethod, letters: readonly Letter[]): readonly string[] {
  return letters.map((letter, at) => {
    const isDoubled = letter.base === 'o' && letters[at - 1]?.base === 'o';
    const key = letter.base + markKey(method, letter);
    return isDoubled && method === 'telex' ? key + key : key;
  });
}

function atTheEnd(method: InputMethod, { letters, tone }: Syllable): string {
  return letterKeys(method, letters).join('') + toneKey(method, tone);
}

function afterItsVowel(method: InputMethod, syllable: Syllable, placement: TonePlacement): string {
  const { letters, rhymeAt, tone } = syllable;
  const at = rhymeAt + toneAt(letters.slice(rhymeAt), placement);
  const keys = letterKeys(method, letters);
  return [...keys.slice(0, at + 1), toneKey(method, tone), ...keys.slice(at + 1)].join('');
}

function lettersFirst(method: InputMethod, { letters, tone }: Syllable): string {
  const plain = letters.map(({ base }) => ({ base }));
  // One key marks both letters of ươ, and by Telex the second o of an ô.
  const marks = letters
    .filter(({ mark }, at) => !(mark === 'horn' && letters[at + 1]?.mark === 'horn'))
    .map((letter) => markKey(method, letter));
  return letterKeys(method, plain).join('') + marks.join('') + toneKey(method, tone);
}

describe('any keys', () => {
  const anyMethod = fc.constantFrom(...methods);
  const letters = fc.constantFrom(...'aaeeoouuiyddwsfrxjzntghcmpAEODWSZ', ...'0123456789');
  const anyKeys = fc.array(letters, { maxLength: 14 }).map((keys) => keys.join(''));
  const anyPlacement = fc.constantFrom(...placements);

  it('show a composed text in which every key is a letter, a mark or an escape', () => {
    fc.assert(
      fc.property(anyMethod, anyKeys, anyPlacement, (method, keys, placement) => {
        const text = typed(method, keys, placement);
        expect(text).toBe(text.normalize('NFC'));
        expectKept(text, keys, method);
      }),
      { numRuns: 5000 },
    );
  });

  it('that mean nothing but themselves stand as they are', () => {
    const inert = fc.array(fc.constantFrom(...'bcghklmnpqtvBCGH')).map((keys) => keys.join(''));
    fc.assert(
      fc.property(anyMethod, inert, (method, keys) => {
        expect(typed(method, keys)).toBe(keys);
      }),
    );
  });

  /** What has no action in the method is there, in its order. */
  function expectKept(text: string, keys: string, method: InputMethod): void {
    const isInert = (key: string) => actionOf(method, key) === undefined && !/d|u/i.test(key);
    const bare = [...text.normalize('NFD')].filter((each) => /[a-z0-9]/i.test(each));
    expect(bare.filter(isInert).join('')).toBe([...keys].filter(isInert).join(''));
  }
});
