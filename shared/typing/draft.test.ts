import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  countOf,
  draftOf,
  erase,
  insert,
  moveCaret,
  typeKey,
  type Draft,
  type TypingRules,
} from './draft.ts';

function typeAll(draft: Draft, keys: readonly string[], rules: TypingRules = {}): Draft {
  return keys.reduce((before, key) => typeKey(before, key, rules), draft);
}

it('types a sentence by Telex and by VNI', () => {
  const telex = 'Truwowngf hopwj ddacwj bieetj, tooi raats haif longf';
  const vni = 'Tru7o7ng2 ho75p d9a85c bie65t, to6i ra61t ha2i lo2ng';
  const wanted = 'Trường hợp đặc biệt, tôi rất hài lòng';
  expect(typeAll(draftOf(''), [...telex], { method: 'telex' }).text).toBe(wanted);
  expect(typeAll(draftOf(''), [...vni], { method: 'vni' }).text).toBe(wanted);
});

it('takes digits for digits where no word is', () => {
  const typed = typeAll(draftOf('', 0), [...'Quay2 3, nga2y 12/6'], { method: 'vni' });
  expect(typed.text).toBe('Quày 3, ngày 12/6');
});

it('types in the middle of a text', () => {
  const { text, caret } = typeAll(draftOf('hai long', 3), ['f'], { method: 'telex' });
  expect({ text, caret }).toEqual({ text: 'hài long', caret: 3 });
  expect(typeAll(draftOf('hài  lòng', 4), [...'raats'], { method: 'telex' }).text).toBe(
    'hài rất lòng',
  );
});

it('changes nothing in a text when keys stand for themselves', () => {
  expect(typeAll(draftOf('tie'), [...'ngs']).text).toBe('tiengs');
});

it('takes no key more than there is room for, but still a tone', () => {
  const rules = { method: 'telex', maxLength: 3 } as const;
  expect(typeAll(draftOf(''), [...'toanf'], rules).text).toBe('tòa');
  expect(insert(draftOf('ab', 1), 'xyz', 3)).toEqual({ text: 'axb', caret: 2 });
});

it('moves and erases by what is seen as one character', () => {
  const draft = draftOf('a👨‍👩‍👧é');
  expect(moveCaret(draft, -1).caret).toBe(9);
  expect(erase(moveCaret(draft, -1)).text).toBe('aé');
  expect(erase(draftOf('', 0)).text).toBe('');
  expect(moveCaret(draftOf('x'), 1).caret).toBe(1);
});

describe('for any text and any keys', () => {
  const method = fc.constantFrom('telex', 'vni', undefined);
  const key = fc.constantFrom(...'aaeeoouuiyddwsfrxjzntghcmpAEODWS', ...'0123456789 .,?-\n');
  const keys = fc.array(key, { maxLength: 25 });
  const word = fc.constantFrom(
    'tiếng',
    'hoà',
    'test',
    'Đắk',
    'ươ',
    'a',
    'd',
    'qu',
    '👍🏽',
    '',
    'xoong',
  );
  const text = fc
    .array(fc.oneof(word, fc.string({ unit: 'grapheme', maxLength: 6 })), { maxLength: 4 })
    .map((words) => words.join(' '));
  const draft = fc
    .tuple(text, fc.nat(40))
    .map(([text, caret]) => draftOf(text, Math.min(caret, text.length)));
  const withEnds = draft.filter(({ text, caret }) => !/^[\p{M}\u200d]/u.test(text.slice(caret)));

  const visible = ({ text, caret }: Draft) =>
    [...new Intl.Segmenter('vi').segment(text.slice(0, caret))].length;

  function eraseAdded(before: Draft, typed: Draft): Draft {
    const added = visible(typed) - visible(before);
    return Array.from({ length: added }).reduce<Draft>(erase, typed);
  }

  it('writes composed text with the caret between visible characters', () => {
    fc.assert(
      fc.property(draft, keys, method, (draft, keys, method) => {
        const typed = typeAll(draft, keys, { method });
        expect(typed.text).toBe(typed.text.normalize('NFC'));
        expect(draftOf(typed.text, typed.caret).caret).toBe(typed.caret);
      }),
      { numRuns: 2000 },
    );
  });

  it('gives the text back when what was added is erased', () => {
    const atAnEnd = withEnds.filter(
      ({ text, caret }) => !/[\p{L}\p{M}]$/u.test(text.slice(0, caret)),
    );
    fc.assert(
      fc.property(atAnEnd, keys, method, (draft, keys, method) => {
        const { text, caret } = eraseAdded(draft, typeAll(draft, keys, { method }));
        expect({ text, caret }).toEqual({ text: draft.text, caret: draft.caret });
      }),
      { numRuns: 5000 },
    );
  });

  it('gives the letters back, if not the marks, of a word that the keys went into', () => {
    fc.assert(
      fc.property(withEnds, keys, method, (draft, keys, method) => {
        const erased = eraseAdded(draft, typeAll(draft, keys, { method }));
        expect(bare(erased.text)).toBe(bare(draft.text));
      }),
      { numRuns: 5000 },
    );
  });

  it('never exceeds its room', () => {
    fc.assert(
      fc.property(draft, keys, method, fc.nat(30), (draft, keys, method, maxLength) => {
        const typed = typeAll(draft, keys, { method, maxLength });
        expect(countOf(typed.text)).toBeLessThanOrEqual(Math.max(maxLength, countOf(draft.text)));
      }),
    );
  });

  function bare(text: string): string {
    return text.normalize('NFD').replace(/\p{M}/gu, '').replace(/đ/g, 'd').replace(/Đ/g, 'D');
  }
});
