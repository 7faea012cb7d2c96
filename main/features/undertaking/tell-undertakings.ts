import type { Database } from '#main/storage/database.ts';
import type { OfficeRow } from '#shared/features/batch/office-tables.ts';
import { listUndertakings } from './undertaking-store.ts';

/**
 * For the superior: kind, day and count. Not what it was about nor where, which staff write as they
 * like.
 */
export function tellUndertakings(db: Database): OfficeRow[] {
  return listUndertakings(db, '2000-01-01', '2099-12-31').map((held) => ({
    undertaking: held.number,
    kind: held.kind,
    held_on: held.heldOn,
    count: held.count ?? null,
    count_of: held.count === undefined ? null : held.countOf,
    model_code: held.modelCode ?? null,
    has_evidence: held.evidence === '' && held.sha256 === undefined ? 0 : 1,
  }));
}
