import { expect, it } from 'vitest';
import { officialWordsOf } from './official-words.ts';

const five = {
  'Rất hài lòng': 5,
  'Hài lòng': 4,
  'Bình thường': 3,
  'Không hài lòng': 2,
  'Rất không hài lòng': 1,
};

it.each([
  ['hl5.1', five],
  [
    'hl5.1',
    {
      '5 - RẤT HÀI LÒNG': 5,
      '4. Hài lòng': 4,
      'Bình thường (3)': 3,
      'không hài lòng': 2,
      'Rất không hài lòng': 1,
      'Không áp dụng': null,
    },
  ],
  ['hl3.1', { 'Rất hài lòng': 3, 'Hài lòng': 2, 'Không hài lòng': 1 }],
  [undefined, { 'Hài lòng': 3, 'Bình thường': 2, 'Không hài lòng': 1 }],
  [undefined, { ...five, 'Rất hài lòng': 10 }],
  [undefined, { Tốt: 3, 'Bình thường': 2, Kém: 1 }],
  [undefined, {}],
])('knows a form’s words as %s, or as none of the program’s', (labelSet, values) => {
  expect(officialWordsOf({ values })).toBe(labelSet);
});

it('knows no words where a form asked in numbers', () => {
  expect(officialWordsOf({ numbers: { least: 1, most: 5 } })).toBeUndefined();
});
