import type { Moment } from '#main/platform/clock.ts';
import { commitUnlessFull, type Database } from '#main/storage/database.ts';
import type { OfficeSettings } from '#shared/features/folder/office-settings.ts';
import type { FormContent, Batch } from '#shared/features/paper/paper.contract.ts';
import type { Questionnaire } from '#shared/features/questionnaire/questionnaire.ts';
import type { Score } from '#shared/features/rating/scale.ts';

/** A form as the rating feature takes it. */
export interface RecordedForm extends Omit<FormContent, 'score'> {
  readonly id: string;
  readonly score: Score;
  readonly questionnaire: string;
  readonly language: string;
}

/** What the use cases of this feature stand on. */
export interface PaperDeps {
  readonly db: Database;
  readonly now: () => Moment;
  readonly newId: () => string;
  readonly settings: () => OfficeSettings;
  readonly questionnaires: {
    find(ref: string): Questionnaire | undefined;
    list(): readonly Questionnaire[];
    inForce(wanted: OfficeSettings['questionnaire'], day: string): Questionnaire;
  };
  /** Records a form as a rating, once by its id; called inside a transaction. */
  readonly recordForm: (form: RecordedForm, counterCode: string | null) => void;
}

export type Outcome<Done, Why> =
  | { readonly done: true; readonly value: Done }
  | { readonly done: false; readonly why: Why };

export function done<Done>(value: Done) {
  return { done: true, value } as const;
}

export function refused<Why extends string>(why: Why) {
  return { done: false, why } as const;
}

/** Runs `step` as one durable commit; a full disk is a refusal and leaves nothing behind. */
export function commit<Done, Why>(
  db: Database,
  step: () => Outcome<Done, Why>,
): Outcome<Done, Why | 'STORE_FULL'> {
  return commitUnlessFull(db, step, refused('STORE_FULL'));
}

/** Refuses what is not for a batch that is open. */
export function openBatch(
  batch: Batch | undefined,
): Outcome<Batch, 'BATCH_UNKNOWN' | 'BATCH_CLOSED'> {
  if (batch === undefined) return refused('BATCH_UNKNOWN');
  return batch.closed === null ? done(batch) : refused('BATCH_CLOSED');
}
