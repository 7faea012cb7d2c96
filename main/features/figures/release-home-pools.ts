import type { Moment } from '#main/platform/clock.ts';
import type { Database } from '#main/storage/database.ts';
import { dayAt, startOfDay } from '#shared/calendar.ts';
import { firstDayOf, monthOf } from '#shared/features/activity/month.ts';
import { homeFloor } from '#shared/features/figures/home-pools.ts';
import {
  findLastHomeRelease,
  listNewAtHome,
  recordHomeRelease,
  type HomePool,
  type HomeQuery,
} from './home-release-store.ts';

export interface HomeReleaseDeps {
  readonly db: Database;
  readonly now: () => Moment;
  /** Whether a batch is here in part. */
  readonly isEntering: () => boolean;
  /** Counts away from the main thread. */
  readonly findHomePools: (query: HomeQuery) => Promise<readonly HomePool[]>;
}

/**
 * Releases what was given at homes in months that are over, as pools that are recorded once and never
 * recounted; what comes later by stick is in a later pool. Without a trusted clock nothing is released.
 */
export async function releaseHomePools(deps: HomeReleaseDeps): Promise<void> {
  const { db, now, isEntering } = deps;
  const moment = now();
  if (moment.state !== 'trusted' || isEntering()) return;
  const { utcMs, offsetMinutes } = moment;
  const thisMonth = firstDayOf(monthOf(dayAt(utcMs, offsetMinutes)));
  const query = { beforeMs: startOfDay(thisMonth, offsetMinutes), offsetMinutes };
  if (!listNewAtHome(db, query).some(isEnough)) return;
  const before = findLastHomeRelease(db);
  const pools = await deps.findHomePools(query);
  db.transaction(() => {
    if (isEntering() || findLastHomeRelease(db) !== before) return; // another look was quicker
    for (const pool of pools) recordHomeRelease(db, pool, utcMs);
  }).immediate();
}

function isEnough({ months }: { readonly months: readonly { readonly n: number }[] }): boolean {
  return months.reduce((sum, { n }) => sum + n, 0) >= homeFloor;
}
