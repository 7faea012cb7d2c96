import type { NewRating } from '#shared/features/rating/rating.contract.ts';
import {
  giveOnce,
  recorded,
  rowAt,
  signalsAfter,
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
    const moment = deps.clock.now();
    deps.store.appendRow({
      ...rowAt(context, moment, rating.language),
      ...signalsAfter(deps.store.findLastAnswer(), moment),
      id,
      kind: 'answer',
      response_id: id,
      refers_to: null,
      score,
      text_hash: null,
      ready_ms: rating.readyMs,
    });
    return recorded;
  });
}
