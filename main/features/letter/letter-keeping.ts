import type { Moment } from '#main/platform/clock.ts';
import type { Log } from '#main/platform/log.ts';
import type { Database } from '#main/storage/database.ts';
import { forgetInBackups } from '#main/storage/letters-backup.ts';
import { hideTimes, rewriteWhole } from '#main/storage/letters-sweep.ts';
import { type Day, dayAt, startOfDay } from '#shared/calendar.ts';
import { recordLetterAudit } from './letter-audit-store.ts';
import type { LetterDeps } from './letter-deps.ts';

interface KeepingOptions {
  readonly db: Database;
  readonly now: () => Moment;
  readonly log: Log;
  readonly backupsFolder: string;
}

/** The letters' day and audit, and what is owed after anything came or went: no trace of when or in what order. */
export function createLetterKeeping({ db, now, log, backupsFolder }: KeepingOptions) {
  const today = (): Day => dayAt(now().trustedMs, now().offsetMinutes);
  const startOfToday = () => startOfDay(today(), now().offsetMinutes);
  let isSwept = false; // a power cut may have come between an arrival and its sweeping

  /** What a full disk puts off, the next turn does. */
  function attempt(step: () => void): void {
    try {
      step();
    } catch (error) {
      log.error('letters: put off until the next turn', error);
    }
  }

  function sweepNow(): void {
    isSwept = false;
    isSwept = rewriteWhole(db);
    hideTimes(db.name, startOfToday());
  }

  const audit: LetterDeps['audit'] = (actor, action, detail = {}) =>
    recordLetterAudit(db, { day: today(), actor, action, detail });
  return {
    today,
    startOfToday,
    attempt,
    audit,
    /** Says nothing of what it meets: a line of the log would tell when somebody asked. */
    sweep(): void {
      try {
        sweepNow();
      } catch {
        isSwept = false; // the next turn tries again, on its own minute, and says what is wrong
      }
    },
    /** What a sweep could not do, on a turn's own minute. */
    sweepWhatIsOwed(): void {
      if (!isSwept) attempt(sweepNow);
    },
    hideTimes: () => attempt(() => hideTimes(db.name, startOfToday())),
    forgetInBackups: () =>
      attempt(() =>
        forgetInBackups(db, backupsFolder, { day: today(), startOfDayMs: startOfToday() }),
      ),
  };
}
