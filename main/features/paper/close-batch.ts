import { recordAudit } from '#main/storage/audit-store.ts';
import { differencesBetween } from '#shared/features/paper/form-differences.ts';
import type { Batch, Difference } from '#shared/features/paper/paper.contract.ts';
import { scores } from '#shared/features/rating/scale.ts';
import { findBatch, listDrafts, recordBatchClosing, type Draft } from './batch-store.ts';
import { commit, done, refused, type Outcome, type PaperDeps } from './paper-deps.ts';

type Refusal =
  | 'BATCH_UNKNOWN'
  | 'STORE_FULL'
  | { readonly code: 'COUNT_DIFFERS'; readonly entered: number }
  | { readonly code: 'DIFFERENCES_LEFT'; readonly left: number };

/**
 * Records every form of a batch as a rating and closes it, in one commit: after a crash all of it is
 * there or none, and closing again changes nothing. What was typed in only once counts as unchecked.
 */
export function closeBatch(
  deps: PaperDeps,
  person: string,
  { batchId, forms }: { readonly batchId: number; readonly forms: number },
): Outcome<Batch, Refusal> {
  const { db, now } = deps;
  return commit<Batch, Refusal>(db, () => {
    const batch = findBatch(db, batchId);
    if (batch === undefined) return refused('BATCH_UNKNOWN');
    if (batch.closed !== null) return done(batch);
    const drafts = listDrafts(db, batchId);
    const [entered, again] = batch.entered;
    if (entered !== forms) return { done: false, why: { code: 'COUNT_DIFFERS', entered } };
    const left = leftToSettle(drafts);
    if (left > 0) return { done: false, why: { code: 'DIFFERENCES_LEFT', left } };

    const ratings = finalForms(drafts).filter((draft) => recordRating(deps, batch, draft)).length;
    const moment = now();
    const checked = entered > 0 && again === entered;
    const closing = { id: batchId, forms, ratings, checked, closedAtMs: moment.utcMs, person };
    recordBatchClosing(db, closing);
    const detail = { batch: batchId, forms, ratings, checked };
    recordAudit(db, moment, { actor: person, action: 'paper-batch.closed', detail });
    const closed = findBatch(db, batchId);
    return closed === undefined ? refused('BATCH_UNKNOWN') : done(closed);
  });
}

/** Forms that were typed in a second time differently, and those that still wait for it. */
function leftToSettle(drafts: readonly Draft[]): number {
  const [first, second] = [1, 2].map((pass) => drafts.filter((draft) => draft.pass === pass));
  const isBegun = second !== undefined && second.length > 0;
  if (!isBegun) return 0;
  const missing = (first?.length ?? 0) - second.length;
  const unsettled = differencesIn(drafts).filter(({ settled }) => settled === null).length;
  return Math.max(0, missing) + unsettled;
}

/** The forms that two people read differently. */
export function differencesIn(drafts: readonly Draft[]): Difference[] {
  const at = (pass: Draft['pass'], place: number) =>
    drafts.find((draft) => draft.pass === pass && draft.place === place)?.content;
  return drafts
    .filter(({ pass }) => pass === 1)
    .flatMap(({ place, content: first }) => {
      const second = at(2, place);
      if (second === undefined || differencesBetween(first, second).length === 0) return [];
      return [{ place, first, second, settled: at(3, place) ?? null }];
    });
}

/** Each form once, as it was settled or typed in the first time, in the order of the bundle. */
function finalForms(drafts: readonly Draft[]): Draft[] {
  return drafts
    .filter(({ pass }) => pass === 1)
    .map((draft) => {
      const settled = drafts.find(({ pass, place }) => pass === 3 && place === draft.place);
      return settled === undefined ? draft : { ...draft, content: settled.content };
    });
}

function recordRating({ recordForm }: PaperDeps, batch: Batch, { id, content }: Draft): boolean {
  const score = scores.find((known) => known === content.score);
  if (score === undefined) return false;
  const { questionnaire, language, counterCode } = batch;
  recordForm({ ...content, id, score, questionnaire, language }, counterCode);
  return true;
}
