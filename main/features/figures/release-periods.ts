import type { Moment } from '#main/platform/clock.ts';
import type { Database } from '#main/storage/database.ts';
import { dayAt, startOfDay, type Day } from '#shared/calendar.ts';
import { countNewAnswers, listReleases, recordRelease, type NewAnswers } from './release-store.ts';

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
    let waiting: NewAnswers[] = [];
    const closedDays = countNewAnswers(db, {
      afterArrival,
      beforeMs: startOfDay(today, moment.offsetMinutes),
      offsetMinutes: moment.offsetMinutes,
    });
    for (const closed of closedDays) {
      waiting.push(closed);
      const n = waiting.reduce((sum, { n }) => sum + n, 0);
      const days = waiting.flatMap(({ day }) => day ?? []);
      const [from_day] = days;
      const to_day = days.at(-1);
      if (n < minimum() || from_day === undefined || to_day === undefined) continue;
      recordRelease(db, {
        from_day,
        to_day,
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
