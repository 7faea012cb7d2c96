import type { Database } from '#main/storage/database.ts';
import type { Stretch } from './unsent-store.ts';

/** A batch of this folder as it was closed. */
export interface BatchOut {
  /** SHA-256 of its manifest. */
  readonly name: string;
  readonly kind: 'station' | 'office' | 'settings' | 'verification';
  readonly incarnation_id: string;
  readonly number: number;
  readonly previous: string | null;
  readonly built_at_ms: number;
  readonly clock_state: 'trusted' | 'suspect' | 'unset';
  readonly from_day: string | null;
  readonly to_day: string | null;
  readonly rows: number;
  readonly file_bytes: number;
  readonly file_sha256: string;
  readonly manifest: Buffer;
}

export type BatchOutLine = Omit<BatchOut, 'manifest'>;

const lineColumns = `name, kind, incarnation_id, number, previous, built_at_ms, clock_state, from_day, to_day,
  rows, file_bytes, file_sha256`;

/** Records a batch whose bytes are on the disk, and which rows it took; call it inside a transaction. */
export function recordBatchOut(db: Database, batch: BatchOut, stretches: readonly Stretch[]): void {
  db.prepare(
    `INSERT INTO batch_out (${lineColumns}, manifest)
     VALUES (@name, @kind, @incarnation_id, @number, @previous, @built_at_ms, @clock_state, @from_day,
       @to_day, @rows, @file_bytes, @file_sha256, @manifest)`,
  ).run(batch);
  const insert = db.prepare<[string, string, number, number]>(
    `INSERT INTO batch_out_range (batch, incarnation_id, after_sequence, to_sequence)
     VALUES (?, ?, ?, ?)`,
  );
  for (const { incarnation, afterSequence, toSequence } of stretches) {
    insert.run(batch.name, incarnation, afterSequence, toSequence);
  }
}

/** The last batch of a life, of whatever kind: numbers run through all of them. */
export function findLastBatch(
  db: Database,
  incarnationId: string,
): { readonly name: string; readonly number: number } | undefined {
  return db
    .prepare<[string], { name: string; number: number }>(
      `SELECT name, number FROM batch_out WHERE incarnation_id = ? ORDER BY number DESC LIMIT 1`,
    )
    .get(incarnationId);
}

/** What a life grew from, as its batches say it. */
export function findOrigin(db: Database, incarnationId: string) {
  const origin = db
    .prepare<[string], { previous_id: string | null; grown_from_batch: string | null }>(
      `SELECT previous_id, grown_from_batch FROM incarnation WHERE id = ?`,
    )
    .get(incarnationId);
  if (origin === undefined || origin.previous_id === null) return null;
  return { incarnation: origin.previous_id, manifest: origin.grown_from_batch };
}

/** What this folder sends to others than its stations: the newest first. */
export function listBatchesOut(
  db: Database,
  limit = Number.MAX_SAFE_INTEGER,
): (BatchOutLine & { readonly life: number })[] {
  return db
    .prepare<[number], BatchOutLine & { life: number }>(
      `WITH life AS (SELECT id, row_number() OVER (
           PARTITION BY station_code ORDER BY started_at_ms, rowid) AS life FROM incarnation)
       SELECT ${lineColumns}, life FROM batch_out JOIN life ON life.id = batch_out.incarnation_id
       WHERE kind IN ('station', 'office') ORDER BY life DESC, number DESC LIMIT ?`,
    )
    .all(limit);
}

export function findBatchOut(db: Database, name: string): BatchOut | undefined {
  return db
    .prepare<[string], BatchOut>(`SELECT ${lineColumns}, manifest FROM batch_out WHERE name = ?`)
    .get(name);
}

/** Every batch of a life, of whatever kind, in order: what its series consists of. */
export function listSeries(
  db: Database,
  incarnationId: string,
): Pick<BatchOut, 'name' | 'kind' | 'number'>[] {
  return db
    .prepare<[string], Pick<BatchOut, 'name' | 'kind' | 'number'>>(
      `SELECT name, kind, number FROM batch_out WHERE incarnation_id = ? ORDER BY number`,
    )
    .all(incarnationId);
}

/** The newest batch of the office as a whole that a life has closed. */
export function findLastOffice(db: Database, incarnationId: string): BatchOut | undefined {
  return db
    .prepare<[string], BatchOut>(
      `SELECT ${lineColumns}, manifest FROM batch_out
       WHERE incarnation_id = ? AND kind = 'office' ORDER BY number DESC LIMIT 1`,
    )
    .get(incarnationId);
}

/** Names of every batch that was closed here. */
export function listBatchNames(db: Database): ReadonlySet<string> {
  return new Set(db.prepare<[], string>(`SELECT name FROM batch_out`).pluck().all());
}

export function recordCarried(
  db: Database,
  carried: { batch: string; way: 'folder' | 'network'; atMs: number; actor: string },
): void {
  db.prepare(
    `INSERT INTO batch_carried (batch, way, carried_at_ms, actor)
     VALUES (@batch, @way, @atMs, @actor)`,
  ).run(carried);
}

/** When each batch was last carried, or last by one way; UTC milliseconds by its name. */
export function listLastCarried(
  db: Database,
  way: 'folder' | 'network' | null = null,
): ReadonlyMap<string, number> {
  const rows = db
    .prepare<{ way: string | null }, [string, number]>(
      `SELECT batch, max(carried_at_ms) FROM batch_carried WHERE @way IS NULL OR way = @way
       GROUP BY batch`,
    )
    .raw()
    .all({ way });
  return new Map(rows);
}

export interface ReceiptRow {
  readonly batch: string;
  /** The desk's key by fingerprint. */
  readonly desk_key: string;
  readonly state: 'counted' | 'held' | 'refused';
  readonly reason: string | null;
  readonly received_at_ms: number;
}

/** Keeps what a desk said, with the document it signed; whether it was new. */
export function recordReceipt(db: Database, receipt: ReceiptRow & { document: string }): boolean {
  const { changes } = db
    .prepare(
      `INSERT OR IGNORE INTO batch_receipt (batch, desk_key, state, reason, document, received_at_ms)
       VALUES (@batch, @desk_key, @state, @reason, @document, @received_at_ms)`,
    )
    .run(receipt);
  return changes > 0;
}

/** Everything that desks said of batches, the newest first. */
export function listReceipts(db: Database): ReceiptRow[] {
  return db
    .prepare<[], ReceiptRow>(
      `SELECT batch, desk_key, state, reason, received_at_ms FROM batch_receipt
       ORDER BY received_at_ms DESC, state`,
    )
    .all();
}
