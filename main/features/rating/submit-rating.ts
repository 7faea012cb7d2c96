import type { NewRating } from '#shared/features/rating/rating.contract.ts';
import {
  commit,
  recorded,
  refused,
  rowAt,
  signalsAfter,
  type CaptureRefusal,
  type Outcome,
  type RatingDeps,
} from './record.ts';

/** Records a citizen's answer; the same id again is the same answer, recorded once. */
export function submitRating(deps: RatingDeps, rating: NewRating): Outcome<CaptureRefusal> {
  return commit<CaptureRefusal>(deps.db, () => {
    const existing = deps.store.findRow(rating.id);
    if (existing) {
      const same = existing.kind === 'answer' && existing.score === rating.score;
      return same ? recorded : refused('ID_TAKEN');
    }
    const context = deps.capture();
    if (!context) return refused('STAFF_SIGNED_IN');
    const moment = deps.clock.now();
    deps.store.appendRow({
      ...rowAt(context, moment, rating.language),
      ...signalsAfter(deps.store.findLastAnswer(), moment),
      id: rating.id,
      kind: 'answer',
      response_id: rating.id,
      refers_to: null,
      score: rating.score,
      text_hash: null,
      ready_ms: rating.readyMs,
    });
    return recorded;
  });
}
