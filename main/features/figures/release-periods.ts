import type { Moment } from '#main/platform/clock.ts';
import type { Database } from '#main/storage/database.ts';
import { dayAt, previousDay, startOfDay, type Day } from '#shared/calendar.ts';
import type { Floors } from '#shared/features/figures/floors.ts';
import {
  findLastReleasedArrival,
  findNewestArrival,
  recordRelease,
  type NewAnswers,
  type NewAnswersQuery,
} from './release-store.ts';

export interface ReleaseDeps {
  readonly db: Database;
  readonly now: () => Moment;
  readonly minimum: () => number;
  readonly floors: () => Floors;
  readonly isWorkingDay: (day: Day) => boolean;
  /** Whether a batch is here in part: what is released is never a part of one. */
  readonly isEntering: () => boolean;
  /** Counts away from the main thread. */
  readonly countNewAnswers: (query: NewAnswersQuery) => Promise<readonly NewAnswers[]>;
}

/**
 * Releases closed days: every answer given before the newest working day (today, if it is one) that
 * has not been released, in periods that each hold at least the minimum of new answers. A release is recorded once and
 * never recounted, so that two looks cannot be subtracted from each other.
 */
export async function releasePeriods(deps: ReleaseDeps): Promise<void> {
  const { db, minimum } = deps;
  const moment = deps.now();
  const workingDay = newestWorkingDay(dayAt(moment.utcMs, moment.offsetMinutes), deps.isWorkingDay);
  if (workingDay === undefined || moment.state !== 'trusted' || deps.isEntering()) return;
  const released = findLastReleasedArrival(db);
  if (findNewestArrival(db) <= released) return;
  const closedDays = await deps.countNewAnswers({
    afterArrival: released,
    beforeMs: startOfDay(workingDay, moment.offsetMinutes),
    offsetMinutes: moment.offsetMinutes,
  });
  db.transaction(() => {
    if (deps.isEntering()) return; // it began while the days were counted
    if (findLastReleasedArrival(db) !== released) return; // another look has just released them
    let afterArrival = released;
    let waiting: NewAnswers[] = [];
    for (const closed of closedDays) {
      waiting.push(closed);
      const n = waiting.reduce((sum, { n }) => sum + n, 0);
      const days = waiting.flatMap(({ day }) => day ?? []);
      const [from_day] = days;
      const to_day = days.at(-1);
      if (n < minimum() || from_day === undefined || to_day === undefined) continue;
      const release = {
        from_day,
        to_day,
        after_arrival: afterArrival,
        to_arrival: closed.lastArrival,
        n,
        minimum: minimum(),
        released_at_ms: moment.utcMs,
      };
      recordRelease(db, release, deps.floors());
      afterArrival = closed.lastArrival;
      waiting = [];
    }
  }).immediate();
}

/** No office is closed for longer without its settings being looked at. */
const longestClosureDays = 60;

function newestWorkingDay(today: Day, isWorkingDay: (day: Day) => boolean): Day | undefined {
  let day = today;
  for (let back = 0; back <= longestClosureDays; back += 1) {
    if (isWorkingDay(day)) return day;
    day = previousDay(day);
  }
  return undefined;
}
