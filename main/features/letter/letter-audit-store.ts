import { createChain, type Linked } from '#main/storage/chain.ts';
import type { Database } from '#main/storage/database.ts';
import type { Day } from '#shared/calendar.ts';

export interface LetterAuditEntry {
  /** The day alone: a time beside a letter's id would bound when its citizen was here. */
  readonly day: Day;
  /** A person's code, or `program` where nobody asked for it. */
  readonly actor: string;
  /** `letter.past-participle` */
  readonly action: string;
  /** Codes, ids and counts; never anything that names a citizen, and no free text. */
  readonly detail: Readonly<Record<string, string | number | boolean>>;
}

interface AuditRow {
  readonly sequence: number;
  readonly format: number;
  readonly day: Day;
  readonly actor: string;
  readonly action: string;
  readonly detail: string;
  readonly hash: Buffer;
}

const chain = createChain<Omit<AuditRow, keyof Linked>>('letter-audit', (sequence, row) => [
  sequence,
  row.format,
  row.day,
  row.actor,
  row.action,
  row.detail,
]);

/** Appends an entry to the letters' own chain. */
export function recordLetterAudit(db: Database, entry: LetterAuditEntry): void {
  db.transaction(() => {
    const last = db
      .prepare<[], AuditRow>(`SELECT * FROM audit ORDER BY sequence DESC LIMIT 1`)
      .get();
    const row = chain.next(last, {
      format: 1,
      day: entry.day,
      actor: entry.actor,
      action: entry.action,
      detail: JSON.stringify(entry.detail),
    });
    db.prepare(
      `INSERT INTO audit (sequence, format, day, actor, action, detail, hash)
       VALUES (@sequence, @format, @day, @actor, @action, @detail, @hash)`,
    ).run(row);
  }).immediate();
}

/** The sequence of the first entry that is missing or altered; undefined when the chain holds. */
export function findLetterAuditFault(db: Database): number | undefined {
  const rows = db.prepare<[], AuditRow>(`SELECT * FROM audit ORDER BY sequence`);
  return chain.findFault(rows.iterate());
}
