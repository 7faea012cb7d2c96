import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nextDay, type Day } from '#shared/calendar.ts';
import { backupsToDrop, usualRule } from './kept-backups.ts';

function daysFrom(first: Day, count: number): Day[] {
  const days = [first];
  while (days.length < count) days.push(nextDay(days.at(-1) ?? first));
  return days;
}

const kept = (days: readonly Day[]) => {
  const dropped = new Set(backupsToDrop(days));
  return days.filter((day) => !dropped.has(day));
};

describe('the copies that stay', () => {
  it('are the last seven days, the last of four weeks and the last of twelve months', () => {
    // 2026-11-22 is a Sunday
    expect(kept(daysFrom('2025-06-01', 540))).toEqual([
      ...['2025-12-31', '2026-01-31', '2026-02-28', '2026-03-31', '2026-04-30', '2026-05-31'],
      ...['2026-06-30', '2026-07-31', '2026-08-31', '2026-09-30', '2026-10-31'],
      ...['2026-11-01', '2026-11-08', '2026-11-15'],
      ...['2026-11-16', '2026-11-17', '2026-11-18', '2026-11-19', '2026-11-20', '2026-11-21'],
      '2026-11-22',
    ]);
  });

  it('lose nothing to a month in which the office was closed', () => {
    const before = daysFrom('2026-01-01', 7);
    expect(kept([...before, '2026-03-02'])).toEqual(expect.arrayContaining(before.slice(1)));
  });

  it('reach as far whether one goes each day or all at once, and are never more than the rule', () => {
    const gaps = fc.array(fc.integer({ min: 1, max: 40 }), { maxLength: 60 });
    fc.assert(
      fc.property(gaps, (steps) => {
        let day = '2024-01-01';
        let there: Day[] = [];
        for (const step of steps) {
          for (let n = 0; n < step; n += 1) day = nextDay(day);
          there = kept([...there, day]);
          expect(there).toContain(day);
          expect(there.length).toBeLessThanOrEqual(
            usualRule.days + usualRule.weeks + usualRule.months,
          );
        }
      }),
      { numRuns: 50 },
    );
  });
});
