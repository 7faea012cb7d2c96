import fc from 'fast-check';
import { expect, it } from 'vitest';
import { daysOf, entriesOn, shiftMonth, stretchOf, weeksOf } from './agenda-days.ts';

it('knows months and quarters, also where a year ends', () => {
  expect(stretchOf('2026-02', false)).toEqual({ from: '2026-02-01', to: '2026-02-28' });
  expect(stretchOf('2026-12', true)).toEqual({ from: '2026-10-01', to: '2026-12-31' });
  expect(shiftMonth('2026-12', 1)).toBe('2027-01');
  expect(shiftMonth('2026-01', -1)).toBe('2025-12');
});

it('shows each day of a month once, in whole weeks from Monday', () => {
  const month = fc
    .tuple(fc.integer({ min: 2020, max: 2090 }), fc.integer({ min: 1, max: 12 }))
    .map(([year, own]) => `${year}-${String(own).padStart(2, '0')}`);
  fc.assert(
    fc.property(month, (month) => {
      const weeks = weeksOf(month);
      const own = weeks.flat().filter((day) => day.startsWith(month));
      return (
        weeks.every((week) => week.length === 7) &&
        String(own) === String(daysOf(stretchOf(month, false)))
      );
    }),
  );
});

it('shows on a day what goes on over it, reports first', () => {
  const entries = [
    { kind: 'campaign', day: '2026-11-01', until: '2026-11-30' },
    { kind: 'report', day: '2026-11-25' },
    { kind: 'session', day: '2026-11-26' },
  ] as const;
  expect(entriesOn(entries, '2026-11-25').map(({ kind }) => kind)).toEqual(['report', 'campaign']);
});
