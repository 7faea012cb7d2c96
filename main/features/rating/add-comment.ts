import type { NewComment } from '#shared/features/rating/rating.contract.ts';
import {
  commit,
  recorded,
  refused,
  rowAt,
  type CaptureRefusal,
  type Outcome,
  type RatingDeps,
} from './record.ts';
import { hashOfWords } from './verify-ratings.ts';

/** Keeps a citizen's words apart from the chain, which holds only their salted hash. */
export function addComment(
  deps: RatingDeps,
  comment: NewComment,
): Outcome<CaptureRefusal | 'RESPONSE_UNKNOWN'> {
  return commit<CaptureRefusal | 'RESPONSE_UNKNOWN'>(deps.db, () => {
    const existing = deps.store.findRow(comment.id);
    if (existing) {
      const same = existing.kind === 'comment' && existing.response_id === comment.responseId;
      return same ? recorded : refused('ID_TAKEN');
    }
    const response = deps.store.findRow(comment.responseId);
    if (response?.kind !== 'answer') return refused('RESPONSE_UNKNOWN');
    const context = deps.capture();
    if (!context) return refused('STAFF_SIGNED_IN');
    const salt = deps.randomBytes(32);
    deps.store.appendRow({
      ...rowAt(context, deps.clock.now(), response.language),
      id: comment.id,
      kind: 'comment',
      response_id: comment.responseId,
      refers_to: null,
      score: null,
      text_hash: hashOfWords(salt, comment.text),
    });
    deps.store.keepWords(comment.id, salt, comment.text);
    return recorded;
  });
}
