import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createDeskVisit } from './desk-visit.ts';

let steps: string[];
let visit: ReturnType<typeof createDeskVisit>;
beforeEach(() => {
  vi.useFakeTimers();
  steps = [];
  visit = createDeskVisit({ begin: () => steps.push('begin'), end: () => steps.push('end') });
});
afterEach(() => vi.useRealTimers());

it('gives the kiosk back when nobody signs in for a minute', () => {
  expect(visit.bring()).toBe('shown');
  vi.advanceTimersByTime(59_999);
  expect(steps).toEqual(['begin']);
  vi.advanceTimersByTime(1);
  expect(steps).toEqual(['begin', 'end']);
});

it('stays as long as somebody is signed in, and ends with the signing out', () => {
  visit.bring();
  visit.onSessions(true);
  vi.advanceTimersByTime(3_600_000);
  expect(steps).toEqual(['begin']);
  visit.onSessions(false);
  expect(steps).toEqual(['begin', 'end']);
});

it('waits a whole minute again when the corner is held again', () => {
  visit.bring();
  vi.advanceTimersByTime(40_000);
  visit.bring();
  vi.advanceTimersByTime(40_000);
  expect(steps).toEqual(['begin', 'begin']);
});

it('comes back to whoever is still signed in without hurrying them', () => {
  visit.onSessions(true);
  visit.bring();
  vi.advanceTimersByTime(3_600_000);
  expect(steps).toEqual(['begin']);
});

it('moves no window when people sign in and out at a desk that nobody called', () => {
  visit.onSessions(true);
  visit.onSessions(false);
  expect(steps).toEqual([]);
});
