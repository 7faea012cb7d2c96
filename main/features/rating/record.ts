import type { Clock, Moment } from '#main/platform/clock.ts';
import { commitUnlessFull, type Database } from '#main/storage/database.ts';
import {
  gapSince,
  keptSignals,
  seriesAfter,
  type AnswerBefore,
} from '#shared/features/rating/signals.ts';
import { keptUtcMs } from '#shared/features/rating/kept-time.ts';
import type { LabelSet, Score } from '#shared/features/rating/scale.ts';
import type { ScaleOrder } from '#shared/features/rating/rating.contract.ts';
import type { Question, Questionnaire } from '#shared/features/questionnaire/questionnaire.ts';
import { levelsOf } from '#shared/features/questionnaire/questions.ts';
import type { RatingRow } from './rating-row.ts';
import type { NewRow, RatingStore } from './rating-store.ts';

/** Where, under which settings and in which mode the station is capturing right now. */
export interface CaptureContext {
  readonly unitCode: string;
  readonly stationCode: string;
  readonly counterCode: string | null;
  readonly fieldCode: string | null;
  /** The counters among which citizens say which one served them; empty where nobody is asked. */
  readonly countersAsked: readonly { readonly code: string; readonly fieldCode: string | null }[];
  readonly settingsVersion: number;
  readonly trial: boolean;
  /** `kiosk` is the fixed screen that citizens use alone; anything else is a series of its own. */
  readonly channel: 'kiosk' | 'assisted' | 'portable';
  readonly deviceMode: 'self' | 'assisted';
  /** The model in whose session it is given. */
  readonly modelCode: string | null;
  hourStatusAt(moment: Moment): 'open' | 'closed' | 'unknown';
  /** When the office opens and closes, as minutes of the day; see `keptUtcMs`. */
  readonly timeEdges: readonly number[];
  /**
   * What is given later than this, in the grace after a session, is kept as given then: an hour beside
   * a model must not say more than that it was within the session or its grace.
   */
  readonly lastMomentMs: number;
}

/** The context of a form of paper, for which no screen was captured on. */
export interface PaperContext extends Omit<
  CaptureContext,
  'countersAsked' | 'channel' | 'deviceMode'
> {
  readonly channel: 'paper';
  readonly deviceMode: 'paper';
}

/** What the use cases of this feature stand on. */
export interface RatingDeps {
  readonly db: Database;
  readonly store: RatingStore;
  readonly clock: Clock;
  /** The station's context, or undefined while somebody is signed in on its screen. */
  readonly capture: () => CaptureContext | undefined;
  readonly randomBytes: (size: number) => Buffer;
  readonly questionnaires: QuestionnaireSource;
}

/** What can be asked here, and its keeping before the first answer under it. */
export interface QuestionnaireSource {
  find(ref: string): Questionnaire | undefined;
  keep(questionnaire: Questionnaire): void;
  /** A question of the questionnaire, or one that the program asks by itself. */
  findQuestion(ref: string, code: string): Question | undefined;
}

/** Recorded, or refused for a reason that the contract names. */
export type Outcome<Why extends string> =
  | { readonly recorded: true }
  | { readonly recorded: false; readonly why: Why };

/** What can refuse anything that a citizen gives. */
export type CaptureRefusal = 'STAFF_SIGNED_IN' | 'STORE_FULL' | 'ID_TAKEN' | 'QUESTION_UNKNOWN';

export const recorded = { recorded: true } as const;

export function refused<Why extends string>(why: Why) {
  return { recorded: false, why } as const;
}

/** Runs `step` as one durable commit; a full disk is a refusal and leaves nothing behind. */
export function commit<Why extends string>(
  db: Database,
  step: () => Outcome<Why>,
): Outcome<Why | 'STORE_FULL'> {
  return commitUnlessFull(db, step, refused('STORE_FULL'));
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

/** Under which words something was given. */
export type Wording = Pick<RatingRow, 'language' | 'label_set' | 'questionnaire' | 'scale_order'>;

/** The words a score was tapped under; undefined if no such questionnaire has that score. */
export function wordingOf(
  questionnaire: Questionnaire | undefined,
  tap: { readonly score: Score; readonly language: string; readonly questionnaire: string },
  scaleOrder: ScaleOrder,
): Wording | undefined {
  if (questionnaire === undefined || !levelsOf(questionnaire).includes(tap.score)) return undefined;
  const label_set: LabelSet = questionnaire.labelSet;
  return {
    language: tap.language,
    label_set,
    questionnaire: tap.questionnaire,
    scale_order: scaleOrder,
  };
}

/** The columns that every row carries: where, in which hour, and under which wording. */
export function rowAt(
  context: CaptureContext | PaperContext,
  moment: Moment,
  wording: Wording,
): Omit<NewRow, 'id' | 'kind' | 'response_id'> {
  const utcMs = Math.min(moment.utcMs, context.lastMomentMs);
  const keptMs = keptUtcMs({ ...moment, utcMs }, context.timeEdges);
  return {
    refers_to: null,
    score: null,
    text_hash: null,
    recorded_at_ms: keptMs,
    offset_minutes: moment.offsetMinutes,
    boot_id: moment.bootId,
    monotonic_ms: Math.max(0, Math.round(moment.monotonicMs - (moment.utcMs - keptMs))),
    clock_state: moment.state,
    unit_code: context.unitCode,
    station_code: context.stationCode,
    counter_code: context.counterCode,
    field_code: context.fieldCode,
    field_source: context.fieldCode === null ? null : 'counter',
    stage: null,
    channel: context.channel,
    device_mode: context.deviceMode,
    language: wording.language,
    label_set: wording.label_set,
    questionnaire: wording.questionnaire,
    model_code: context.modelCode,
    settings_version: context.settingsVersion,
    trial: context.trial ? 1 : 0,
    ready_ms: null,
    gap_ms: null,
    burst_position: null,
    // a clock that is wrong does not know whether the office was open
    hour_status: moment.state === 'trusted' ? context.hourStatusAt(moment) : 'unknown',
    question: null,
    choices: null,
    audience: null,
    scale_order: wording.scale_order,
  };
}

/** The signals of a new answer as they are kept, and what the next one is held against. */
export function signalsAfter(
  before: AnswerBefore | undefined,
  moment: Moment,
  answer: { readonly score: number; readonly readyMs: number },
) {
  const gapMs = gapSince(before, moment);
  const series = seriesAfter(before, gapMs, answer.score);
  const kept = keptSignals({ ...series, gapMs, readyMs: answer.readyMs });
  const { utcMs, bootId, monotonicMs } = moment;
  return {
    kept: { ready_ms: kept.readyMs, gap_ms: kept.gapMs, burst_position: kept.series },
    remembered: { utcMs, bootId, monotonicMs, score: answer.score, ...series },
  };
}
