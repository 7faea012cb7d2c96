import type { Database } from '#main/storage/database.ts';
import type { FoundAlert } from '#shared/features/glance/find-alerts.ts';

/** Which released figure an alert is about: one of a period, or a month's coverage. */
export type AlertPlace = { readonly releaseId: number } | { readonly month: string };

export interface AlertRow {
  readonly id: number;
  readonly figure: FoundAlert['figure'];
  readonly month: string | null;
  readonly from_day: string | null;
  readonly to_day: string | null;
  readonly item: string;
  readonly n: number;
  readonly share: number;
  readonly low: number | null;
  readonly high: number | null;
  readonly threshold: number;
  readonly words: string | null;
  readonly person: string | null;
  readonly acknowledged_at_ms: number | null;
}

/** Records an alert unless it was raised before; whether it is new. */
export function recordAlert(
  db: Database,
  place: AlertPlace,
  found: FoundAlert,
  raisedAtMs: number,
): boolean {
  const { figure, item, n, share, interval, threshold } = found;
  const { changes } = db
    .prepare(
      `INSERT INTO alert
         (figure, release_id, month, item, n, share, low, high, threshold, raised_at_ms)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`,
    )
    .run(
      figure,
      'releaseId' in place ? place.releaseId : null,
      'month' in place ? place.month : null,
      item,
      n,
      share,
      interval?.[0] ?? null,
      interval?.[1] ?? null,
      threshold,
      raisedAtMs,
    );
  return changes > 0;
}

const selectAlerts = `
  SELECT alert.id, figure, month, from_day, to_day, item, alert.n, share, low, high, threshold,
    words, person, acknowledged_at_ms
  FROM alert LEFT JOIN release ON release.id = release_id
    LEFT JOIN alert_acknowledgement ON alert_id = alert.id`;

/** Alerts that nobody has said to have seen, the newest first. */
export function listOpenAlerts(db: Database): readonly AlertRow[] {
  return db
    .prepare<[], AlertRow>(`${selectAlerts} WHERE alert_id IS NULL ORDER BY alert.id DESC`)
    .all();
}

/** The last alerts that somebody has seen. */
export function listSeenAlerts(db: Database, limit: number): readonly AlertRow[] {
  return db
    .prepare<[number], AlertRow>(
      `${selectAlerts} WHERE alert_id IS NOT NULL ORDER BY acknowledged_at_ms DESC LIMIT ?`,
    )
    .all(limit);
}

export function findAlert(db: Database, id: number): AlertRow | undefined {
  return db.prepare<[number], AlertRow>(`${selectAlerts} WHERE alert.id = ?`).get(id);
}

export interface Acknowledgement {
  readonly alertId: number;
  readonly words: string;
  readonly person: string;
  readonly atMs: number;
}

export function recordAcknowledgement(db: Database, acknowledgement: Acknowledgement): void {
  const { alertId, words, person, atMs } = acknowledgement;
  db.prepare(
    `INSERT INTO alert_acknowledgement (alert_id, words, person, acknowledged_at_ms)
     VALUES (?, ?, ?, ?)`,
  ).run(alertId, words, person, atMs);
}

/** Numbers of the released periods that were held against thresholds. */
export function listCheckedReleases(db: Database): ReadonlySet<number> {
  const rows = db.prepare<[], { id: number }>(`SELECT release_id AS id FROM alert_check`).all();
  return new Set(rows.map(({ id }) => id));
}

export function recordCheck(db: Database, releaseId: number): void {
  db.prepare(`INSERT INTO alert_check (release_id) VALUES (?) ON CONFLICT DO NOTHING`).run(
    releaseId,
  );
}
