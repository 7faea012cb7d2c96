import type { Answered } from '#shared/features/folder/office-settings.ts';
import type { ErasureReason } from '#shared/features/rating/erasure-reasons.ts';
import { isFrom, type PublishingDeps } from './publish-answer.ts';
import { plain, recordChange, type StepOutcome, type Taking } from './take-step.ts';

export interface ErasingDeps extends PublishingDeps {
  /** Erases the words beside the chain; called in the transaction that forgets all the others. */
  readonly redact: (commentId: string) => void;
  /** Takes what was made public out of every version of the settings. */
  readonly forgetAnswered: (isForgotten: (entry: Answered) => boolean) => void;
}

/** As the audit names it. */
export const erasedAction = 'words.redacted';

/**
 * Erases a comment's words for good, with what finds them and what was made public of them. The
 * rating and the office's steps stay. What waited for the leader to be read waits no longer.
 */
export function eraseWords(
  deps: ErasingDeps,
  taking: Taking,
  reason: ErasureReason,
): StepOutcome<'STEP_IMPOSSIBLE'> {
  return recordChange<'STEP_IMPOSSIBLE'>(deps, taking, (item) => {
    if (item.body === null) return 'STEP_IMPOSSIBLE';
    const { store, audit, answered } = deps;
    deps.redact(item.comment_id);
    store.forgetWords(item.id);
    audit(taking.actor, erasedAction, { comment: item.comment_id, item: item.id, reason });
    const held = item.held === 'waiting' ? 'kept' : item.held;
    const isOfIt = isFrom(store.stepsOf([item.id]));
    const isPublic = answered().some(isOfIt);
    if (isPublic) {
      const others = answered().filter((entry) => !isOfIt(entry));
      deps.recordAnswered(taking.actor, others);
    }
    deps.forgetAnswered(isOfIt);
    if (isPublic) return { ...plain, kind: 'withdraw', becomes: { held } };
    store.settleItem(item, { ...item, held });
    return undefined;
  });
}
