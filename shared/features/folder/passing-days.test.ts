import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { daysBetween } from '#shared/calendar.ts';
import { longestStandstillDays, passDays, type PassingDay } from './passing-days.ts';

const start: PassingDay = {
  proven: '2026-11-27',
  seen: '2026-11-27',
  bootId: 'boot-1',
  monotonicMs: 0,
};
const at = (local: string, bootId = 'boot-2', monotonicMs = 0) => ({
  utcMs: Date.parse(`${local}T09:00:00+07:00`),
  offsetMinutes: 420,
  bootId,
  monotonicMs,
});
const day = 24 * 3_600_000;

describe('the days that have passed', () => {
  it.each([
    ['the day after', at('2026-11-28'), '2026-11-28'],
    ['two weeks off', at('2026-12-11'), '2026-12-11'],
    ['a year further at a start', at('2027-11-27'), '2026-11-27'],
    [
      'a year further, as the time since boot says too',
      at('2027-11-27', 'boot-1', 365 * day),
      '2027-11-27',
    ],
    ['an earlier day, by the clock of whoever set it right', at('2026-11-20'), '2026-11-20'],
  ])('are, %s, as far as they are proven', (_what, clock, proven) => {
    expect(passDays(start, clock).proven).toBe(proven);
  });

  it('go on from there by use, however far the clock is ahead', () => {
    const jumped = passDays(start, at('2027-11-27'));
    const later = passDays(passDays(jumped, at('2027-11-28')), at('2027-12-01'));
    expect(later).toMatchObject({ proven: '2026-12-01', seen: '2027-12-01' });
  });

  it('are never more than the machine could have stood still at each start', () => {
    const jump = fc.integer({ min: 0, max: 800 });
    fc.assert(
      fc.property(fc.array(jump, { maxLength: 12 }), (jumps) => {
        let utcMs = Date.parse('2026-11-27T09:00:00+07:00');
        let known = start;
        for (const days of jumps) {
          utcMs += days * day;
          known = passDays(known, { ...at('2026-11-27'), utcMs });
        }
        const most = jumps.filter((days) => days <= longestStandstillDays);
        expect(daysBetween(start.proven, known.proven)).toBe(
          most.reduce((sum, one) => sum + one, 0),
        );
        expect(known.proven <= known.seen).toBe(true);
      }),
    );
  });
});
