import type { Database } from '#main/storage/database.ts';
import type { LifeReason } from '#shared/features/batch/life-reason.ts';
import type { Mark, Reached } from './key-files.ts';

/** A life of this folder as its database knows it. */
export interface LifeRow {
  readonly id: string;
  readonly station_code: string;
  readonly previous_id: string | null;
  readonly started_at_ms: number;
  readonly reason: LifeReason;
  /** In OpenSSH's one-line form; null before it had keys. */
  readonly public_key: string | null;
  readonly recipient: string | null;
  readonly grown_from_batch: string | null;
}

const columns = `id, station_code, previous_id, started_at_ms, reason, public_key, recipient,
  grown_from_batch`;

export function findLife(db: Database, id: string): LifeRow | undefined {
  return db.prepare<[string], LifeRow>(`SELECT ${columns} FROM incarnation WHERE id = ?`).get(id);
}

export function isSuperseded(db: Database, id: string): boolean {
  const later = db.prepare<[string]>(`SELECT 1 FROM incarnation WHERE previous_id = ?`);
  return later.get(id) !== undefined;
}

/** The newest life of a station: one that no other grew from, one with keys before one without. */
export function findNewestLife(db: Database, stationCode: string): LifeRow | undefined {
  return db
    .prepare<[string], LifeRow>(
      `SELECT ${columns} FROM incarnation AS life WHERE station_code = ?
         AND NOT EXISTS (SELECT 1 FROM incarnation WHERE previous_id = life.id)
       ORDER BY public_key IS NOT NULL DESC, rowid DESC LIMIT 1`,
    )
    .get(stationCode);
}

/** A life and those it grew from, the newest first. */
export function listLives(db: Database, id: string): LifeRow[] {
  return db
    .prepare<[string], LifeRow>(
      `WITH RECURSIVE line (at, depth) AS (
         SELECT ?, 0 UNION
         SELECT previous_id, depth + 1 FROM incarnation JOIN line ON id = at
         WHERE previous_id IS NOT NULL AND depth < 10000)
       SELECT ${columns} FROM line JOIN incarnation ON id = at ORDER BY depth`,
    )
    .all(id);
}

export function recordLife(db: Database, life: LifeRow): void {
  db.prepare(
    `INSERT INTO incarnation (${columns})
     VALUES (@id, @station_code, @previous_id, @started_at_ms, @reason, @public_key, @recipient,
       @grown_from_batch)`,
  ).run(life);
}

export function recordKeysOf(
  db: Database,
  life: { readonly id: string; readonly public_key: string; readonly recipient: string },
): void {
  db.prepare(
    `UPDATE incarnation SET public_key = @public_key, recipient = @recipient WHERE id = @id`,
  ).run(life);
}

/** How far the database has come in a life. */
export function reachedIn(db: Database, incarnation: string): Omit<Mark, 'format'> {
  const last = (sql: string, ...of: string[]): Reached =>
    db.prepare<string[], { number: number; hash: string }>(sql).get(...of) ?? null;
  return {
    incarnation,
    ratings: last(
      `SELECT sequence AS number, lower(hex(hash)) AS hash FROM rating WHERE incarnation_id = ?
       ORDER BY sequence DESC LIMIT 1`,
      incarnation,
    ),
    audit: last(
      `SELECT sequence AS number, lower(hex(hash)) AS hash FROM audit
       ORDER BY sequence DESC LIMIT 1`,
    ),
    batches: last(
      `SELECT number, name AS hash FROM batch_out WHERE incarnation_id = ?
       ORDER BY number DESC LIMIT 1`,
      incarnation,
    ),
  };
}

/** Whether the database still holds what a mark says it held. */
export function holdsMark(db: Database, { incarnation, ratings, audit, batches }: Mark): boolean {
  const hashAt = (sql: string, ...of: (string | number)[]) =>
    db
      .prepare<(string | number)[], string>(sql)
      .pluck()
      .get(...of);
  return (
    (ratings === null ||
      hashAt(
        `SELECT lower(hex(hash)) FROM rating WHERE incarnation_id = ? AND sequence = ?`,
        incarnation,
        ratings.number,
      ) === ratings.hash) &&
    (audit === null ||
      hashAt(`SELECT lower(hex(hash)) FROM audit WHERE sequence = ?`, audit.number) ===
        audit.hash) &&
    (batches === null ||
      hashAt(
        `SELECT name FROM batch_out WHERE incarnation_id = ? AND number = ?`,
        incarnation,
        batches.number,
      ) === batches.hash)
  );
}
