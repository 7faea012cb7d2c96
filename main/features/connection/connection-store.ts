import type { Database } from '#main/storage/database.ts';
import type {
  correspondentRoles,
  RevocationReason,
} from '#shared/features/connection/connection.contract.ts';

/** Somebody whose card was taken in here; a key each. */
export interface CorrespondentRow {
  readonly fingerprint: string;
  readonly role: (typeof correspondentRoles)[number];
  readonly unit_code: string;
  readonly station_code: string | null;
  readonly incarnation_id: string;
  /** The card's file as it was signed. */
  readonly card: string;
  readonly enrolled_at_ms: number;
  readonly enrolled_by: string;
  readonly revoked_at_ms: number | null;
  readonly revoked_by: string | null;
  readonly revoked_reason: RevocationReason | null;
}

const columns = `fingerprint, role, unit_code, station_code, incarnation_id, card, enrolled_at_ms,
  enrolled_by, revoked_at_ms, revoked_by, revoked_reason`;

/** Everybody, the one taken in last first. */
export function listCorrespondents(db: Database): CorrespondentRow[] {
  return db
    .prepare<[], CorrespondentRow>(
      `SELECT ${columns} FROM correspondent ORDER BY enrolled_at_ms DESC, fingerprint`,
    )
    .all();
}

/** Whether this folder sends to another one's desk. */
export function hasDesk(db: Database): boolean {
  return (
    db
      .prepare<[], number>(
        `SELECT 1 FROM correspondent WHERE role = 'desk' AND revoked_at_ms IS NULL LIMIT 1`,
      )
      .get() !== undefined
  );
}

export function findCorrespondent(db: Database, fingerprint: string): CorrespondentRow | undefined {
  return db
    .prepare<[string], CorrespondentRow>(
      `SELECT ${columns} FROM correspondent WHERE fingerprint = ?`,
    )
    .get(fingerprint);
}

/** Takes a card in, or what a known key says of itself now; a revoked key is trusted again. */
export function recordCorrespondent(
  db: Database,
  row: Omit<CorrespondentRow, 'revoked_at_ms' | 'revoked_by' | 'revoked_reason'>,
): void {
  db.prepare(
    `INSERT INTO correspondent (fingerprint, role, unit_code, station_code, incarnation_id, card,
       enrolled_at_ms, enrolled_by)
     VALUES (@fingerprint, @role, @unit_code, @station_code, @incarnation_id, @card,
       @enrolled_at_ms, @enrolled_by)
     ON CONFLICT (fingerprint) DO UPDATE SET card = @card, unit_code = @unit_code,
       station_code = @station_code, enrolled_at_ms = @enrolled_at_ms, enrolled_by = @enrolled_by,
       revoked_at_ms = NULL, revoked_by = NULL, revoked_reason = NULL`,
  ).run(row);
}

export function recordRevocation(
  db: Database,
  revocation: {
    readonly fingerprint: string;
    readonly atMs: number;
    readonly by: string;
    readonly reason: RevocationReason;
  },
): void {
  db.prepare(
    `UPDATE correspondent SET revoked_at_ms = @atMs, revoked_by = @by, revoked_reason = @reason
     WHERE fingerprint = @fingerprint`,
  ).run(revocation);
}
