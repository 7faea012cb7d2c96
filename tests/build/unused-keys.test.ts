import { expect, it } from 'vitest';
import { unusedKeys } from '#build/testing/unused-keys.mjs';

const words = {
  rating: { thanks: 'Xin cảm ơn', score: { 5: 'Rất hài lòng' }, visits_other: '{{count}} lượt' },
};

it('finds the keys that no source mentions, whole or by the beginning of a template', () => {
  expect(unusedKeys(words, "t('thanks'); t(`score.${score}`); t('rating:visits')")).toEqual([]);
  expect(unusedKeys(words, 't(`scores.${score}`); thanks()')).toEqual([
    'rating:thanks',
    'rating:score.5',
    'rating:visits',
  ]);
});
