import { expect, it } from 'vitest';
import { numbersOf } from './numbers-of.ts';

it.each([
  [
    ['Quầy 1', 'Quầy 2 – Đất đai', 'Số 12'],
    ['1', '2', '12'],
  ],
  [
    ['Quầy 01', 'Quầy 02'],
    ['01', '02'],
  ],
])('the signs of %j are %j', (names, numbers) => {
  expect(numbersOf(names)).toEqual(numbers);
});

it.each([
  ['one has none', ['Quầy 1', 'Quầy Hộ tịch']],
  ['one has two', ['Tầng 1 quầy 2', 'Quầy 3']],
  ['two have the same', ['Quầy 1', 'Quầy 01']],
  ['one is too long for a sign', ['Quầy 1', 'Quầy 2026']],
])('there are no signs where %s', (_why, names) => {
  expect(numbersOf(names)).toBeUndefined();
});
