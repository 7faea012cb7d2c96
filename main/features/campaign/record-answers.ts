import type { Clock } from '#main/platform/clock.ts';
import { commitUnlessFull, type Database } from '#main/storage/database.ts';
import { hourStamp } from '#shared/calendar.ts';
import { pressedBy } from '#shared/features/questionnaire/built-in-questions.ts';
import { isAnswer, levelsOf, refOf } from '#shared/features/questionnaire/questions.ts';
import type { Questionnaire } from '#shared/features/questionnaire/questionnaire.ts';
import type {
  ChangedRating,
  NewComment,
  NewFact,
  NewRating,
} from '#shared/features/rating/rating.contract.ts';
import type { AnswerStore } from './campaign-store.ts';
import { stateOf, type KnownCampaigns, type OpenedCampaign } from './known-campaigns.ts';
import { seal } from './seal.ts';
import type { SealedAnswer } from './sealed-answer.ts';
import { createSteps } from './steps.ts';

/** Where and in which mode the station is capturing right now. */
export interface CampaignCapture {
  readonly unitCode: string;
  readonly stationCode: string;
  readonly channel: 'kiosk' | 'assisted' | 'portable';
  readonly trial: boolean;
}

/** What the recorder stands on. */
export interface RecorderDeps {
  readonly db: Database;
  readonly store: AnswerStore;
  readonly known: KnownCampaigns;
  readonly clock: Clock;
  /** Undefined while somebody is signed in on the screen. */
  readonly capture: () => CampaignCapture | undefined;
}

type CaptureRefusal = 'STAFF_SIGNED_IN' | 'STORE_FULL' | 'ID_TAKEN' | 'QUESTION_UNKNOWN';
type FollowUpRefusal = CaptureRefusal | 'RESPONSE_UNKNOWN';
type Outcome<Why extends string> =
  | { readonly recorded: true }
  | { readonly recorded: false; readonly why: Why };

const recorded = { recorded: true } as const;

function refused<Why extends string>(why: Why) {
  return { recorded: false, why } as const;
}

/** What a citizen gave, without what is the same for every piece. */
type Given = SealedAnswer extends infer Each
  ? Each extends SealedAnswer
    ? Omit<Each, Surrounding>
    : never
  : never;
type Surrounding =
  | 'format'
  | 'campaign'
  | 'step'
  | 'questionnaire'
  | 'unit'
  | 'station'
  | 'channel'
  | 'hour'
  | 'clock'
  | 'inTime'
  | 'trial';

/**
 * Takes what citizens give to a survey: each gift becomes one piece, sealed before it is committed,
 * and is on disk before anybody is thanked. A gift stands under its id once; since it is sealed,
 * nobody can compare a second one with it, and only the first counts.
 */
export function createAnswerRecorder(deps: RecorderDeps) {
  const { store, known } = deps;
  const steps = createSteps(store.count);

  async function give(signed: OpenedCampaign, given: Given): Promise<Outcome<CaptureRefusal>> {
    const { id, responseId, kind } = given;
    if ((kind === 'answer') !== (id === responseId)) return refused('ID_TAKEN');
    if (store.findCampaignId(id) !== undefined) return recorded;
    const capture = deps.capture();
    if (capture === undefined) return refused('STAFF_SIGNED_IN');
    const { campaign } = signed;
    const moment = deps.clock.now();
    const sealed = await seal(campaign.recipient, {
      ...given,
      format: 1,
      campaign: campaign.id,
      step: kind === 'answer' ? steps.first(id) : steps.next(responseId, campaign.id),
      questionnaire: refOf(campaign.questionnaire),
      unit: capture.unitCode,
      station: capture.stationCode,
      channel: capture.channel,
      hour: hourStamp(moment.utcMs, moment.offsetMinutes),
      clock: moment.state,
      inTime: stateOf(signed, moment) === 'asking',
      trial: capture.trial,
    });
    return commit(deps.db, () => {
      if (store.findCampaignId(id) !== undefined) return recorded;
      if (deps.capture() === undefined) return refused('STAFF_SIGNED_IN');
      store.keep(id, campaign.id, sealed);
      return recorded;
    });
  }

  /** The campaign to which a response was given: open, closed or long past. */
  const campaignOf = (responseId: string) => known.find(store.findCampaignId(responseId) ?? '');

  return {
    async submit(rating: NewRating): Promise<Outcome<CaptureRefusal>> {
      const signed = known.findByQuestionnaire(rating.questionnaire);
      if (signed === undefined || !hasLevel(signed.campaign.questionnaire, rating.score)) {
        return refused('QUESTION_UNKNOWN');
      }
      const { id, score, scaleOrder, language } = rating;
      return await give(signed, {
        kind: 'answer',
        id,
        responseId: id,
        score,
        scaleOrder,
        language,
      });
    },

    async change(rating: ChangedRating): Promise<Outcome<FollowUpRefusal>> {
      const signed = campaignOf(rating.responseId);
      if (signed === undefined) return refused('RESPONSE_UNKNOWN');
      const { questionnaire } = signed.campaign;
      const isSame = refOf(questionnaire) === rating.questionnaire;
      if (!isSame || !hasLevel(questionnaire, rating.score)) return refused('QUESTION_UNKNOWN');
      const { id, responseId, score, scaleOrder, language } = rating;
      return await give(signed, { kind: 'change', id, responseId, score, scaleOrder, language });
    },

    async fact({ id, responseId, question, choices }: NewFact): Promise<Outcome<FollowUpRefusal>> {
      const signed = campaignOf(responseId);
      if (signed === undefined) return refused('RESPONSE_UNKNOWN');
      const { questionnaire } = signed.campaign;
      const asked = [pressedBy, ...questionnaire.questions].find(({ code }) => code === question);
      if (asked === undefined || !isAnswer(asked, levelsOf(questionnaire), choices)) {
        return refused('QUESTION_UNKNOWN');
      }
      return await give(signed, { kind: 'fact', id, responseId, question, choices });
    },

    async comment({ id, responseId, text }: NewComment): Promise<Outcome<FollowUpRefusal>> {
      const signed = campaignOf(responseId);
      if (signed === undefined) return refused('RESPONSE_UNKNOWN');
      if (!signed.campaign.questionnaire.comment) return refused('QUESTION_UNKNOWN');
      return await give(signed, { kind: 'comment', id, responseId, text });
    },
  };
}
export type AnswerRecorder = ReturnType<typeof createAnswerRecorder>;

function hasLevel(questionnaire: Questionnaire, score: NewRating['score']): boolean {
  return levelsOf(questionnaire).includes(score);
}

/** One durable commit; a full disk is a refusal and leaves nothing behind. */
function commit<Why extends string>(
  db: Database,
  step: () => Outcome<Why>,
): Outcome<Why | 'STORE_FULL'> {
  return commitUnlessFull(db, step, refused('STORE_FULL'));
}
