import type { Moment } from '#main/platform/clock.ts';
import type { Database } from '#main/storage/database.ts';
import { dayAt, startOfDay, type Day } from '#shared/calendar.ts';
import { countNewAnswers, listReleases, recordRelease } from './release-store.ts';

export interface ReleaseDeps {
  readonly db: Database;
  readonly now: () => Moment;
  readonly minimum: () => number;
  readonly isWorkingDay: (day: Day) => boolean;
}

/**
 * Releases closed days: on a working day, every earlier day's answers that have not been released,
 * in periods that each hold at least the minimum of new answers. A release is recorded once and
 * never recounted, so that two looks cannot be subtracted from each other.
 */
export function releasePeriods({ db, now, minimum, isWorkingDay }: ReleaseDeps): void {
  const moment = now();
  const today = dayAt(moment.utcMs, moment.offsetMinutes);
  if (!isWorkingDay(today) || moment.state !== 'trusted') return;
  db.transaction(() => {
    let afterArrival = listReleases(db)[0]?.to_arrival ?? 0;
    let waiting: { day: Day; n: number; lastArrival: number }[] = [];
    const closedDays = countNewAnswers(db, {
      afterArrival,
      beforeMs: startOfDay(today, moment.offsetMinutes),
      offsetMinutes: moment.offsetMinutes,
    });
    for (const closed of closedDays) {
      waiting.push(closed);
      const n = waiting.reduce((sum, { n }) => sum + n, 0);
      if (n < minimum()) continue;
      const days = waiting.map(({ day }) => day).sort();
      recordRelease(db, {
        from_day: days[0] ?? closed.day,
        to_day: days.at(-1) ?? closed.day,
        after_arrival: afterArrival,
        to_arrival: closed.lastArrival,
        n,
        minimum: minimum(),
        released_at_ms: moment.utcMs,
      });
      afterArrival = closed.lastArrival;
      waiting = [];
    }
  }).immediate();
}
