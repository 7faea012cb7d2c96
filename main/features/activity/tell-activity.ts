import type { Database } from '#main/storage/database.ts';
import type { OfficeRow } from '#shared/features/batch/office-tables.ts';
import type { MonthCoverage } from '#shared/features/activity/coverage.ts';
import {
  monthOf,
  monthsBetween,
  previousMonth,
  type Month,
} from '#shared/features/activity/month.ts';
import { findFirstMonth, listValues } from './activity-store.ts';
import type { FindCoverage } from './known-coverage.ts';

const firstMonth: Month = '2000-01';
const lastMonth: Month = '2099-12';

/** Every figure of every month as it stands now, for the superior. */
export function tellActivity(db: Database): OfficeRow[] {
  return listValues(db, firstMonth, lastMonth).map(
    ({ month, figure, value, origin, versions }) => ({
      month,
      figure,
      value,
      origin,
      versions,
    }),
  );
}

/** The coverage of every month that is over, since citizens could rate here or figures were entered. */
export async function tellCoverage(
  db: Database,
  findCoverage: FindCoverage,
  { startedOn, today }: { readonly startedOn: string; readonly today: string },
): Promise<OfficeRow[]> {
  const started = monthOf(startedOn);
  const entered = findFirstMonth(db) ?? started;
  const from = entered < started ? entered : started;
  const to = previousMonth(monthOf(today));
  if (to < from) return [];
  return (await findCoverage(monthsBetween(from, to))).map(rowOf);
}

function rowOf(coverage: MonthCoverage): OfficeRow {
  const { clean = null, raw = null, undated = null } = coverage.ratings ?? {};
  return {
    month: coverage.month,
    known: coverage.is === 'known' ? 1 : 0,
    why: coverage.is === 'known' ? null : coverage.why,
    clean,
    raw,
    undated,
    visits: coverage.visits ?? null,
    origin: coverage.is === 'known' ? coverage.origin : null,
  };
}
