import type { Moment } from '#main/platform/clock.ts';
import type { Database } from '#main/storage/database.ts';
import { dayAt, type Day } from '#shared/calendar.ts';
import { visitsCode } from '#shared/features/activity/activity-figures.ts';
import {
  coverageOf,
  type MonthCoverage,
  type RatingCount,
} from '#shared/features/activity/coverage.ts';
import { workingDaysOf, type Month } from '#shared/features/activity/month.ts';
import { listValues } from './activity-store.ts';
import type { ReleasedArrivals } from './count-ratings.ts';
import {
  listCountedReleases,
  recordCounts,
  sumCounts,
  type MonthCounts,
} from './coverage-store.ts';

export interface ReleasedDays extends ReleasedArrivals {
  readonly fromDay: Day;
  readonly toDay: Day;
}

export interface CoverageDeps {
  readonly db: Database;
  readonly now: () => Moment;
  readonly isWorkingDay: (day: Day) => boolean;
  /** The periods that are released by now, the newest first. */
  readonly listReleases: () => readonly ReleasedDays[];
  /** Counts away from the main thread. */
  readonly countRatings: (releases: readonly ReleasedArrivals[]) => Promise<readonly MonthCounts[]>;
  /** When the folder was made. */
  readonly startedAtMs: () => number;
  /** Fewer ratings of a month than this are not told. */
  readonly smallest: number;
}

export type FindCoverage = (months: readonly Month[]) => Promise<MonthCoverage[]>;

/** Finds the coverage of months. Each released period is counted once and its counts are kept. */
export function createCoverageFinder(deps: CoverageDeps): FindCoverage {
  const { db, now, isWorkingDay, smallest } = deps;
  return async (months) => {
    const releases = deps.listReleases();
    const { trustedMs, offsetMinutes } = now();
    const [from = '', to = ''] = [months.toSorted()[0], months.toSorted().at(-1)];
    const visits = new Map(
      listValues(db, from, to)
        .filter(({ figure }) => figure === visitsCode)
        .map((row) => [row.month, row]),
    );
    const startedOn = dayAt(deps.startedAtMs(), offsetMinutes);
    const ratedFrom = releases.at(-1)?.fromDay ?? startedOn;
    const coverageWith = (counts: ReadonlyMap<Month, RatingCount>) =>
      months.map((month) =>
        coverageOf({
          month,
          today: dayAt(trustedMs, offsetMinutes),
          since: ratedFrom < startedOn ? ratedFrom : startedOn,
          workingDays: workingDaysOf(month, isWorkingDay),
          releasedTo: releases[0]?.toDay,
          ratings: counts.get(month) ?? { clean: 0, raw: 0, undated: 0 },
          visits: visits.get(month)?.value,
          origin: visits.get(month)?.origin ?? undefined,
          smallest,
        }),
      );
    const uncounted = coverageWith(new Map());
    if (uncounted.every(isSettled)) return uncounted;
    await countNewReleases(deps, releases);
    return coverageWith(sumCounts(db));
  };
}

/** Whether a month has no coverage however many rated: nobody need count them. */
function isSettled(coverage: MonthCoverage): boolean {
  if (coverage.is === 'known') return false;
  return ['running', 'partial', 'unreleased'].includes(coverage.why);
}

async function countNewReleases(
  { db, countRatings }: CoverageDeps,
  releases: readonly ReleasedDays[],
): Promise<void> {
  const counted = listCountedReleases(db);
  const fresh = releases.filter(({ id }) => !counted.has(id));
  if (fresh.length === 0) return;
  const counts = await countRatings(fresh);
  db.transaction(() => {
    fresh.forEach(({ id }, place) => recordCounts(db, id, counts[place] ?? {}));
  }).immediate();
}
