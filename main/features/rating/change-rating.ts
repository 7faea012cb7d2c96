import { misuseRules } from '#shared/features/rating/misuse-rules.ts';
import type { ChangedRating } from '#shared/features/rating/rating.contract.ts';
import {
  giveOnce,
  recorded,
  refused,
  rowAt,
  wordingOf,
  type CaptureRefusal,
  type Outcome,
  type RatingDeps,
} from './record.ts';
import type { RatingRow } from './rating-row.ts';

/** Appends a row that supersedes the response's answer; what was first given stays on record. */
export function changeRating(
  deps: RatingDeps,
  rating: ChangedRating,
): Outcome<CaptureRefusal | 'RESPONSE_UNKNOWN'> {
  const { id, responseId, score } = rating;
  const sameAs = (row: RatingRow) =>
    row.kind === 'change' && row.response_id === responseId && row.score === score;
  return giveOnce(deps, { id, sameAs }, (context) => {
    const response = deps.store.findRow(responseId);
    if (response?.kind !== 'answer') return refused('RESPONSE_UNKNOWN');
    // a change of answer is one of the same question, never of another scale
    if (response.questionnaire !== rating.questionnaire) return refused('QUESTION_UNKNOWN');
    const questionnaire = deps.questionnaires.find(rating.questionnaire);
    const wording = wordingOf(questionnaire, rating, rating.scaleOrder);
    if (wording === undefined) return refused('QUESTION_UNKNOWN');
    deps.store.appendRow({
      ...rowAt(context, deps.clock.now(), wording),
      id,
      kind: 'change',
      response_id: responseId,
      score,
      ready_ms: Math.min(rating.readyMs, misuseRules.readyMs),
    });
    return recorded;
  });
}
