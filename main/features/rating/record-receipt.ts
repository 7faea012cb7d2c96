import {
  receiptQuestion,
  type receiptChoices,
} from '#shared/features/questionnaire/built-in-questions.ts';
import { hasReceipt } from './given-receipt-store.ts';
import { commit, recorded, refused, rowAt, type Outcome, type RatingDeps } from './record.ts';

export type ReceiptChoice = (typeof receiptChoices)[number];

type ReceiptRefusal = 'STAFF_SIGNED_IN' | 'STORE_FULL' | 'ID_TAKEN' | 'RESPONSE_UNKNOWN';

/**
 * Appends whether a dossier rated for the first time, never which. A response has one receipt: what
 * was found for the first stands, and `choose` is not asked again.
 */
export function recordReceipt(
  deps: Pick<RatingDeps, 'db' | 'store' | 'clock' | 'capture'>,
  { id, responseId }: { readonly id: string; readonly responseId: string },
  choose: () => ReceiptChoice,
): Outcome<ReceiptRefusal> {
  const { db, store } = deps;
  return commit<ReceiptRefusal>(db, () => {
    const existing = store.findRow(id);
    if (existing) {
      const isSame = existing.response_id === responseId && existing.question === receiptQuestion;
      return isSame ? recorded : refused('ID_TAKEN');
    }
    if (hasReceipt(db, responseId)) return recorded;
    const context = deps.capture();
    if (context === undefined) return refused('STAFF_SIGNED_IN');
    const response = store.findRow(responseId);
    if (response?.kind !== 'answer') return refused('RESPONSE_UNKNOWN');
    store.appendRow({
      ...rowAt(context, deps.clock.now(), response),
      id,
      kind: 'fact',
      response_id: responseId,
      question: receiptQuestion,
      choices: JSON.stringify([choose()]),
    });
    return recorded;
  });
}
