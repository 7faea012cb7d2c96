import type { Database } from '#main/storage/database.ts';
import type { Month } from '#shared/features/activity/month.ts';
import type { Figure } from '#shared/features/figures/figures.contract.ts';
import type { HomeMonth, HomeStretch } from '#shared/features/figures/home-pools.ts';
import type { ScaleOrder } from '#shared/features/rating/rating.contract.ts';
import type { LabelSet } from '#shared/features/rating/scale.ts';

/** Words and their order on the glass: what is given at homes is parted by nothing else. */
export interface HomeWay {
  readonly labelSet: LabelSet;
  readonly scaleOrder: ScaleOrder;
}

/** What is new of one way, month by month in the order of arrival. */
export interface NewAtHome extends HomeWay {
  /** Up to which arrival it was released. */
  readonly afterArrival: number;
  readonly months: readonly HomeMonth[];
}

interface MonthRow extends HomeMonth {
  readonly label_set: LabelSet;
  readonly scale_order: ScaleOrder;
  readonly released: number;
}

/**
 * Answers from homes that are not released and came in before a moment. The month is that of the newest
 * trusted clock so far, as with every release; what came before any trusted clock goes with what follows.
 */
export function listNewAtHome(
  db: Database,
  { beforeMs, offsetMinutes }: HomeQuery,
): readonly NewAtHome[] {
  const rows = db
    .prepare<[number, number], MonthRow>(
      `SELECT label_set, scale_order, coalesce(released.to_arrival, 0) AS released,
              strftime('%Y-%m', (trusted_ms + ? * 60000) / 1000, 'unixepoch') AS month,
              count(*) AS n, max(arrival) AS lastArrival
       FROM (SELECT arrival, label_set, coalesce(scale_order, 'descending') AS scale_order,
                    max(CASE WHEN clock_state = 'trusted' THEN received_at_ms END)
                      OVER (ORDER BY arrival) AS trusted_ms
             FROM rating WHERE channel = 'portable' AND kind = 'answer')
         LEFT JOIN (SELECT label_set, scale_order, max(to_arrival) AS to_arrival
                    FROM home_release GROUP BY label_set, scale_order) AS released
           USING (label_set, scale_order)
       WHERE arrival > coalesce(released.to_arrival, 0) AND trusted_ms < ?
       GROUP BY label_set, scale_order, month ORDER BY label_set, scale_order, lastArrival`,
    )
    .all(offsetMinutes, beforeMs);
  const ways = Map.groupBy(rows, (row) => `${row.label_set} ${row.scale_order}`);
  return [...ways.values()].flatMap((months) =>
    months.slice(0, 1).map(({ label_set, scale_order, released }) => ({
      labelSet: label_set,
      scaleOrder: scale_order,
      afterArrival: released,
      months: months.map(({ month, n, lastArrival }) => ({ month, n, lastArrival })),
    })),
  );
}

export interface HomeQuery {
  /** The first moment of the month that is not over. */
  readonly beforeMs: number;
  readonly offsetMinutes: number;
}

/** A pool with what is shown of it. */
export interface HomePool extends HomeWay, HomeStretch {
  readonly figure: Figure;
  readonly ruleVersion: string;
}
export interface ReleasedHomePool extends HomePool {
  readonly id: number;
}

interface ReleaseRow {
  readonly id: number;
  readonly label_set: LabelSet;
  readonly scale_order: ScaleOrder;
  readonly from_month: Month;
  readonly to_month: Month;
  readonly after_arrival: number;
  readonly to_arrival: number;
  readonly figure: string;
  readonly rule_version: string;
}

/** The newest first. */
export function listHomeReleases(db: Database): readonly ReleasedHomePool[] {
  return db
    .prepare<[], ReleaseRow>(`SELECT * FROM home_release ORDER BY id DESC`)
    .all()
    .map((row) => ({
      id: row.id,
      labelSet: row.label_set,
      scaleOrder: row.scale_order,
      fromMonth: row.from_month,
      toMonth: row.to_month,
      afterArrival: row.after_arrival,
      toArrival: row.to_arrival,
      figure: JSON.parse(row.figure),
      ruleVersion: row.rule_version,
    }));
}

export function findLastHomeRelease(db: Database): number {
  return (
    db.prepare<[], { id: number }>(`SELECT id FROM home_release ORDER BY id DESC LIMIT 1`).get()
      ?.id ?? 0
  );
}

/** Call it inside a transaction. */
export function recordHomeRelease(db: Database, pool: HomePool, releasedAtMs: number): void {
  db.prepare(
    `INSERT INTO home_release (label_set, scale_order, from_month, to_month, after_arrival,
       to_arrival, figure, rule_version, released_at_ms)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(
    pool.labelSet,
    pool.scaleOrder,
    pool.fromMonth,
    pool.toMonth,
    pool.afterArrival,
    pool.toArrival,
    JSON.stringify(pool.figure),
    pool.ruleVersion,
    releasedAtMs,
  );
}
