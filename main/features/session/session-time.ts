import type { Moment } from '#main/platform/clock.ts';

/** The clocks as they were read once. */
export type ClockReading = Pick<Moment, 'utcMs' | 'bootId' | 'monotonicMs' | 'state'>;

/**
 * Milliseconds that are left of a session; undefined where nobody can tell. Since the same boot the
 * clock that nobody can set tells it, and so do two times of day that are trusted; the one that has
 * gone further counts, because the first stands still while a laptop sleeps.
 */
export function remainingMs(
  lengthMs: number,
  opened: ClockReading,
  now: ClockReading,
): number | undefined {
  const gone = [
    ...(opened.bootId === now.bootId ? [now.monotonicMs - opened.monotonicMs] : []),
    ...(areTrusted(opened, now) ? [now.utcMs - opened.utcMs] : []),
  ];
  return gone.length === 0 ? undefined : lengthMs - Math.max(0, ...gone);
}

export function areTrusted(...readings: readonly ClockReading[]): boolean {
  return readings.every(({ state }) => state === 'trusted');
}
