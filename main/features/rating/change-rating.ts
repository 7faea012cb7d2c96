import type { ChangedRating } from '#shared/features/rating/rating.contract.ts';
import {
  commit,
  recorded,
  refused,
  rowAt,
  type CaptureRefusal,
  type Outcome,
  type RatingDeps,
} from './record.ts';

/** Appends a row that supersedes the response's answer; what was first given stays on record. */
export function changeRating(
  deps: RatingDeps,
  rating: ChangedRating,
): Outcome<CaptureRefusal | 'RESPONSE_UNKNOWN'> {
  return commit<CaptureRefusal | 'RESPONSE_UNKNOWN'>(deps.db, () => {
    const existing = deps.store.findRow(rating.id);
    if (existing) {
      const same =
        existing.kind === 'change' &&
        existing.response_id === rating.responseId &&
        existing.score === rating.score;
      return same ? recorded : refused('ID_TAKEN');
    }
    if (deps.store.findRow(rating.responseId)?.kind !== 'answer')
      return refused('RESPONSE_UNKNOWN');
    const context = deps.capture();
    if (!context) return refused('STAFF_SIGNED_IN');
    deps.store.appendRow({
      ...rowAt(context, deps.clock.now(), rating.language),
      id: rating.id,
      kind: 'change',
      response_id: rating.responseId,
      refers_to: null,
      score: rating.score,
      text_hash: null,
      ready_ms: rating.readyMs,
    });
    return recorded;
  });
}
