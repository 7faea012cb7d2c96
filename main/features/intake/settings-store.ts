import type { Database } from '#main/storage/database.ts';

/** The newest batch of any kind that this life of the folder has closed. */
export function lastBatchOut(
  db: Database,
  incarnation: string,
): { readonly name: string; readonly number: number } | undefined {
  return db
    .prepare<[string], { name: string; number: number }>(
      `SELECT name, number FROM batch_out WHERE incarnation_id = ? ORDER BY number DESC LIMIT 1`,
    )
    .get(incarnation);
}

export interface SettingsOutRow {
  readonly name: string;
  readonly incarnation_id: string;
  readonly number: number;
  readonly previous: string | null;
  readonly built_at_ms: number;
  readonly clock_state: 'trusted' | 'suspect' | 'unset';
  readonly file_bytes: number;
  readonly file_sha256: string;
  readonly manifest: Buffer;
}

export function recordSettingsOut(db: Database, batch: SettingsOutRow): void {
  db.prepare(
    `INSERT INTO batch_out (name, kind, incarnation_id, number, previous, built_at_ms, clock_state,
       rows, file_bytes, file_sha256, manifest)
     VALUES (@name, 'settings', @incarnation_id, @number, @previous, @built_at_ms, @clock_state,
       0, @file_bytes, @file_sha256, @manifest)`,
  ).run(batch);
}

/** The newest version of settings that one life of a desk has sent here; 0 while none has come. */
export function newestSettingsFrom(db: Database, incarnation: string): number {
  return (
    db
      .prepare<[string], number | null>(
        `SELECT max(CAST(manifest AS TEXT) ->> 'version') FROM batch_in
         WHERE kind = 'settings' AND incarnation_id = ?`,
      )
      .pluck()
      .get(incarnation) ?? 0
  );
}

/** Settings batches of one life of this folder that bring a version, the newest first, with their names. */
export function listSettingsOut(db: Database, incarnation: string, version: number): string[] {
  return db
    .prepare<[string, number], string>(
      `SELECT name FROM batch_out WHERE kind = 'settings' AND incarnation_id = ?
         AND CAST(manifest AS TEXT) ->> 'version' = ? ORDER BY number DESC`,
    )
    .pluck()
    .all(incarnation, version);
}
