import type { NewComment } from '#shared/features/rating/rating.contract.ts';
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
import { hashOfWords } from './verify-ratings.ts';

/** Keeps a citizen's words apart from the chain, which holds only their salted hash. */
export function addComment(
  deps: RatingDeps,
  comment: NewComment,
): Outcome<CaptureRefusal | 'RESPONSE_UNKNOWN'> {
  const { id, responseId, text } = comment;
  const sameAs = (row: RatingRow) => row.kind === 'comment' && row.response_id === responseId;
  return giveOnce(deps, { id, sameAs }, (context) => {
    const response = deps.store.findRow(responseId);
    if (response?.kind !== 'answer') return refused('RESPONSE_UNKNOWN');
    const salt = deps.randomBytes(32);
    deps.store.appendRow({
      ...rowAt(context, deps.clock.now(), response),
      id,
      kind: 'comment',
      response_id: responseId,
      text_hash: hashOfWords(salt, text),
    });
    deps.store.keepWords(id, salt, text);
    return recorded;
  });
}
