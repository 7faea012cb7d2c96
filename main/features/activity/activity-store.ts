import type { Database } from '#main/storage/database.ts';
import type { ValueVersion } from '#shared/features/activity/activity.contract.ts';
import type { VisitOrigin } from '#shared/features/activity/activity-figures.ts';
import type { Month } from '#shared/features/activity/month.ts';
import type { ImportMapping } from '#shared/features/activity/plan-import.ts';

/** The newest version of a figure that has a value. */
export interface ValueRow {
  readonly month: Month;
  readonly figure: string;
  readonly value: number;
  readonly origin: VisitOrigin | null;
  readonly versions: number;
}

/** What is kept of the months from one to another, both included. */
export function listValues(db: Database, from: Month, to: Month): readonly ValueRow[] {
  return db
    .prepare<[Month, Month], ValueRow>(
      // with max(), the other columns are those of the newest version
      `SELECT * FROM (SELECT month, figure, value, origin, count(*) AS versions, max(id)
                      FROM activity_value WHERE month BETWEEN ? AND ? GROUP BY month, figure)
       WHERE value IS NOT NULL ORDER BY month`,
    )
    .all(from, to);
}

/** The number of the newest version of any figure; 0 while there is none. */
export function findNewestVersion(db: Database): number {
  return (
    db.prepare<[], { id: number | null }>(`SELECT max(id) AS id FROM activity_value`).get()?.id ?? 0
  );
}

/** The first month of which anything is kept. */
export function findFirstMonth(db: Database): Month | undefined {
  return (
    db.prepare<[], { month: Month | null }>(`SELECT min(month) AS month FROM activity_value`).get()
      ?.month ?? undefined
  );
}

interface VersionRow {
  readonly value: number | null;
  readonly origin: VisitOrigin | null;
  readonly way: ValueVersion['way'];
  readonly person: string;
  readonly entered_at_ms: number;
}

export function listVersions(db: Database, month: Month, figure: string): ValueVersion[] {
  return db
    .prepare<[Month, string], VersionRow>(
      `SELECT value, origin, way, person, entered_at_ms FROM activity_value
       WHERE month = ? AND figure = ? ORDER BY id DESC LIMIT 200`,
    )
    .all(month, figure)
    .map(({ value, origin, way, person, entered_at_ms }) => ({
      value,
      ...(origin !== null && { origin }),
      way,
      person,
      enteredAtMs: entered_at_ms,
    }));
}

export interface NewVersion {
  readonly month: Month;
  readonly figure: string;
  readonly value: number | null;
  readonly origin?: VisitOrigin | undefined;
  readonly way: ValueVersion['way'];
  readonly person: string;
  readonly enteredAtMs: number;
}

export function recordVersion(db: Database, version: NewVersion): void {
  const { month, figure, value, origin, way, person, enteredAtMs } = version;
  db.prepare(
    `INSERT INTO activity_value (month, figure, value, origin, way, person, entered_at_ms)
     VALUES (?, ?, ?, ?, ?, ?, ?)`,
  ).run(month, figure, value, origin ?? null, way, person, enteredAtMs);
}

export function findMapping(db: Database, header: string): ImportMapping | undefined {
  const found = db
    .prepare<[string], { mapping: string }>(`SELECT mapping FROM activity_mapping WHERE header = ?`)
    .get(header);
  return found && (JSON.parse(found.mapping) as ImportMapping); // written below, by us alone
}

export function rememberMapping(db: Database, header: string, mapping: ImportMapping): void {
  db.prepare(
    `INSERT INTO activity_mapping (header, mapping) VALUES (?, ?)
     ON CONFLICT (header) DO UPDATE SET mapping = excluded.mapping`,
  ).run(header, JSON.stringify(mapping));
}
