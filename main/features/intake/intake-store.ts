import type { Database } from '#main/storage/database.ts';
import type { StagedRow } from './stage-store.ts';
import { chainedColumns } from './chained-row.ts';

export interface BatchInRow {
  readonly name: string;
  readonly kind: 'station' | 'office' | 'settings' | 'verification';
  readonly author_key: string;
  readonly unit_code: string;
  readonly station_code: string | null;
  readonly incarnation_id: string;
  readonly number: number;
  readonly previous: string | null;
  readonly manifest: Buffer;
  readonly state: 'entering' | 'counted' | 'held';
  readonly reason: string | null;
  readonly received_at_ms: number;
  readonly received_by: string;
}

export function findBatch(
  db: Database,
  name: string,
): Pick<BatchInRow, 'state' | 'reason' | 'number' | 'received_at_ms'> | undefined {
  return db
    .prepare<[string], BatchInRow>(
      `SELECT state, reason, number, received_at_ms FROM batch_in WHERE name = ?`,
    )
    .get(name);
}

export function findBatchRow(db: Database, name: string): BatchInRow | undefined {
  return db.prepare<[string], BatchInRow>(`SELECT * FROM batch_in WHERE name = ?`).get(name);
}

/** Everything that arrived, the newest number of each life first. */
export function listBatches(db: Database): BatchInRow[] {
  return db
    .prepare<[], BatchInRow>(`SELECT * FROM batch_in ORDER BY incarnation_id, number DESC, name`)
    .all();
}

export function listOfLife(db: Database, incarnation: string): BatchInRow[] {
  return db
    .prepare<[string], BatchInRow>(
      `SELECT * FROM batch_in WHERE incarnation_id = ? ORDER BY number, name`,
    )
    .all(incarnation);
}

/** Batches of which only a part has entered: nothing is released before they are whole. */
export function listEntering(db: Database): string[] {
  return db.prepare<[], string>(`SELECT name FROM batch_in WHERE state = 'entering'`).pluck().all();
}

/** Comments whose words were erased, by id. */
export function listErased(db: Database): ReadonlySet<string> {
  return new Set(
    db.prepare<[], string>(`SELECT refers_to FROM rating WHERE kind = 'redaction'`).pluck().all(),
  );
}

export function recordBatchIn(db: Database, batch: BatchInRow): void {
  db.prepare(
    `INSERT INTO batch_in (name, kind, author_key, unit_code, station_code, incarnation_id, number,
       previous, manifest, state, reason, received_at_ms, received_by)
     VALUES (@name, @kind, @author_key, @unit_code, @station_code, @incarnation_id, @number,
       @previous, @manifest, @state, @reason, @received_at_ms, @received_by)`,
  ).run(batch);
}

export function settleBatch(db: Database, name: string): void {
  db.prepare(`UPDATE batch_in SET state = 'counted' WHERE name = ? AND state = 'entering'`).run(
    name,
  );
}

/** Says anew why a batch is held. */
export function relabelHeld(db: Database, name: string, reason: string): void {
  db.prepare(`UPDATE batch_in SET reason = ? WHERE name = ? AND state = 'held'`).run(reason, name);
}

/** A held batch begins to enter: nothing holds it any more. */
export function admitHeld(db: Database, name: string): void {
  db.prepare(
    `UPDATE batch_in SET state = 'entering', reason = NULL WHERE name = ? AND state = 'held'`,
  ).run(name);
}

/**
 * A life of another folder, by its id and station alone. When it began is not known here and its keys and
 * forebears are not this folder's: it stands at 0 and never comes before the life this folder is in.
 */
export function recordForeignLife(
  db: Database,
  life: { readonly id: string; readonly stationCode: string },
): void {
  db.prepare(
    `INSERT INTO incarnation (id, station_code, started_at_ms) SELECT @id, @stationCode, 0
     WHERE NOT EXISTS (SELECT 1 FROM incarnation WHERE id = @id)`,
  ).run(life);
}

/** The document that is kept under a questionnaire's reference, as JSON. */
export function findQuestionnaireText(db: Database, ref: string): string | undefined {
  return db
    .prepare<[string], string>(`SELECT document FROM questionnaire WHERE ref = ?`)
    .pluck()
    .get(ref);
}

const columns = [...chainedColumns, 'hash'];

/** Prepared once per batch: its rows enter in steps, between which citizens tap. */
export function createEntering(db: Database) {
  const insertRow = db.prepare<object>(
    `INSERT INTO rating (received_at_ms, ${columns.join(', ')})
     SELECT @receivedAtMs, ${columns.map((column) => `@${column}`).join(', ')}
     WHERE NOT EXISTS (SELECT 1 FROM rating WHERE id = @id)`,
  );
  const insertWords = db.prepare<[string, Buffer, string, string]>(
    `INSERT INTO free_text (rating_id, salt, body) SELECT ?, ?, ?
     WHERE NOT EXISTS (SELECT 1 FROM rating WHERE kind = 'redaction' AND refers_to = ?)`,
  );
  const hasWords = db.prepare<[string]>(`SELECT 1 FROM free_text WHERE rating_id = ?`);
  return {
    /** A row that is here already is left as it is; words come with a new row alone. */
    enter({ place: _, salt, body, ...row }: StagedRow, receivedAtMs: number): void {
      const { changes } = insertRow.run({ ...row, receivedAtMs });
      if (changes === 0 || salt === null || body === null) return;
      insertWords.run(row.id, salt, body, row.id);
    },
    hasWords: (commentId: string) => hasWords.get(commentId) !== undefined,
  };
}
