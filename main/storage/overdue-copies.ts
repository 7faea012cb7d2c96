import { randomBytes } from 'node:crypto';
import type { Database } from './database.ts';

interface Dossier {
  readonly dossier_hash: Buffer;
  readonly code: Buffer | null;
  readonly appointment_on: string;
  readonly source: string;
  readonly handed_over_on: string | null;
}

/** Overdue dossiers in a file of letters; undefined where it is older than their table. */
export function overdueIn(db: Database): Dossier[] | undefined {
  const has = db.prepare(`SELECT 1 FROM sqlite_schema WHERE name = 'overdue_dossier'`).get();
  return has === undefined
    ? undefined
    : db.prepare<[], Dossier>(`SELECT * FROM overdue_dossier`).all();
}

/** Those of a copy that the letters know no longer, because their person had everything deleted. */
export function forgottenIn(copy: Database, known: readonly Dossier[]): Buffer[] {
  const hashes = new Set(known.map(({ dossier_hash: hash }) => hash.toString('hex')));
  return (overdueIn(copy) ?? [])
    .filter(({ code, dossier_hash: hash }) => code !== null && !hashes.has(hash.toString('hex')))
    .map(({ dossier_hash: hash }) => hash);
}

/** Leaves of a dossier that it was overdue, and not which one it was. */
export function makeNoise(copy: Database, hashes: readonly Buffer[]): void {
  const rename = copy.prepare(
    `UPDATE overdue_dossier SET dossier_hash = ?, code = NULL WHERE dossier_hash = ?`,
  );
  for (const hash of hashes) rename.run(randomBytes(32), hash);
}

/**
 * What was overdue stays counted over a restore: the newer list takes the place of the copy's own, of
 * which it holds everything, or noise in its place.
 */
export function keepNewerDossiers(copy: Database, present: readonly Dossier[]): void {
  if (overdueIn(copy) === undefined) return; // a copy from before the table gets it at the next start
  const guard = copy
    .prepare<[], string>(
      `SELECT sql FROM sqlite_schema WHERE name = 'overdue_dossier_is_never_removed'`,
    )
    .pluck()
    .get();
  if (guard === undefined) throw new Error('the list of overdue dossiers guards itself');
  copy.exec('DROP TRIGGER overdue_dossier_is_never_removed; DELETE FROM overdue_dossier;');
  const insert = copy.prepare(
    `INSERT INTO overdue_dossier (dossier_hash, code, appointment_on, source, handed_over_on)
     VALUES (@dossier_hash, @code, @appointment_on, @source, @handed_over_on)`,
  );
  for (const row of present) insert.run(row);
  copy.exec(guard);
}
