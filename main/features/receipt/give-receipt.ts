import type { receiptChoices } from '#shared/features/questionnaire/built-in-questions.ts';
import { findDossierCode } from '#shared/features/receipt/dossier-code.ts';
import type { NewReceipt } from '#shared/features/receipt/receipt.contract.ts';
import type { Receipts } from './receipts.ts';

type Recorded<Why extends string> =
  | { readonly recorded: true }
  | { readonly recorded: false; readonly why: Why };

export interface ReceiptDeps {
  readonly receipts: Pick<Receipts, 'isKnown' | 'remember'>;
  /** Whether receipts are taken here and now. */
  readonly isOffered: () => boolean;
  /** Records with the response what `choose` says; a retry is confirmed without asking it. */
  readonly record: (
    gift: { readonly id: string; readonly responseId: string },
    choose: () => (typeof receiptChoices)[number],
  ) => Recorded<'STAFF_SIGNED_IN' | 'STORE_FULL' | 'ID_TAKEN' | 'RESPONSE_UNKNOWN'>;
}

/** Notes with a response whether its dossier rates for the first time; the code goes no further. */
export function giveReceipt(
  { receipts, isOffered, record }: ReceiptDeps,
  { id, responseId, code: scan }: NewReceipt,
): ReturnType<ReceiptDeps['record']> | Recorded<'RECEIPTS_OFF' | 'CODE_UNREADABLE'> {
  if (!isOffered()) return { recorded: false, why: 'RECEIPTS_OFF' };
  const code = findDossierCode(scan);
  if (code === undefined) return { recorded: false, why: 'CODE_UNREADABLE' };
  let isNew = false;
  const outcome = record({ id, responseId }, () => {
    isNew = true;
    return receipts.isKnown(code) ? 'again' : 'first';
  });
  if (outcome.recorded && isNew) receipts.remember(code);
  return outcome;
}
