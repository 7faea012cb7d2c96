import { usualComfort, type Comfort } from '#renderer/features/comfort/comfort.ts';
import type {
  Gift,
  RatingRefusal,
  SendOutcome,
  Tap,
} from '#renderer/features/rating/send-rating.ts';
import { refOf, type Answers } from '#shared/features/questionnaire/questions.ts';
import type { Score } from '#shared/features/rating/scale.ts';
import { firstLanguage } from '#shared/features/station/languages.ts';
import type { StationState, StationView } from '#shared/features/station/station.contract.ts';
import { kioskTimes } from './kiosk-times.ts';
import type { Step } from './visit.ts';

/** Everything the flow remembers. */
export interface KioskContext {
  /** What the core says is to be shown now. */
  readonly view: StationView | undefined;
  readonly capture: StationState['capture'];
  readonly language: string;
  readonly comfort: Comfort;
  /** Whether the panel of languages and comforts lies open. */
  readonly panel: 'closed' | 'open';
  /** The id that the next tap will carry, minted when its screen opened. */
  readonly nextId: string;
  readonly readyAtMs: number | undefined;
  /** The view this person is answering under, from their first tap on. */
  readonly shown: StationView | undefined;
  /** The tap on its way to the disk; forgotten as soon as it is there. */
  readonly tap: Tap | undefined;
  /** The first answer of the person at the screen, once it is on disk. */
  readonly responseId: string | undefined;
  readonly step: Step;
  /** What was answered after the score, without the score. */
  readonly answers: Answers;
  /** Whether anything was given after the score. */
  readonly gaveMore: boolean;
  /** Words that were written and not yet sent. */
  readonly words: string;
  /** What was given and is not on disk yet, oldest first. */
  readonly outbox: readonly WaitingGift[];
  readonly refusal: RatingRefusal | undefined;
  readonly idleMs: number;
  readonly failedCalls: number;
  readonly failedGifts: number;
  readonly failedLines: number;
}

type Unaddressed<G> = G extends Gift ? Omit<G, 'id' | 'responseId'> : never;
/** What is given, before it has an id and belongs to an answer. */
export type NewGift = Unaddressed<Gift>;

interface WaitingGift {
  readonly gift: Gift;
  readonly sinceMs: number;
}

export const contextAtStart: KioskContext = {
  view: undefined,
  capture: 'ready',
  language: firstLanguage,
  comfort: usualComfort,
  panel: 'closed',
  nextId: '',
  readyAtMs: undefined,
  shown: undefined,
  tap: undefined,
  responseId: undefined,
  step: { at: 'end' },
  answers: {},
  gaveMore: false,
  words: '',
  outbox: [],
  refusal: undefined,
  idleMs: kioskTimes.followUpIdle,
  failedCalls: 0,
  failedGifts: 0,
  failedLines: 0,
};

/** The contract's largest span; a screen may stay ready for weeks. */
const longestReadyMs = 2_147_483_647;

export function tapOf(context: KioskContext, score: Score, nowMs: number): Tap {
  const waitedMs = Math.round(nowMs - (context.readyAtMs ?? nowMs));
  const { questionnaire, scaleOrder } = viewOf(context);
  const tap = {
    id: context.nextId,
    score,
    questionnaire: refOf(questionnaire),
    scaleOrder,
    language: context.language,
    readyMs: Math.min(Math.max(waitedMs, 0), longestReadyMs),
  };
  return context.responseId === undefined ? tap : { ...tap, responseId: context.responseId };
}

export function viewOf({ shown }: KioskContext): StationView {
  if (shown === undefined) throw new Error('the station is not known');
  return shown;
}

export function oldestGift({ outbox }: KioskContext): Gift {
  const [oldest] = outbox;
  if (oldest === undefined) throw new Error('no gift to send');
  return oldest.gift;
}

export function heldTap({ tap }: KioskContext): Tap {
  if (tap === undefined) throw new Error('no tap to send');
  return tap;
}

export function refusalOf(outcome: SendOutcome): RatingRefusal {
  if (outcome.is !== 'refused') throw new Error('no refusal to show');
  return outcome.refusal;
}

export function retryAfter(failures: number): number {
  return Math.min(kioskTimes.firstRetry * 2 ** Math.max(failures - 1, 0), kioskTimes.longestRetry);
}
