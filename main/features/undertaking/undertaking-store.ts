import type { Database } from '#main/storage/database.ts';
import type { Day } from '#shared/calendar.ts';
import type {
  NewUndertaking,
  Undertaking,
} from '#shared/features/undertaking/undertaking.contract.ts';

interface UndertakingRow {
  readonly id: number;
  readonly number: number;
  readonly kind: Undertaking['kind'];
  readonly held_on: Day;
  readonly subject: string;
  readonly count: number | null;
  readonly count_of: Undertaking['countOf'];
  readonly place: string;
  readonly evidence: string;
  readonly sha256: string | null;
  readonly model_code: string | null;
  readonly withdrawn: 0 | 1;
  readonly person: string;
  readonly versions: number;
}

// with max(), the other columns are those of the newest version
const newest = `SELECT *, count(*) AS versions, max(id) FROM undertaking GROUP BY number`;

/** What was held from one day to another, both included, as it stands now; the newest first. */
export function listUndertakings(db: Database, from: Day, to: Day): Undertaking[] {
  return db
    .prepare<[Day, Day], UndertakingRow>(
      `SELECT * FROM (${newest}) WHERE withdrawn = 0 AND held_on BETWEEN ? AND ?
       ORDER BY held_on DESC, number DESC`,
    )
    .all(from, to)
    .map(({ id, held_on, count, count_of, model_code, sha256, withdrawn: _, ...row }) => ({
      number: row.number,
      version: id,
      versions: row.versions,
      kind: row.kind,
      heldOn: held_on,
      subject: row.subject,
      ...(count !== null && { count }),
      countOf: count_of,
      place: row.place,
      evidence: row.evidence,
      ...(sha256 !== null && { sha256 }),
      ...(model_code !== null && { modelCode: model_code }),
      person: row.person,
    }));
}

/** The newest version of a number, as long as it was not taken back. */
export function findNewestVersion(db: Database, number: number): Undertaking | undefined {
  return listUndertakings(db, '2000-01-01', '2099-12-31').find((each) => each.number === number);
}

/** The years in which anything was held. */
export function listYears(db: Database): number[] {
  return db
    .prepare<[], { year: number }>(
      `SELECT DISTINCT CAST(substr(held_on, 1, 4) AS INTEGER) AS year FROM undertaking ORDER BY year`,
    )
    .all()
    .map(({ year }) => year);
}

export interface NewVersion extends NewUndertaking {
  readonly withdrawn: boolean;
  readonly person: string;
  readonly enteredOn: Day;
  readonly enteredAtMs: number;
}

/** Appends a version to a number, or the first of a new number; says which. */
export function recordVersion(db: Database, version: NewVersion, number?: number): number {
  const own = number ?? nextNumber(db);
  db.prepare(
    `INSERT INTO undertaking (number, kind, held_on, subject, count, count_of, place, evidence,
       sha256, model_code, withdrawn, person, entered_on, entered_at_ms)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(
    own,
    version.kind,
    version.heldOn,
    version.subject,
    version.count ?? null,
    version.countOf,
    version.place,
    version.evidence,
    version.sha256 ?? null,
    version.modelCode ?? null,
    version.withdrawn ? 1 : 0,
    version.person,
    version.enteredOn,
    version.enteredAtMs,
  );
  return own;
}

function nextNumber(db: Database): number {
  const row = db
    .prepare<[], { next: number }>(`SELECT coalesce(max(number), 0) + 1 AS next FROM undertaking`)
    .get();
  return row?.next ?? 1;
}
