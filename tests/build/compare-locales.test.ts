import { expect, it } from 'vitest';
import { differencesBetween } from '#build/testing/compare-locales.mjs';

it('finds nothing between languages that say the same', () => {
  const vi = { rating: { thanks: 'Xin cảm ơn', visits_other: '{{count}} lượt' } };
  const en = {
    rating: { thanks: 'Thank you', visits_one: 'one visit', visits_other: '{{count}} visits' },
  };
  expect(differencesBetween(vi, en)).toEqual([]);
});

it('names what is missing, unknown, empty or filled in otherwise', () => {
  const vi = { desk: { title: 'Bàn làm việc', hello: 'Chào {{name}}', empty: 'Trống' } };
  const en = { desk: { hello: 'Hello {{person}}', empty: ' ', more: 'More' } };
  expect(differencesBetween(vi, en)).toEqual([
    'desk.title is missing',
    'desk.more is unknown in vi',
    'desk.hello takes other values',
    'desk.empty takes other values',
    'desk.empty says nothing',
  ]);
});
