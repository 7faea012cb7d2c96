import type { Database } from '#main/storage/database.ts';
import type { ReceiptRow } from '../batch-out-store.ts';

/** A station's batch as it was sealed anew for those above. */
export interface PassedOn {
  readonly batch: string;
  readonly sealed_for: string;
  readonly file_bytes: number;
  readonly file_sha256: string;
  readonly sealed_at_ms: number;
}

export function findPassedOn(db: Database, batch: string): PassedOn | undefined {
  return db.prepare<[string], PassedOn>(`SELECT * FROM passed_on WHERE batch = ?`).get(batch);
}

/** Records how a batch is sealed for those above now. */
export function recordPassedOn(db: Database, passed: PassedOn): void {
  db.prepare(
    `INSERT OR REPLACE INTO passed_on (batch, sealed_for, file_bytes, file_sha256, sealed_at_ms)
     VALUES (@batch, @sealed_for, @file_bytes, @file_sha256, @sealed_at_ms)`,
  ).run(passed);
}

/** Keeps what a superior said of a station's batch; whether it was new. */
export function recordPassedOnReceipt(
  db: Database,
  receipt: ReceiptRow & { document: string },
): boolean {
  const { changes } = db
    .prepare(
      `INSERT OR IGNORE INTO passed_on_receipt
         (batch, desk_key, state, reason, document, received_at_ms)
       VALUES (@batch, @desk_key, @state, @reason, @document, @received_at_ms)`,
    )
    .run(receipt);
  return changes > 0;
}

/** What superiors said that they keep, by key; `batch` names a station's batch. */
export function listPassedOnReceipts(db: Database): readonly ReceiptRow[] {
  return db
    .prepare<[], ReceiptRow>(
      `SELECT batch, desk_key, state, reason, received_at_ms FROM passed_on_receipt`,
    )
    .all();
}
