import type { Database } from '#main/storage/database.ts';
import type { RatingCount } from '#shared/features/activity/coverage.ts';
import type { Month } from '#shared/features/activity/month.ts';

export type MonthCounts = Readonly<Record<Month, RatingCount>>;

/** Numbers of the released periods whose ratings have been counted. */
export function listCountedReleases(db: Database): ReadonlySet<number> {
  const rows = db.prepare<[], { id: number }>(`SELECT release_id AS id FROM coverage_count`).all();
  return new Set(rows.map(({ id }) => id));
}

/** Two may look at once: what was counted first stays. */
export function recordCounts(db: Database, releaseId: number, months: MonthCounts): void {
  db.prepare(
    `INSERT INTO coverage_count (release_id, months) VALUES (?, ?)
     ON CONFLICT (release_id) DO NOTHING`,
  ).run(releaseId, JSON.stringify(months));
}

interface CountRow extends RatingCount {
  readonly month: Month;
}

/** The ratings of all released periods, by month. */
export function sumCounts(db: Database): ReadonlyMap<Month, RatingCount> {
  const rows = db
    .prepare<[], CountRow>(
      `SELECT key AS month, sum(json_extract(value, '$.clean')) AS clean,
              sum(json_extract(value, '$.raw')) AS raw,
              sum(json_extract(value, '$.undated')) AS undated
       FROM coverage_count, json_each(coverage_count.months) GROUP BY key`,
    )
    .all();
  return new Map(rows.map(({ month, ...count }) => [month, count]));
}
