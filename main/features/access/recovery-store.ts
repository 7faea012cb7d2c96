import type { Database } from '#main/storage/database.ts';
import type { StoredSecret } from './secret.ts';

interface RecoveryRow {
  readonly cost: string;
  readonly salt: Buffer;
  readonly verifier: Buffer;
}

export function findRecovery(db: Database, personCode: string): StoredSecret | undefined {
  const row = db
    .prepare<[string], RecoveryRow>(
      `SELECT cost, salt, verifier FROM recovery WHERE person_code = ?`,
    )
    .get(personCode);
  return row && { ...row, cost: JSON.parse(row.cost) };
}

/** The newest code counts; the one before opens nothing any more. */
export function recordRecovery(db: Database, personCode: string, secret: StoredSecret): void {
  db.prepare(
    `INSERT INTO recovery (person_code, cost, salt, verifier) VALUES (?, ?, ?, ?)
     ON CONFLICT (person_code) DO UPDATE SET
       cost = excluded.cost, salt = excluded.salt, verifier = excluded.verifier`,
  ).run(personCode, JSON.stringify(secret.cost), secret.salt, secret.verifier);
}

export function removeRecovery(db: Database, personCode: string): void {
  db.prepare(`DELETE FROM recovery WHERE person_code = ?`).run(personCode);
}

/** People who hold a recovery code and may sign in. */
export function listRecoverable(db: Database): string[] {
  return db
    .prepare<[], { code: string }>(
      `SELECT person.code FROM person JOIN recovery ON person_code = person.code
       WHERE disabled_at_ms IS NULL AND left_at_ms IS NULL
       ORDER BY person.rowid`,
    )
    .all()
    .map(({ code }) => code);
}
