import { readFileSync } from 'node:fs';
import { uptime } from 'node:os';
import { randomUUID } from 'node:crypto';
import { release } from '#shared/release.ts';

/**
 * `trusted`: agrees with what was last recorded. `suspect`: went back, or jumped against the time
 * since boot. `unset`: shows a day before the program was released.
 */
export type ClockState = 'trusted' | 'suspect' | 'unset';

/** One reading of every clock there is; nothing later has to guess. */
export interface Moment {
  readonly utcMs: number;
  readonly offsetMinutes: number;
  readonly bootId: string;
  /** Milliseconds on a clock that nobody can set; comparable within one boot only. */
  readonly monotonicMs: number;
  readonly state: ClockState;
  /**
   * The newest moment that could be trusted: `utcMs` itself while it can be. What was decided holds
   * as of this moment, so that a clock that is wrong neither undoes a decision nor forestalls one.
   */
  readonly trustedMs: number;
}

export interface Clock {
  now(): Moment;
}

/** The machine's own clocks. */
export interface SystemClock {
  utcMs(): number;
  monotonicMs(): number;
  /** Seconds since boot, sleep included, so that a laptop that slept is not suspected. */
  uptimeSeconds(): number;
  readonly bootId: string;
}

/** Two minutes: less is ordinary drift and correction by a time server. */
const tolerance = 2 * 60 * 1000;

export interface ClockOptions {
  readonly system: SystemClock;
  /** Minutes east of UTC in which the office lives. */
  readonly offsetMinutes: number;
  /** UTC of the newest trusted record, if there is any. */
  readonly lastTrustedMs: number | undefined;
}

export function createClock({ system, offsetMinutes, lastTrustedMs }: ClockOptions): Clock {
  // it is certainly not earlier than the program's release
  let highWaterMs = Math.max(lastTrustedMs ?? 0, release.releasedAtMs);
  let anchor: { utcMs: number; uptimeMs: number } | undefined;

  function stateAt(utcMs: number, uptimeMs: number): ClockState {
    if (utcMs < release.releasedAtMs) return 'unset';
    if (utcMs < highWaterMs - tolerance) return 'suspect';
    if (anchor && Math.abs(utcMs - anchor.utcMs - (uptimeMs - anchor.uptimeMs)) > tolerance) {
      return 'suspect';
    }
    return 'trusted';
  }

  return {
    now() {
      const utcMs = system.utcMs();
      const uptimeMs = system.uptimeSeconds() * 1000;
      const state = stateAt(utcMs, uptimeMs);
      if (state === 'trusted') {
        anchor ??= { utcMs, uptimeMs };
        highWaterMs = Math.max(highWaterMs, utcMs);
      }
      return {
        utcMs,
        offsetMinutes,
        bootId: system.bootId,
        monotonicMs: Math.round(system.monotonicMs()),
        state,
        trustedMs: state === 'trusted' ? utcMs : highWaterMs,
      };
    },
  };
}

export function createSystemClock(): SystemClock {
  return {
    utcMs: () => Date.now(),
    monotonicMs: () => Number(process.hrtime.bigint() / 1_000_000n),
    uptimeSeconds: () => uptime(),
    bootId: readBootId(),
  };
}

/** Linux names each boot; elsewhere every start of the program counts as one. */
function readBootId(): string {
  try {
    return readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
  } catch {
    return randomUUID(); // no such file outside Linux
  }
}
