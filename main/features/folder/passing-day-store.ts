import type { Moment } from '#main/platform/clock.ts';
import type { Database } from '#main/storage/database.ts';
import { dayAt, type Day } from '#shared/calendar.ts';
import { passDays, type PassingDay } from '#shared/features/folder/passing-days.ts';

interface PassingDayRow {
  readonly proven: Day;
  readonly seen: Day;
  readonly boot_id: string;
  readonly monotonic_ms: number;
}

/** How far the days had passed when it was last looked at; undefined where nobody has yet. */
export function findPassingDay(db: Database): PassingDay | undefined {
  const row = db
    .prepare<[], PassingDayRow>(`SELECT proven, seen, boot_id, monotonic_ms FROM passing_day`)
    .get();
  return (
    row && {
      proven: row.proven,
      seen: row.seen,
      bootId: row.boot_id,
      monotonicMs: row.monotonic_ms,
    }
  );
}

/**
 * The day by which is reckoned how long something was kept. It follows a trusted clock as far as the
 * days were seen to pass; a clock that is not trusted leaves it where it is. `knownMs`: where nobody
 * has looked yet, the newest moment that was recorded before.
 */
export function findProvenDay(db: Database, now: Moment, knownMs: number | undefined): Day {
  const before = findPassingDay(db) ?? beginAt(now, knownMs ?? now.trustedMs);
  if (now.state !== 'trusted') return before.proven;
  const passed = passDays(before, now);
  if (before.seen !== passed.seen || findPassingDay(db) === undefined) {
    recordPassingDay(db, passed);
  }
  return passed.proven;
}

/** Somebody has looked at the calendar: the clock's day is the day. */
export function confirmDay(db: Database, now: Moment): void {
  recordPassingDay(db, beginAt(now, now.utcMs));
}

function beginAt({ offsetMinutes, bootId, monotonicMs }: Moment, utcMs: number): PassingDay {
  const day = dayAt(utcMs, offsetMinutes);
  return { proven: day, seen: day, bootId, monotonicMs };
}

function recordPassingDay(db: Database, day: PassingDay): void {
  db.prepare(
    `INSERT INTO passing_day (id, proven, seen, boot_id, monotonic_ms)
     VALUES (1, @proven, @seen, @bootId, @monotonicMs)
     ON CONFLICT (id) DO UPDATE SET proven = excluded.proven, seen = excluded.seen,
       boot_id = excluded.boot_id, monotonic_ms = excluded.monotonic_ms`,
  ).run(day);
}
