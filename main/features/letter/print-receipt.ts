import type { LetterDeps } from './letter-deps.ts';

/**
 * Has the receipt printed that stands on the citizens' screen. Of a failure there is no note: its
 * time would say when somebody asked for a letter. Whoever stands there is told.
 */
export async function printReceipt({
  choices,
  printer,
}: Pick<LetterDeps, 'choices' | 'printer'>): Promise<'done' | 'failed' | 'page'> {
  const { receiptPaper } = choices();
  if (receiptPaper === undefined) return 'failed';
  const print = printer();
  if (print === undefined) return 'page';
  return (await print(receiptPaper).catch(() => false)) ? 'done' : 'failed';
}
