import type { Database } from '#main/storage/database.ts';
import type { OfficeRow } from '#shared/features/batch/office-tables.ts';
import { listDifficulties } from './difficulty-store.ts';

/** For the superior: how far each has got, and its words once the office has sent them up. */
export function tellDifficulties(db: Database): OfficeRow[] {
  return listDifficulties(db).map((noted) => {
    const wasSent = noted.steps.some(({ state }) => state === 'sent');
    return {
      difficulty: noted.id,
      kind: noted.kind,
      state: noted.state,
      noted_on: noted.notedOn,
      state_on: noted.steps.at(-1)?.day ?? noted.notedOn,
      field_code: noted.fieldCode ?? null,
      model_code: noted.modelCode ?? null,
      addressee: wasSent && noted.addressee !== '' ? noted.addressee : null,
      words: wasSent ? noted.words : null,
    };
  });
}
