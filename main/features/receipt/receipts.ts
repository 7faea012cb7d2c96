import { createHmac } from 'node:crypto';
import type { Clock, Moment } from '#main/platform/clock.ts';
import type { Log } from '#main/platform/log.ts';
import { dayAt, daysBetween } from '#shared/calendar.ts';
import type { ReceiptKey, ReceiptStore } from './receipt-store.ts';

export interface ReceiptsDeps {
  readonly store: ReceiptStore;
  readonly clock: Clock;
  readonly randomBytes: (size: number) => Buffer;
  readonly log: Log;
}

const keyDays = 90;
const keyBytes = 32;
const dayMs = 24 * 60 * 60 * 1000;
const turnEveryMs = 10 * 60 * 1000;

/**
 * Which dossiers have rated, as keyed hashes. New ones stay in memory for the day, so that nothing on
 * disk stands beside a rating in time; what a power cut takes can rate once more.
 */
export function createReceipts({ store, clock, randomBytes, log }: ReceiptsDeps) {
  let key = store.findKey();
  const waiting = new Map<string, Buffer>();
  let waitingSince: Moment | undefined;
  let isSwept = false; // a power cut may have come between an overwriting and its sweeping

  function newKey(): ReceiptKey {
    return { key: randomBytes(keyBytes), fromDay: today(clock.now()) };
  }

  function hashOf(code: string): Buffer {
    key ??= newKey();
    return createHmac('sha256', key.key).update(code).digest();
  }

  function writeWaiting(): void {
    if (key === undefined || waiting.size === 0) return;
    store.keepHashes(key, [...waiting.values()]);
    waiting.clear();
    waitingSince = undefined;
    isSwept = false;
  }

  function replaceKey(): void {
    store.forgetAll();
    waiting.clear();
    waitingSince = undefined;
    key = undefined; // the next code makes one
    isSwept = false;
  }

  /** A full disk keeps what waits in memory; the next turn tries again. */
  function attempt(step: () => void): void {
    try {
      step();
      if (!isSwept) isSwept = store.sweepLog();
    } catch (error) {
      log.error('receipts not written', error);
    }
  }

  /** Does what a new day asks for; never because somebody rated. */
  function turn(): void {
    const now = clock.now();
    attempt(() => {
      if (key && isWornOut(key, now)) replaceKey();
      else if (waitingSince && isDayOver(waitingSince, now)) writeWaiting();
    });
  }

  turn();
  const turning = setInterval(turn, turnEveryMs).unref();

  return {
    /** Whether this dossier has rated before. */
    isKnown(code: string): boolean {
      const hash = hashOf(code);
      return waiting.has(hash.toString('hex')) || store.hasHash(hash);
    },

    remember(code: string): void {
      const hash = hashOf(code);
      waiting.set(hash.toString('hex'), hash);
      waitingSince ??= clock.now();
    },

    /** The program ends in order: nothing is lost. */
    close(): void {
      clearInterval(turning);
      attempt(writeWaiting);
    },
  };
}
export type Receipts = ReturnType<typeof createReceipts>;

function today({ utcMs, offsetMinutes }: Moment) {
  return dayAt(utcMs, offsetMinutes);
}

/** Far from its day either way: a clock that was set must not let a key live on. */
function isWornOut({ fromDay }: ReceiptKey, now: Moment): boolean {
  return now.state !== 'unset' && Math.abs(daysBetween(fromDay, today(now))) >= keyDays;
}

/** A later day by a clock that can be trusted, or 24 hours by one that nobody can set. */
function isDayOver(since: Moment, now: Moment): boolean {
  const isLaterDay = now.state === 'trusted' && today(now) > today(since);
  return isLaterDay || now.monotonicMs - since.monotonicMs >= dayMs;
}
