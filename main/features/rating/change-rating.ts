import type { ChangedRating } from '#shared/features/rating/rating.contract.ts';
import {
  giveOnce,
  recorded,
  refused,
  rowAt,
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
    if (deps.store.findRow(responseId)?.kind !== 'answer') return refused('RESPONSE_UNKNOWN');
    deps.store.appendRow({
      ...rowAt(context, deps.clock.now(), rating.language),
      id,
      kind: 'change',
      response_id: responseId,
      refers_to: null,
      score,
      text_hash: null,
      ready_ms: rating.readyMs,
    });
    return recorded;
  });
}
