import type { NewRating } from '#shared/features/rating/rating.contract.ts';
import {
  giveOnce,
  recorded,
  refused,
  rowAt,
  signalsAfter,
  wordingOf,
  type CaptureRefusal,
  type Outcome,
  type RatingDeps,
} from './record.ts';
import type { RatingRow } from './rating-row.ts';

/** Records a citizen's answer; the same id again is the same answer, recorded once. */
export function submitRating(deps: RatingDeps, rating: NewRating): Outcome<CaptureRefusal> {
  const { id, score } = rating;
  const sameAs = (row: RatingRow) => row.kind === 'answer' && row.score === score;
  return giveOnce(deps, { id, sameAs }, (context) => {
    const questionnaire = deps.questionnaires.find(rating.questionnaire);
    const wording = wordingOf(questionnaire, rating, rating.scaleOrder);
    if (questionnaire === undefined || wording === undefined) return refused('QUESTION_UNKNOWN');
    const moment = deps.clock.now();
    deps.questionnaires.keep(questionnaire);
    deps.store.appendRow({
      ...rowAt(context, moment, wording),
      ...signalsAfter(deps.store.findLastAnswer(), moment),
      id,
      kind: 'answer',
      response_id: id,
      score,
      ready_ms: rating.readyMs,
    });
    return recorded;
  });
}
