import type { Clock, Moment } from '#main/platform/clock.ts';
import { isFull, type Database } from '#main/storage/database.ts';
import {
  burstPositionAfter,
  gapSince,
  type AnswerBefore,
} from '#shared/features/rating/signals.ts';
import { labelSet, questionnaire } from '#shared/features/rating/scale.ts';
import type { RatingRow } from './rating-row.ts';
import type { NewRow, PreviousAnswer, RatingStore } from './rating-store.ts';

/** Where, under which settings and in which mode the station is capturing right now. */
export interface CaptureContext {
  readonly unitCode: string;
  readonly stationCode: string;
  readonly counterCode: string | null;
  readonly fieldCode: string | null;
  readonly settingsVersion: number;
  readonly trial: boolean;
  hourStatusAt(moment: Moment): 'open' | 'closed' | 'unknown';
}

/** What the use cases of this feature stand on. */
export interface RatingDeps {
  readonly db: Database;
  readonly store: RatingStore;
  readonly clock: Clock;
  /** The station's context, or undefined while somebody is signed in on its screen. */
  readonly capture: () => CaptureContext | undefined;
  readonly randomBytes: (size: number) => Buffer;
}

/** Recorded, or refused for a reason that the contract names. */
export type Outcome<Why extends string> =
  | { readonly recorded: true }
  | { readonly recorded: false; readonly why: Why };

/** What can refuse anything that a citizen gives. */
export type CaptureRefusal = 'STAFF_SIGNED_IN' | 'STORE_FULL' | 'ID_TAKEN';

export const recorded = { recorded: true } as const;

export function refused<Why extends string>(why: Why) {
  return { recorded: false, why } as const;
}

/** Runs `step` as one durable commit; a full disk is a refusal and leaves nothing behind. */
export function commit<Why extends string>(
  db: Database,
  step: () => Outcome<Why>,
): Outcome<Why | 'STORE_FULL'> {
  try {
    return db.transaction(step).immediate();
  } catch (error) {
    if (isFull(error)) return refused('STORE_FULL');
    throw error;
  }
}

/** What is already on disk under an id, for a gift that is told apart from it. */
type SameAs = (existing: RatingRow) => boolean;

/**
 * Records what a citizen gives, once: the same id again is confirmed if it is the same gift and
 * refused if it is another; nothing new is taken while somebody is signed in on the screen.
 */
export function giveOnce<Why extends string>(
  deps: RatingDeps,
  { id, sameAs }: { readonly id: string; readonly sameAs: SameAs },
  append: (context: CaptureContext) => Outcome<Why>,
): Outcome<Why | CaptureRefusal> {
  return commit<Why | CaptureRefusal>(deps.db, () => {
    const existing = deps.store.findRow(id);
    if (existing) return sameAs(existing) ? recorded : refused('ID_TAKEN');
    const context = deps.capture();
    return context ? append(context) : refused('STAFF_SIGNED_IN');
  });
}

/** The columns that every row carries: where, when, and under which wording. */
export function rowAt(
  context: CaptureContext,
  moment: Moment,
  language: string,
): Omit<NewRow, 'id' | 'kind' | 'response_id' | 'refers_to' | 'score' | 'text_hash'> {
  return {
    recorded_at_ms: moment.utcMs,
    offset_minutes: moment.offsetMinutes,
    boot_id: moment.bootId,
    monotonic_ms: moment.monotonicMs,
    clock_state: moment.state,
    unit_code: context.unitCode,
    station_code: context.stationCode,
    counter_code: context.counterCode,
    field_code: context.fieldCode,
    field_source: context.fieldCode === null ? null : 'counter',
    stage: null,
    channel: 'kiosk',
    device_mode: 'self',
    language,
    label_set: labelSet,
    questionnaire,
    model_code: null,
    settings_version: context.settingsVersion,
    trial: context.trial ? 1 : 0,
    ready_ms: null,
    gap_ms: null,
    burst_position: null,
    // a clock that is wrong does not know whether the office was open
    hour_status: moment.state === 'trusted' ? context.hourStatusAt(moment) : 'unknown',
  };
}

/** The signals of a new answer, from the answer before it at this station. */
export function signalsAfter(previous: PreviousAnswer | undefined, moment: Moment) {
  const before: AnswerBefore | undefined = previous && {
    utcMs: previous.recorded_at_ms,
    bootId: previous.boot_id,
    monotonicMs: previous.monotonic_ms,
    burstPosition: previous.burst_position ?? 1,
  };
  const gap_ms = gapSince(before, moment);
  return { gap_ms, burst_position: burstPositionAfter(before, gap_ms) };
}
