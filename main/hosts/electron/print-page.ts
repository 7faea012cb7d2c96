import type { WebContents } from 'electron';
import { receiptPages, type ReceiptPaper } from '#shared/features/letter/receipt-paper.ts';

/** A printer that is off or out of paper may never answer. */
const longestMs = 15_000;
const micronsPerMm = 1_000;

/**
 * Prints what a page lays out for paper, on the machine's usual printer, and asks nobody. Resolves
 * with whether the printer has taken it.
 */
export function printPage(
  contents: Pick<WebContents, 'print'>,
  paper: ReceiptPaper,
): Promise<boolean> {
  const { width, height } = receiptPages[paper];
  const { promise, resolve } = Promise.withResolvers<boolean>();
  const patience = setTimeout(resolve, longestMs, false);
  contents.print(
    {
      silent: true,
      printBackground: false,
      margins: { marginType: 'none' },
      pageSize: { width: width * micronsPerMm, height: height * micronsPerMm },
    },
    (success) => resolve(success),
  );
  return promise.finally(() => clearTimeout(patience));
}
