import fc from 'fast-check';
import { expect, it } from 'vitest';
import { fewestLetters, inStretches } from './letter-stretches.ts';

const months = fc.array(fc.nat(12), { maxLength: 36 }).map((counts) =>
  counts.map((letters, at) => ({
    month: `${2026 + Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`,
    letters,
  })),
);

it('tells of no stretch with fewer letters than five, and counts none twice', () => {
  fc.assert(
    fc.property(months, (given) => {
      const told = inStretches(given);
      expect(told.every(({ letters }) => letters >= fewestLetters)).toBe(true);
      const all = given.reduce((sum, { letters }) => sum + letters, 0);
      const sum = told.reduce((total, { letters }) => total + letters, 0);
      expect(all - sum).toBeGreaterThanOrEqual(0);
      expect(all - sum).toBeLessThan(fewestLetters);
    }),
  );
});

it('leaves what it told as it was when another month comes', () => {
  fc.assert(
    fc.property(months, fc.nat(12), (given, letters) => {
      const told = inStretches(given);
      const later = inStretches([...given, { month: '2030-01', letters }]);
      expect(later.slice(0, told.length)).toEqual(told);
    }),
  );
});
