import type { Database } from '#main/storage/database.ts';
import type { Remark } from '#shared/features/people/people.contract.ts';

interface RemarkRow {
  readonly id: number;
  readonly person_code: string;
  readonly body: string | null;
  readonly made_at_ms: number;
  readonly settled_at_ms: number | null;
  readonly settled_by: string | null;
}

/** A desk shows no more; who remarks more often is read in turn. */
const mostShown = 200;

/** Those that nobody has looked into yet first, then newest first. */
export function listRemarks(db: Database): Remark[] {
  return db
    .prepare<[number], RemarkRow>(
      `SELECT * FROM person_remark ORDER BY settled_at_ms IS NOT NULL, id DESC LIMIT ?`,
    )
    .all(mostShown)
    .map(toRemark);
}

export function listRemarksOf(db: Database, code: string): Remark[] {
  return db
    .prepare<[string, number], RemarkRow>(
      `SELECT * FROM person_remark WHERE person_code = ? ORDER BY id DESC LIMIT ?`,
    )
    .all(code, mostShown)
    .map(toRemark);
}

/** Returns the new remark's id. */
export function recordRemark(db: Database, code: string, text: string, atMs: number): number {
  const { lastInsertRowid } = db
    .prepare(`INSERT INTO person_remark (person_code, body, made_at_ms) VALUES (?, ?, ?)`)
    .run(code, text, atMs);
  return Number(lastInsertRowid);
}

/** Whose remark was settled; undefined where there is none that is still open. */
export function settleRemark(
  db: Database,
  id: number,
  { by, atMs }: { by: string; atMs: number },
): string | undefined {
  return db
    .prepare<[number, string, number], { person_code: string }>(
      `UPDATE person_remark SET settled_at_ms = ?, settled_by = ?
       WHERE id = ? AND settled_at_ms IS NULL RETURNING person_code`,
    )
    .get(atMs, by, id)?.person_code;
}

export function eraseRemarksOf(db: Database, code: string): void {
  db.prepare(`UPDATE person_remark SET body = NULL WHERE person_code = ?`).run(code);
}

function toRemark(row: RemarkRow): Remark {
  const { settled_at_ms: atMs, settled_by: by } = row;
  return {
    id: row.id,
    personCode: row.person_code,
    text: row.body ?? '',
    madeAtMs: row.made_at_ms,
    ...(atMs !== null && by !== null && { settled: { atMs, by } }),
  };
}
