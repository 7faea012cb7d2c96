import type { Redaction } from '#shared/features/rating/rating.contract.ts';
import {
  commit,
  recorded,
  refused,
  rowAt,
  type CaptureContext,
  type Outcome,
  type RatingDeps,
} from './record.ts';

export interface RedactionDeps extends Omit<RatingDeps, 'capture'> {
  readonly context: () => CaptureContext;
  readonly newId: () => string;
  /** Forgets in the same transaction what else was kept of the words. */
  readonly forgetWords: (commentId: string) => void;
  /** Notes in the audit chain what the person at that seat did. */
  readonly audit: (
    caller: { readonly seat: { readonly id: string } | undefined },
    action: string,
    detail: Readonly<Record<string, string>>,
  ) => void;
}

/** Erases words that identify a person; that it was done, why and by whom stays for ever. */
export function redactComment(
  deps: RedactionDeps,
  caller: Parameters<RedactionDeps['audit']>[0],
  redaction: Redaction,
): Outcome<'COMMENT_UNKNOWN' | 'STORE_FULL'> {
  const outcome = commit<'COMMENT_UNKNOWN'>(deps.db, () => {
    const comment = deps.store.findRow(redaction.commentId);
    if (comment?.kind !== 'comment') return refused('COMMENT_UNKNOWN');
    deps.store.appendRow({
      ...rowAt(deps.context(), deps.clock.now(), comment),
      id: deps.newId(),
      kind: 'redaction',
      response_id: comment.response_id,
      refers_to: comment.id,
    });
    deps.store.eraseWords(comment.id);
    deps.forgetWords(comment.id);
    deps.audit(caller, 'words.redacted', { comment: comment.id, reason: redaction.reason });
    return recorded;
  });
  if (outcome.recorded) deps.db.pragma('wal_checkpoint(TRUNCATE)'); // else the words stay in the log
  return outcome;
}
