import type { Database } from '#main/storage/database.ts';

/** Wrong secrets for a person since the last right or new one. */
export function findWrongFor(db: Database, personCode: string): number {
  return (
    db
      .prepare<[string], { wrong: number }>(`SELECT wrong FROM account_lock WHERE person_code = ?`)
      .get(personCode)?.wrong ?? 0
  );
}

export function recordWrongFor(db: Database, personCode: string): void {
  db.prepare(
    `INSERT INTO account_lock (person_code, wrong) VALUES (?, 1)
     ON CONFLICT (person_code) DO UPDATE SET wrong = wrong + 1`,
  ).run(personCode);
}

export function clearWrongFor(db: Database, personCode: string): void {
  db.prepare(`DELETE FROM account_lock WHERE person_code = ?`).run(personCode);
}
