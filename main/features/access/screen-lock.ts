import type { Database } from '#main/storage/database.ts';
import { attemptsBeforeLock, lockAfter } from '#shared/features/access/lock-rule.ts';
import { findScreenLock, recordScreenLock } from './screen-lock-store.ts';

/**
 * Keeps a screen from being used to guess. Every attempt is on disk before it is checked; the lock
 * counts on a clock that nobody can set, and a restart begins it anew.
 */
export function createScreenLock(db: Database, screen: string, monotonicMs: () => number) {
  const wrongSoFar = () => findScreenLock(db, screen)?.wrong ?? 0;
  let opensAtMs = monotonicMs() + (findScreenLock(db, screen)?.locked_ms ?? 0);

  return {
    /** Seconds, rounded up, until this screen takes a secret again; 0 when it does. */
    lockedSeconds(): number {
      const remaining = opensAtMs - monotonicMs();
      if (remaining > 0) return Math.ceil(remaining / 1000);
      const row = findScreenLock(db, screen);
      if (row && row.locked_ms > 0) recordScreenLock(db, screen, { ...row, locked_ms: 0 });
      return 0;
    },

    /** Counts an attempt as wrong, durably, before anybody knows whether it is. */
    countAttempt(): void {
      const wrong = wrongSoFar() + 1;
      const locked_ms = lockAfter(wrong);
      recordScreenLock(db, screen, { wrong, locked_ms });
      opensAtMs = monotonicMs() + locked_ms;
    },

    /** The attempt was right: nothing is held against the screen. */
    clear(): void {
      recordScreenLock(db, screen, { wrong: 0, locked_ms: 0 });
      opensAtMs = monotonicMs();
    },

    /** How many wrong attempts are left before the screen locks. */
    attemptsLeft: () => Math.max(0, attemptsBeforeLock - wrongSoFar()),
  };
}
export type ScreenLock = ReturnType<typeof createScreenLock>;
