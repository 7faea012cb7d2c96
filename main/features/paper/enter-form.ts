import { recordAudit } from '#main/storage/audit-store.ts';
import type { FormContent, Pass } from '#shared/features/paper/paper.contract.ts';
import {
  findBatch,
  findDraft,
  findDraftAt,
  findLastDraft,
  recordDraft,
  removeDraft,
  removeSettled,
} from './batch-store.ts';
import { checkForm, type FormRefusal } from './check-form.ts';
import { commit, done, openBatch, refused, type Outcome, type PaperDeps } from './paper-deps.ts';

type BatchRefusal = 'BATCH_UNKNOWN' | 'BATCH_CLOSED' | 'STORE_FULL';

export interface EnteredForm {
  readonly batchId: number;
  readonly pass: Pass;
  readonly id: string;
  readonly place: number;
  readonly content: FormContent;
}

type EnterRefusal =
  | BatchRefusal
  | FormRefusal
  | 'PLACE_TAKEN'
  | 'SAME_PERSON'
  | 'NOTHING_TO_REPEAT';

/** Keeps a form until its batch is closed; the same id again is the same form. */
export function enterForm(
  { db, now, questionnaires }: PaperDeps,
  person: string,
  { batchId, pass, id, place, content }: EnteredForm,
): Outcome<undefined, EnterRefusal> {
  return commit<undefined, EnterRefusal>(db, () => {
    const batch = openBatch(findBatch(db, batchId));
    if (!batch.done) return batch;
    const known = findDraft(db, id);
    if (known !== undefined) {
      const isSame = known.batchId === batchId && known.pass === pass && known.place === place;
      return isSame ? done(undefined) : refused('PLACE_TAKEN');
    }
    if (findDraftAt(db, { batchId, pass, place })) return refused('PLACE_TAKEN');
    const other = findDraftAt(db, { batchId, pass: pass === 1 ? 2 : 1, place });
    if (pass === 2 && other === undefined) return refused('NOTHING_TO_REPEAT');
    if (other?.person === person) return refused('SAME_PERSON');
    const checked = checkForm(content, questionnaires.find(batch.value.questionnaire), now());
    if (!checked.done) return checked;
    recordDraft(db, batchId, { id, pass, place, person, content: checked.value });
    return done(undefined);
  });
}

type UndoRefusal = BatchRefusal | 'NOTHING_TO_UNDO';

/** Takes back what a person typed in last in a pass of a batch that is open. */
export function undoForm(
  { db, now }: PaperDeps,
  person: string,
  { batchId, pass }: { readonly batchId: number; readonly pass: Pass },
): Outcome<undefined, UndoRefusal> {
  return commit<undefined, UndoRefusal>(db, () => {
    const batch = openBatch(findBatch(db, batchId));
    if (!batch.done) return batch;
    const last = findLastDraft(db, { batchId, pass, person });
    if (last === undefined) return refused('NOTHING_TO_UNDO');
    removeDraft(db, batchId, last);
    const detail = { batch: batchId, pass, place: last.place };
    recordAudit(db, now(), { actor: person, action: 'paper-form.undone', detail });
    return done(undefined);
  });
}

type SettleRefusal = BatchRefusal | FormRefusal;

/** Says what really stands on a form that two people read differently; the last word counts. */
export function settleForm(
  { db, now, newId, questionnaires }: PaperDeps,
  person: string,
  settled: { readonly batchId: number; readonly place: number; readonly content: FormContent },
): Outcome<undefined, SettleRefusal> {
  const { batchId, place, content } = settled;
  return commit<undefined, SettleRefusal>(db, () => {
    const batch = openBatch(findBatch(db, batchId));
    if (!batch.done) return batch;
    const moment = now();
    const checked = checkForm(content, questionnaires.find(batch.value.questionnaire), moment);
    if (!checked.done) return checked;
    removeSettled(db, batchId, place);
    recordDraft(db, batchId, { id: newId(), pass: 3, place, person, content: checked.value });
    const detail = { batch: batchId, place };
    recordAudit(db, moment, { actor: person, action: 'paper-form.settled', detail });
    return done(undefined);
  });
}
