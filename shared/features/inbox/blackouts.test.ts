import fc from 'fast-check';
import { expect, it } from 'vitest';
import { blackOut, countBlackedOut } from './blackouts.ts';

it('leaves a bar that does not tell how long the word was', () => {
  const text = 'Chị Hoa và anh Thành';
  const parts = [
    { start: 15, end: 20 },
    { start: 4, end: 7 },
  ];
  expect(blackOut(text, parts)).toBe('Chị ████ và anh ████');
  expect(countBlackedOut(text, parts)).toBe(2);
});

it('makes one bar of words beside each other, and counts each', () => {
  const parts = [
    { start: 0, end: 3 },
    { start: 4, end: 7 },
  ];
  expect(blackOut('Bùi Thị Hoa', parts)).toBe('████ Hoa');
  expect(countBlackedOut('Bùi Thị Hoa', parts)).toBe(2);
});

it('leaves nothing of what is blacked out and everything else, in general', () => {
  const word = fc.string({ unit: fc.constantFrom(...'abcđê'), minLength: 1, maxLength: 6 });
  fc.assert(
    fc.property(
      fc.array(fc.tuple(word, fc.boolean()), { minLength: 1, maxLength: 12 }),
      (words) => {
        const text = words.map(([written]) => written).join(' ');
        let at = 0;
        const parts = words.flatMap(([written, isHidden]) => {
          const start = at;
          at += written.length + 1;
          return isHidden ? [{ start, end: start + written.length }] : [];
        });
        const kept = words.filter(([, isHidden]) => !isHidden).map(([written]) => written);
        const shown = blackOut(text, parts).split(' ');
        expect(shown.filter((each) => each !== '████')).toEqual(kept);
        expect(countBlackedOut(text, parts)).toBe(parts.length);
      },
    ),
  );
});
