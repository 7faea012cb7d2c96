import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import lists from '#resources/inbox/withholding-words.json' with { type: 'json' };
import { createSensitiveWords } from './sensitive-words.ts';
import { toPlain } from './word-tokens.ts';

const staffNames = ['Trần Thị Bích Thuỷ', 'Cán bộ quầy (dùng thử)', 'Lãnh đạo'];
const { find } = createSensitiveWords(lists, staffNames);
const found = (text: string) =>
  find(text).map(({ kind, start, end }) => `${kind}: ${text.slice(start, end)}`);

describe('words go to the leader first where they', () => {
  it.each([
    ['Chị Hoa ở quầy 2 rất tận tình', 'name: Chị Hoa'],
    ['chị lan làm rất tốt', 'name: chị lan'],
    ['CHỊ HOA TỐT', 'name: CHỊ HOA'],
    ['Ông Ba cho biết', 'name: Ông Ba'],
    ['cán bộ thủy hay đi vắng', 'name: cán bộ thủy'],
    ['Nguyễn Thị Hoa', 'name: Nguyễn Thị Hoa'],
    ['nguyen thi hoa', 'name: nguyen thi hoa'],
    ['Bích Thủy hay cười', 'name: Bích Thủy'],
    ['gặp bich thuy nhé', 'name: bich thuy'],
    ['Cán bộ quát tôi', 'accusing: quát'],
    ['bi doi tien tra nuoc', 'accusing: doi tien'],
    ['Số của tôi 0912345678', 'number: 0912345678'],
    ['សូម', 'script: សូម'],
  ])('%s', (text, first) => {
    expect(found(text)).toContain(first);
  });
});

describe('words go to staff at once where they say nothing of a person', () => {
  it.each([
    'Cán bộ hướng dẫn tận tình, dễ hiểu.',
    'can bo huong dan tan tinh, de hieu',
    'CÁN BỘ RẤT NHIỆT TÌNH',
    'Tôi lớn tuổi, được giúp điền tờ khai. Cảm ơn.',
    'Chờ lâu quá.',
    'Phải về lấy thêm giấy tờ, lần trước không ai dặn.',
    'Không biết hỏi ai, số thứ tự không nhảy.',
    'Anh chị em làm việc tốt',
    'Cán bộ Tư pháp đi vắng, cán bộ hỗ trợ nhanh',
    'Hồ sơ thủy lợi chậm',
    'The queue was long but staff were kind.',
    '',
  ])('%s', (text) => {
    expect(found(text)).toEqual([]);
  });
});

const capitalized = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);
const around = fc.constantFrom('', 'Hôm nay ', 'rất tốt ', '… ', 'da noi voi ');
const spelling = fc.constantFrom(
  (text: string) => text,
  (text: string) => text.normalize('NFD'),
  (text: string) => text.toUpperCase(),
  toPlain,
);

describe('in general', () => {
  it('finds every accusing phrase, however it is spelt and wherever it stands', () => {
    fc.assert(
      fc.property(fc.constantFrom(...lists.accusing), around, around, spelling, (...parts) => {
        const [phrase, before, after, spell] = parts;
        const kinds = find(`${before}${spell(phrase)} ${after}`).map(({ kind }) => kind);
        expect(kinds).toContain('accusing');
      }),
    );
  });

  it('finds a capitalized name after every honorific', () => {
    const name = fc.constantFrom(...lists.givenNames).filter((word) => {
      const isOther = (phrase: string) => toPlain(phrase) === toPlain(word);
      return !lists.notNames.some(isOther);
    });
    fc.assert(
      fc.property(fc.constantFrom(...lists.honorifics), name, around, (honorific, word, before) => {
        const text = `${before}${honorific} ${capitalized(word)} ở quầy 1`;
        expect(found(text)).toContain(`name: ${honorific} ${capitalized(word)}`);
      }),
    );
  });

  it('finds a person of the office by the name on the list, with or without diacritics', () => {
    fc.assert(
      fc.property(around, spelling, (before, spell) => {
        expect(find(`${before}${spell('Bích Thuỷ')} ở đây`).map(({ kind }) => kind)).toContain(
          'name',
        );
      }),
    );
  });

  it('names places inside the text, in order, whatever the text is', () => {
    const messy = fc.string({
      unit: fc.constantFrom('Chị', ' ', 'Hoa', 'quát', '09', '1234567', '.', 'ខ', '\u0301', 'đ'),
      maxLength: 60,
    });
    fc.assert(
      fc.property(fc.oneof(messy, fc.string({ unit: 'binary', maxLength: 200 })), (text) => {
        let before = 0;
        for (const { start, end } of find(text)) {
          expect(start).toBeGreaterThanOrEqual(before);
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(text.length);
          before = start;
        }
      }),
      { numRuns: 300 },
    );
  });
});
