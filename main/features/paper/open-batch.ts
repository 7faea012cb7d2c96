import { recordAudit } from '#main/storage/audit-store.ts';
import type { Batch, NewBatch } from '#shared/features/paper/paper.contract.ts';
import { findBatch, isNumberTaken, recordBatch } from './batch-store.ts';
import { commit, done, refused, type Outcome, type PaperDeps } from './paper-deps.ts';

type Refusal = 'NUMBER_TAKEN' | 'QUESTIONNAIRE_UNKNOWN' | 'COUNTER_UNKNOWN' | 'STORE_FULL';

/** Opens a bundle of forms to be typed in. */
export function createBatch(
  { db, now, settings, questionnaires }: PaperDeps,
  person: string,
  wanted: NewBatch,
): Outcome<Batch, Refusal> {
  return commit<Batch, Refusal>(db, () => {
    const { number, forms, counterCode } = wanted;
    if (isNumberTaken(db, number)) return refused('NUMBER_TAKEN');
    const asked = questionnaires.find(wanted.questionnaire);
    if (asked?.texts[wanted.language] === undefined) return refused('QUESTIONNAIRE_UNKNOWN');
    const isCounter = settings().counters.some(({ code }) => code === counterCode);
    if (counterCode !== undefined && !isCounter) return refused('COUNTER_UNKNOWN');
    const moment = now();
    const id = recordBatch(db, { ...wanted, openedAtMs: moment.utcMs, person });
    const detail = { batch: id, forms };
    recordAudit(db, moment, { actor: person, action: 'paper-batch.opened', detail });
    const batch = findBatch(db, id);
    return batch === undefined ? refused('STORE_FULL') : done(batch);
  });
}
