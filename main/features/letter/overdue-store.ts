import { randomBytes } from 'node:crypto';
import type { Database } from '#main/storage/database.ts';
import type { Day } from '#shared/calendar.ts';

export interface OverdueRow {
  readonly dossier_hash: Buffer;
  /** Sealed; null where it is not known any longer. */
  readonly code: Buffer | null;
  readonly appointment_on: Day;
  readonly source: 'list' | 'letter';
  readonly handed_over_on: Day | null;
}

/** Dossiers that are owed an apology. They are counted for good, whatever becomes of their letters. */
export function createOverdueStore(db: Database) {
  const byHash = db.prepare<[Buffer], OverdueRow>(
    `SELECT * FROM overdue_dossier WHERE dossier_hash = ?`,
  );
  const all = db.prepare<[], OverdueRow>(`SELECT * FROM overdue_dossier ORDER BY dossier_hash`);
  const inPeriod = db.prepare<[Day, Day], OverdueRow>(
    `SELECT * FROM overdue_dossier WHERE appointment_on BETWEEN ? AND ?
     ORDER BY appointment_on, dossier_hash`,
  );
  const insert = db.prepare(
    `INSERT INTO overdue_dossier (dossier_hash, code, appointment_on, source, handed_over_on)
     VALUES (@dossier_hash, @code, @appointment_on, @source, NULL)`,
  );
  const correct = db.prepare(
    `UPDATE overdue_dossier SET appointment_on = @appointment_on, source = @source, code = @code
     WHERE dossier_hash = @dossier_hash`,
  );
  const handOver = db.prepare<[Day, Buffer]>(
    `UPDATE overdue_dossier SET handed_over_on = ?
     WHERE dossier_hash = ? AND handed_over_on IS NULL`,
  );
  const rename = db.prepare<[Buffer, Buffer | null, Buffer]>(
    `UPDATE overdue_dossier SET dossier_hash = ?, code = ? WHERE dossier_hash = ?`,
  );
  const codesBefore = db.prepare<[Day], { n: number }>(
    `SELECT count(*) AS n FROM overdue_dossier WHERE appointment_on < ? AND code IS NOT NULL`,
  );
  const dropCodes = db.prepare<[Day]>(
    `UPDATE overdue_dossier SET code = NULL WHERE appointment_on < ? AND code IS NOT NULL`,
  );
  return {
    find: (hash: Buffer) => byHash.get(hash),
    list: () => all.all(),
    /** By the day of the appointment, both ends included. */
    listPeriod: (from: Day, to: Day) => inPeriod.all(from, to),
    /** What an office's list says is never changed; what a letter said is, by a list or a correction. */
    put(row: Omit<OverdueRow, 'handed_over_on'>): void {
      const known = byHash.get(row.dossier_hash);
      if (known === undefined) insert.run(row);
      else if (known.source === 'letter') correct.run(row);
    },
    handOver: (hash: Buffer, on: Day) => void handOver.run(on, hash),
    /** A code that was typed wrong, as long as no list names it and nothing was handed over. */
    move(from: Buffer, to: Buffer): void {
      const known = byHash.get(from);
      if (known?.source !== 'letter' || known.handed_over_on !== null) return;
      if (byHash.get(to) === undefined) rename.run(to, null, from);
    },
    /** The person had everything deleted: that a dossier was overdue stays, which one does not. */
    forget: (hash: Buffer) => void rename.run(randomBytes(32), null, hash),
    countCodesBefore: (day: Day) => codesBefore.get(day)?.n ?? 0,
    dropCodesBefore: (day: Day) => void dropCodes.run(day),
    rekey: (from: Buffer, to: Buffer, code: Buffer) => void rename.run(to, code, from),
  };
}
export type OverdueStore = ReturnType<typeof createOverdueStore>;
