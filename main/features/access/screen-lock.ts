import type { Database } from '#main/storage/database.ts';
import { attemptsBeforeLock, lockAfter } from '#shared/features/access/lock-rule.ts';

/**
 * Keeps a screen from being used to guess. Every attempt is on disk before it is checked; the lock
 * counts on a clock that nobody can set, and a restart begins it anew.
 */
export function createScreenLock(db: Database, screen: string, monotonicMs: () => number) {
  const find = db.prepare<[string], { wrong: number; locked_ms: number }>(
    `SELECT wrong, locked_ms FROM screen_lock WHERE screen = ?`,
  );
  const save = db.prepare<[string, number, number]>(
    `INSERT INTO screen_lock (screen, wrong, locked_ms) VALUES (?, ?, ?)
     ON CONFLICT (screen) DO UPDATE SET wrong = excluded.wrong, locked_ms = excluded.locked_ms`,
  );
  let opensAtMs = monotonicMs() + (find.get(screen)?.locked_ms ?? 0);

  return {
    /** Seconds, rounded up, until this screen takes a secret again; 0 when it does. */
    lockedSeconds(): number {
      const remaining = opensAtMs - monotonicMs();
      if (remaining > 0) return Math.ceil(remaining / 1000);
      const row = find.get(screen);
      if (row && row.locked_ms > 0) save.run(screen, row.wrong, 0);
      return 0;
    },

    /** Counts an attempt as wrong, durably, before anybody knows whether it is. */
    countAttempt(): void {
      const wrong = (find.get(screen)?.wrong ?? 0) + 1;
      const lockedMs = lockAfter(wrong);
      save.run(screen, wrong, lockedMs);
      opensAtMs = monotonicMs() + lockedMs;
    },

    /** The attempt was right: nothing is held against the screen. */
    clear(): void {
      save.run(screen, 0, 0);
      opensAtMs = monotonicMs();
    },

    /** How many wrong attempts are left before the screen locks. */
    attemptsLeft(): number {
      return Math.max(0, attemptsBeforeLock - (find.get(screen)?.wrong ?? 0));
    },
  };
}
export type ScreenLock = ReturnType<typeof createScreenLock>;
