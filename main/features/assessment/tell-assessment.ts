import type { Database } from '#main/storage/database.ts';
import type { OfficeRow } from '#shared/features/batch/office-tables.ts';
import { listEvidence } from './evidence-store.ts';
import { listConfirmedScores } from './score-store.ts';

/** For the superior: what the office gives itself, once somebody has answered for the whole of it. */
export function tellSelfScores(db: Database): OfficeRow[] {
  return listConfirmedScores(db).map(({ set_version, reason, ...score }) => ({
    ...score,
    set_version: String(set_version),
    reason: reason === '' ? null : reason,
  }));
}

/** The index alone: files stay at the office, and a title that may name a person stays with them. */
export function tellEvidence(db: Database): OfficeRow[] {
  return listEvidence(db).map(({ set_version, title, personal, ...piece }) => ({
    ...piece,
    set_version: String(set_version),
    title: personal ? null : title,
    personal: personal ? 1 : 0,
  }));
}
