import fc from 'fast-check';
import { expect, it } from 'vitest';
import { remainingMs, type ClockReading } from './session-time.ts';

const hour = 3_600_000;
const opened: ClockReading = {
  utcMs: Date.parse('2026-11-27T14:00:00+07:00'),
  bootId: 'boot-1',
  monotonicMs: 60_000,
  state: 'trusted',
};
const after = (ms: number, more: Partial<ClockReading> = {}): ClockReading => ({
  ...opened,
  utcMs: opened.utcMs + ms,
  monotonicMs: opened.monotonicMs + ms,
  ...more,
});

it('runs off as time does', () => {
  expect(remainingMs(2 * hour, opened, after(hour))).toBe(hour);
});

it('is not cut short by a clock that somebody has set forward', () => {
  const now = after(hour, { utcMs: opened.utcMs + 30 * hour, state: 'suspect' });
  expect(remainingMs(2 * hour, opened, now)).toBe(hour);
});

it('is not drawn out by a clock that somebody has set back', () => {
  const now = after(3 * hour, { utcMs: opened.utcMs - 30 * hour, state: 'suspect' });
  expect(remainingMs(2 * hour, opened, now)).toBe(-hour);
});

it('goes on while a laptop sleeps', () => {
  const now = after(3 * hour, { monotonicMs: opened.monotonicMs + hour });
  expect(remainingMs(2 * hour, opened, now)).toBe(-hour);
});

it('goes by the time of day after the machine was started anew', () => {
  const now = after(hour, { bootId: 'boot-2', monotonicMs: 5 });
  expect(remainingMs(2 * hour, opened, now)).toBe(hour);
});

it.each([
  ['now', opened, after(hour, { bootId: 'boot-2', state: 'unset' })],
  ['at the opening', { ...opened, state: 'suspect' as const }, after(hour, { bootId: 'boot-2' })],
])('cannot be told after a new start if the clock was wrong %s', (_when, opening, now) => {
  expect(remainingMs(2 * hour, opening, now)).toBeUndefined();
});

it('never has more left than it had', () => {
  const offset = fc.integer({ min: -100 * hour, max: 100 * hour });
  const state = fc.constantFrom('trusted' as const, 'suspect' as const, 'unset' as const);
  fc.assert(
    fc.property(offset, offset, state, fc.constantFrom('boot-1', 'boot-2'), (wall, up, ...rest) => {
      const [state, bootId] = rest;
      const now = { utcMs: opened.utcMs + wall, monotonicMs: up, state, bootId };
      expect(remainingMs(2 * hour, opened, now) ?? 0).toBeLessThanOrEqual(2 * hour);
    }),
  );
});
