import { nextCallInMs } from '#shared/features/network/back-off.ts';
import type { Pushed, PushOrder } from './push-batches.ts';

export interface PushRoundDeps {
  readonly isOn: () => boolean;
  readonly push: (order: PushOrder) => Promise<Pushed>;
  readonly random: () => number;
  readonly log: { error(message: string, error?: unknown): void };
  /** Calls back once after a while; returns how to call it off. */
  readonly after: (ms: number, then: () => void) => () => void;
}

/** A start has more to do than this; nobody waits for it. */
const firstCallAfterMs = 30_000;
const soonMs = 1_000;

/** Calls the desk by itself while that is switched on; one call at a time, whoever asked for it. */
export function createPushRound({ isOn, push, random, log, after }: PushRoundDeps) {
  let failures = 0;
  let callOff = () => {};
  let isClosed = false;
  let running: { readonly pushed: Promise<Pushed>; readonly stop: AbortController } | undefined;

  function callAfter(ms: number): void {
    callOff();
    callOff = after(ms, () => void run('program', false).catch(() => {})); // noted where it failed
  }

  function run(actor: string, again: boolean): Promise<Pushed> {
    if (running !== undefined) return running.pushed;
    const stop = new AbortController();
    const pushed = push({ actor, again, signal: stop.signal })
      .then((outcome) => {
        failures = outcome.trouble === null || outcome.hasMoved ? 0 : failures + 1;
        // what was cut while it moved goes on soon
        if (outcome.trouble !== null && failures === 0) failures = 1;
        return outcome;
      })
      .catch((error: unknown) => {
        failures += 1;
        log.error('network: the desk was not called to the end', error);
        throw error;
      })
      .finally(() => {
        running = undefined;
        if (!isClosed && isOn()) callAfter(nextCallInMs(failures, random()));
      });
    running = { pushed, stop };
    return pushed;
  }

  return {
    /** Begins, or ends at once, as somebody decided: `now`, or before this start. */
    follow(when: 'now' | 'before'): void {
      if (isOn()) return callAfter(when === 'now' ? soonMs : firstCallAfterMs);
      callOff();
      callOff = () => {};
      running?.stop.abort();
      failures = 0;
      return undefined;
    },
    /** Somebody wants it now. */
    now: (actor: string) => run(actor, true),
    isPushing: () => running !== undefined,
    close(): void {
      isClosed = true;
      callOff();
      running?.stop.abort();
    },
  };
}
export type PushRound = ReturnType<typeof createPushRound>;
