import type { Database } from '#main/storage/database.ts';
import { attemptsBeforeLock, lockAfter } from '#shared/features/access/lock-rule.ts';
import { findScreenLock, recordScreenLock, type ScreenLockRow } from './screen-lock-store.ts';

/** Every desk page and the command line of a folder: one count, so that none adds to another's. */
export const deskScreen = 'desk';

const neverTried: ScreenLockRow = { wrong: 0, locked_ms: 0 };

/**
 * Keeps a screen from being used to guess. Every attempt is on disk before it is checked; the lock
 * counts on a clock that nobody can set, and a restart begins it anew. Another process on the same
 * folder counts on the same row: a lock it has set begins anew here, because its clock is not ours.
 */
export function createScreenLock(db: Database, screen: string, monotonicMs: () => number) {
  let seen = neverTried;
  let opensAtMs = monotonicMs();

  function look(): ScreenLockRow {
    const row = findScreenLock(db, screen) ?? neverTried;
    const isNews = row.wrong !== seen.wrong || row.locked_ms > seen.locked_ms;
    if (isNews) opensAtMs = monotonicMs() + row.locked_ms;
    seen = row;
    return row;
  }

  function write(row: ScreenLockRow): void {
    recordScreenLock(db, screen, row);
    seen = row;
  }

  function lockedSeconds(): number {
    const row = look();
    const remaining = opensAtMs - monotonicMs();
    if (remaining > 0) return Math.ceil(remaining / 1000);
    if (row.locked_ms > 0) write({ ...row, locked_ms: 0 });
    return 0;
  }

  look();
  return {
    /** Seconds, rounded up, until this screen takes a secret again; 0 when it does. */
    lockedSeconds: () => db.transaction(lockedSeconds).immediate(),

    /**
     * Counts an attempt as wrong, durably, before anybody knows whether it is, and tells 0; where
     * the screen is locked nothing is counted and the seconds are told.
     */
    countAttempt: (): number =>
      db
        .transaction(() => {
          const seconds = lockedSeconds();
          if (seconds > 0) return seconds;
          const wrong = look().wrong + 1;
          const locked_ms = lockAfter(wrong);
          write({ wrong, locked_ms });
          opensAtMs = monotonicMs() + locked_ms;
          return 0;
        })
        .immediate(),

    /** The attempt was right: nothing is held against the screen. */
    clear(): void {
      write(neverTried);
      opensAtMs = monotonicMs();
    },

    /** How many wrong attempts are left before the screen locks. */
    attemptsLeft: () => Math.max(0, attemptsBeforeLock - look().wrong),
  };
}
export type ScreenLock = ReturnType<typeof createScreenLock>;
