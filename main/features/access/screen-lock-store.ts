import type { Database } from '#main/storage/database.ts';

export interface ScreenLockRow {
  /** Wrong secrets in a row. */
  readonly wrong: number;
  /** How long the screen is locked from when this was written; 0 when it is not. */
  readonly locked_ms: number;
}

export function findScreenLock(db: Database, screen: string): ScreenLockRow | undefined {
  return db
    .prepare<[string], ScreenLockRow>(`SELECT wrong, locked_ms FROM screen_lock WHERE screen = ?`)
    .get(screen);
}

export function recordScreenLock(db: Database, screen: string, row: ScreenLockRow): void {
  db.prepare<[string, number, number]>(
    `INSERT INTO screen_lock (screen, wrong, locked_ms) VALUES (?, ?, ?)
     ON CONFLICT (screen) DO UPDATE SET wrong = excluded.wrong, locked_ms = excluded.locked_ms`,
  ).run(screen, row.wrong, row.locked_ms);
}
