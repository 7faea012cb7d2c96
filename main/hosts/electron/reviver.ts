import type { RenderProcessGoneDetails, WebContents } from 'electron';
import type { Log } from '#main/platform/log.ts';
import { decideRevival, neverRevived } from './revival.ts';

/** The part of a window's contents that tells of its life and death. */
interface MortalContents extends Pick<WebContents, 'forcefullyCrashRenderer' | 'isDestroyed'> {
  on(
    event: 'render-process-gone',
    listener: (event: unknown, details: Pick<RenderProcessGoneDetails, 'reason'>) => void,
  ): unknown;
  on(event: 'unresponsive', listener: () => void): unknown;
  on(event: 'responsive', listener: () => void): unknown;
  on(event: 'destroyed', listener: () => void): unknown;
}

/** The three ways to bring a page back, from the gentlest. */
export interface RevivalSteps {
  reload(): void;
  recreate(): void;
  relaunch(): void;
}

/** What does the same nothing for this long is taken for dead. */
const patienceMs = 5_000;

/** Watches the contents of one page, window after window, and brings the page back when it dies. */
export function createReviver(steps: RevivalSteps, { log, now }: { log: Log; now(): number }) {
  let record = neverRevived;

  return (contents: MortalContents) => {
    contents.on('render-process-gone', (_event, { reason }) => {
      const decision = decideRevival(record, { reason, atMs: now() });
      const { revival } = decision;
      record = decision.record;
      if (revival.kind === 'none') return;
      log.error(`page died (${reason}): ${revival.kind} in ${revival.afterMs} ms`);
      setTimeout(() => {
        if (!contents.isDestroyed()) steps[revival.kind]();
      }, revival.afterMs);
    });

    let patience: NodeJS.Timeout | undefined;
    contents.on('unresponsive', () => {
      clearTimeout(patience);
      patience = setTimeout(() => {
        if (!contents.isDestroyed()) contents.forcefullyCrashRenderer(); // comes back as a death
      }, patienceMs);
    });
    contents.on('responsive', () => clearTimeout(patience));
    contents.on('destroyed', () => clearTimeout(patience));
  };
}
