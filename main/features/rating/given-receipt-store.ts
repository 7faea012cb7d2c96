import type { Database } from '#main/storage/database.ts';
import { receiptQuestion } from '#shared/features/questionnaire/built-in-questions.ts';

/** Whether a receipt was already given to this response. */
export function hasReceipt(db: Database, responseId: string): boolean {
  const found = db
    .prepare<[string, string]>(
      `SELECT 1 FROM rating WHERE response_id = ? AND kind <> 'answer' AND question = ?`,
    )
    .get(responseId, receiptQuestion);
  return found !== undefined;
}
