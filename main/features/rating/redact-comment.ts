import type { Clock } from '#main/platform/clock.ts';
import type { RatingStore } from './rating-store.ts';
import { rowAt, type CaptureContext } from './record.ts';

export interface RedactionDeps {
  readonly store: RatingStore;
  readonly clock: Clock;
  readonly context: () => CaptureContext;
  readonly newId: () => string;
}

/**
 * Erases a comment's words; that it was done stays in the chain for ever. Call it inside a
 * transaction, and empty the log after it: until then the words stand there.
 */
export function redactComment(
  { store, clock, context, newId }: RedactionDeps,
  commentId: string,
): void {
  const comment = store.findRow(commentId);
  if (comment?.kind !== 'comment') throw new Error(`no comment ${commentId}`);
  store.appendRow({
    ...rowAt(context(), clock.now(), comment),
    id: newId(),
    kind: 'redaction',
    response_id: comment.response_id,
    refers_to: comment.id,
  });
  store.eraseWords(comment.id);
}
