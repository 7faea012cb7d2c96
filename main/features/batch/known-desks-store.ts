import type { Database } from '#main/storage/database.ts';

/** A desk or superior whose card was taken in here. */
export interface DeskRow {
  readonly fingerprint: string;
  readonly role: 'desk' | 'superior';
  /** The signed card, as it came. */
  readonly card: string;
  readonly revoked_at_ms: number | null;
}

export function listDesks(db: Database): DeskRow[] {
  return db
    .prepare<[], DeskRow>(
      `SELECT fingerprint, role, card, revoked_at_ms FROM correspondent
       WHERE role IN ('desk', 'superior') ORDER BY enrolled_at_ms, fingerprint`,
    )
    .all();
}
