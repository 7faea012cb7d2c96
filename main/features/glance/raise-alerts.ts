import type { Moment } from '#main/platform/clock.ts';
import { recordAudit } from '#main/storage/audit-store.ts';
import { commitUnlessFull, type Database } from '#main/storage/database.ts';
import type { MonthCoverage } from '#shared/features/activity/coverage.ts';
import type { ReleasedPeriod } from '#shared/features/figures/figures.contract.ts';
import {
  findCoverageAlert,
  findPeriodAlerts,
  type FoundAlert,
} from '#shared/features/glance/find-alerts.ts';
import type { HeadlineFigures } from '#shared/features/glance/headline.ts';
import type { Thresholds } from '#shared/features/glance/thresholds.ts';
import { listCheckedReleases, recordAlert, recordCheck, type AlertPlace } from './alert-store.ts';

export interface RaisingDeps {
  readonly db: Database;
  readonly now: () => Moment;
  /** The figures of released periods. */
  readonly showPeriods: (ids: readonly number[]) => Promise<readonly HeadlineFigures[]>;
}

export interface Released {
  /** The newest first. */
  readonly periods: readonly ReleasedPeriod[];
  readonly newest: HeadlineFigures | undefined;
  readonly coverage: readonly MonthCoverage[];
}

/** Periods that nobody looked at as they came are made up for, back to here. */
const periodsBack = 12;

/**
 * Holds what is released against the office's thresholds: the newest period at every look, so that
 * a new threshold holds at once, others once. A full disk puts it off and hinders no look.
 */
export async function raiseAlerts(
  { db, now, showPeriods }: RaisingDeps,
  thresholds: Thresholds,
  { periods, newest, coverage }: Released,
): Promise<void> {
  const checked = listCheckedReleases(db);
  const fresh = periods.filter(({ id }) => !checked.has(id));
  const isWatching = thresholds.satisfied !== undefined || thresholds.reason !== undefined;
  const late = fresh.slice(0, periodsBack).filter(({ id }) => id !== newest?.period.id);
  const others = isWatching ? await showPeriods(late.map(({ id }) => id)) : [];
  const found = [newest, ...others].flatMap((figures) =>
    figures === undefined
      ? []
      : findPeriodAlerts(thresholds, figures).map((alert) => ({
          alert,
          place: { releaseId: figures.period.id },
        })),
  );
  const ofMonths = coverage.flatMap((month) => {
    const alert = findCoverageAlert(thresholds, month);
    return alert ? [{ alert, place: { month: month.month } }] : [];
  });
  const step = (): void => {
    for (const { id } of fresh) recordCheck(db, id);
    for (const { alert, place } of [...found, ...ofMonths]) raise(db, now(), place, alert);
  };
  commitUnlessFull(db, step, undefined);
}

function raise(db: Database, moment: Moment, place: AlertPlace, alert: FoundAlert): void {
  if (!recordAlert(db, place, alert, moment.utcMs)) return;
  const { figure, threshold } = alert;
  const detail = { figure, threshold, ...place };
  recordAudit(db, moment, { actor: 'program', action: 'alert.raised', detail });
}
