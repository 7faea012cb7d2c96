import type { SystemClock } from '#main/platform/clock.ts';

/** A machine's clocks in a test's hands. */
export interface FakeClock extends SystemClock {
  /** Time passes: every clock goes on. */
  pass(ms: number): void;
  /** Somebody sets the wall clock; nothing else notices. */
  set(iso: string): void;
}

/** Starts at a Friday morning in opening hours unless told otherwise; `iso` without zone is UTC+7. */
export function createFakeClock(iso = '2026-11-27T09:00:00+07:00', bootId = 'boot-1'): FakeClock {
  let utcMs = Date.parse(iso);
  let upMs = 60_000;
  return {
    bootId,
    utcMs: () => utcMs,
    monotonicMs: () => upMs,
    uptimeSeconds: () => upMs / 1000,
    pass(ms) {
      utcMs += ms;
      upMs += ms;
    },
    set(other) {
      utcMs = Date.parse(other);
    },
  };
}
