import type { Clock } from './platform/clock.ts';
import type { Log } from './platform/log.ts';
import type { BackupFault } from './storage/daily-backup.ts';
import type { EvidenceBackup } from './features/assessment/evidence-copies.ts';

export interface EvidenceRoundDeps {
  readonly clock: Clock;
  readonly log: Log;
  /** Runs beside the taps. */
  readonly backUp: () => Promise<EvidenceBackup>;
  readonly audit: (action: string, detail: { readonly [name: string]: number }) => void;
}

/** The first look comes two minutes after the start, behind that at the copy of the answers. */
const firstLookMs = 120_000;
const lookEveryMs = 60_000;
const againAfterMs = 60 * 60 * 1000;
const dayMs = 24 * againAfterMs;

/** Copies of evidence once a day. No date decides anything here: whatever the clock says, a file needs its copy. */
export function createEvidenceRound({ clock, log, backUp, audit }: EvidenceRoundDeps) {
  let nextMs = clock.now().monotonicMs + firstLookMs;
  let isBusy = false;
  let fault: BackupFault | undefined;
  let damaged = 0;

  async function look(): Promise<void> {
    const { monotonicMs } = clock.now();
    if (isBusy || monotonicMs < nextMs) return;
    isBusy = true;
    try {
      const outcome = await backUp();
      fault = outcome.done ? undefined : outcome.fault;
      if (outcome.done) {
        const { copied, dropped } = outcome;
        damaged = outcome.damaged;
        if (copied + dropped > 0) audit('evidence.copied', { copied, dropped });
      }
    } catch (error) {
      fault = { why: 'failed', detail: 'worker' };
      log.error('evidence not copied', error);
    } finally {
      isBusy = false;
      // a file that was just being sealed anew is whole an hour later
      nextMs = monotonicMs + (fault === undefined && damaged === 0 ? dayMs : againAfterMs);
    }
  }

  const timer = setInterval(
    () => void look().catch((error) => log.error('evidence', error)),
    lookEveryMs,
  );
  timer.unref();
  return { look, there: () => ({ fault, damaged }), close: () => clearInterval(timer) };
}
