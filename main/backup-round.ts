import { dayAt, type Day } from '#shared/calendar.ts';
import type { Clock } from './platform/clock.ts';
import type { Log } from './platform/log.ts';
import {
  listBackupDays,
  type BackupFault,
  type BackupJob,
  type BackupOutcome,
} from './storage/daily-backup.ts';

export interface BackupRoundDeps {
  readonly folder: string;
  readonly clock: Clock;
  readonly log: Log;
  /** When the folder was made. */
  readonly startedAtMs: number;
  /** Runs beside the taps: a large store takes many seconds to copy and to verify. */
  readonly backUp: (job: BackupJob) => Promise<BackupOutcome>;
  readonly audit: (action: string, detail: { readonly [name: string]: string | number }) => void;
}

/** The first look comes a minute after the start, so that nobody waits for it. */
const lookEveryMs = 60_000;
/** After a failure the disk is left in peace for a while. */
const againAfterMs = 60 * 60 * 1000;

/**
 * A copy of the answers at the first start of a day, or after midnight where the machine runs through
 * the night. A clock that cannot be trusted makes none: its day would push out a good one.
 */
export function createBackupRound({
  folder,
  clock,
  log,
  startedAtMs,
  backUp,
  audit,
}: BackupRoundDeps) {
  let fault: BackupFault | undefined;
  let restUntilMs = Number.NEGATIVE_INFINITY;
  let isBusy = false;
  let hasLooked = false; // until then nothing is missing: the first look is about to come

  async function look(): Promise<void> {
    const { utcMs, offsetMinutes, monotonicMs, state } = clock.now();
    const day = dayAt(utcMs, offsetMinutes);
    if (isBusy || state !== 'trusted' || monotonicMs < restUntilMs) return;
    if (listBackupDays(folder).includes(day)) return;
    isBusy = true;
    try {
      const outcome = await backUp({ folder, day });
      fault = outcome.done ? undefined : outcome.fault;
      if (outcome.done) audit('backup.made', { day, dropped: outcome.dropped });
    } catch (error) {
      fault = { why: 'failed', detail: 'worker' };
      log.error('backup: not made', error);
    } finally {
      isBusy = false;
      hasLooked = true;
    }
    if (fault === undefined) return;
    restUntilMs = monotonicMs + againAfterMs;
    log.error(`backup: not made, ${fault.why}`);
  }

  const timer = setInterval(
    () => void look().catch((error) => log.error('backup', error)),
    lookEveryMs,
  );
  timer.unref();

  const today = (): Day => dayAt(clock.now().utcMs, clock.now().offsetMinutes);
  return {
    look,
    today,
    /** The newest copy, and why the last try made none; a folder of today needs none yet. */
    there: () => ({
      newest: listBackupDays(folder).at(-1),
      fault,
      isNeeded: hasLooked && dayAt(startedAtMs, clock.now().offsetMinutes) < today(),
    }),
    close: () => clearInterval(timer),
  };
}
