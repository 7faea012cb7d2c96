import type { Moment } from '#main/platform/clock.ts';
import { recordAudit } from '#main/storage/audit-store.ts';
import { commitUnlessFull, type Database } from '#main/storage/database.ts';
import { findAlert, recordAcknowledgement } from './alert-store.ts';

export type AcknowledgeOutcome =
  | { readonly done: true }
  | {
      readonly done: false;
      readonly why: 'ALERT_UNKNOWN' | 'ALERT_ACKNOWLEDGED' | 'STORE_FULL';
    };

/** Notes who has seen an alert and what they make of it; the first one counts. */
export function acknowledgeAlert(
  { db, now }: { readonly db: Database; readonly now: () => Moment },
  person: string,
  { id, words }: { readonly id: number; readonly words: string },
): AcknowledgeOutcome {
  const step = (): AcknowledgeOutcome => {
    const moment = now();
    const alert = findAlert(db, id);
    if (alert === undefined) return { done: false, why: 'ALERT_UNKNOWN' };
    if (alert.words !== null) return { done: false, why: 'ALERT_ACKNOWLEDGED' };
    recordAcknowledgement(db, { alertId: id, words, person, atMs: moment.utcMs });
    const detail = { alert: id };
    recordAudit(db, moment, { actor: person, action: 'alert.acknowledged', detail });
    return { done: true };
  };
  return commitUnlessFull(db, step, { done: false, why: 'STORE_FULL' });
}
