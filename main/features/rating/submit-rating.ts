import type { NewRating } from '#shared/features/rating/rating.contract.ts';
import type { AnswerBefore } from '#shared/features/rating/signals.ts';
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
  let given: AnswerBefore | undefined;
  const outcome = giveOnce(deps, { id, sameAs }, (context) => {
    const questionnaire = deps.questionnaires.find(rating.questionnaire);
    const wording = wordingOf(questionnaire, rating, rating.scaleOrder);
    if (questionnaire === undefined || wording === undefined) return refused('QUESTION_UNKNOWN');
    const moment = deps.clock.now();
    deps.questionnaires.keep(questionnaire);
    const { kept, remembered } = signalsAfter(deps.store.lastAnswer(), moment, rating);
    given = remembered;
    deps.store.appendRow({
      ...rowAt(context, moment, wording),
      ...kept,
      id,
      kind: 'answer',
      response_id: id,
      score,
    });
    return recorded;
  });
  if (outcome.recorded && given !== undefined) deps.store.rememberAnswer(given);
  return outcome;
}
