import { setImmediate } from 'node:timers/promises';
import type { Seat } from '#main/door.ts';
import { isSigned, missingContents, ruleOf } from '#shared/features/letter/letter-kinds.ts';
import { refused, type LetterDeps, type Refused } from './letter-deps.ts';
import { stepLetter } from './step-letter.ts';

/** The letters somebody saw on the screen, each as old as it was there. */
export type Seen = readonly { readonly id: string; readonly version: number }[];

/**
 * Drafts each accepted letter whose contents are all there, in the words it has: a list of overdue
 * dossiers brings them along. What lacks something, or was changed since it was seen, is passed over.
 */
export async function draftMany(
  deps: LetterDeps,
  seat: Seat | undefined,
  letters: Seen,
): Promise<
  | { readonly done: true; readonly drafted: number; readonly passedOver: number }
  | Refused<'LETTERS_CLOSED' | 'STORE_FULL'>
> {
  let drafted = 0;
  for (const at of letters) {
    const opened = deps.seats.use(seat);
    if (opened === undefined) return refused('LETTERS_CLOSED');
    const row = deps.store.find(at.id);
    if (row?.state !== 'accepted') continue;
    const rule = ruleOf(row.kind, row.requested_on);
    const contents = isSigned(rule) ? await opened.contentsOf(row) : undefined;
    if (contents === undefined || missingContents(rule, contents).length > 0) continue;
    const taken = await stepLetter(deps, seat, at, { step: 'draft', contents });
    if (taken.done) drafted += 1;
    else if (taken.why === 'STORE_FULL') return refused('STORE_FULL');
    await setImmediate(); // taps go between hundreds of letters
  }
  return { done: true, drafted, passedOver: letters.length - drafted };
}
