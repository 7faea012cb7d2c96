/** What a receipt printer prints on: rolls by their width, and a sheet. */
export const receiptPapers = ['58mm', '80mm', 'A5'] as const;
export type ReceiptPaper = (typeof receiptPapers)[number];

/** The page of a receipt in millimetres; a roll is cut below it. `receipt-slip.module.css` says the same. */
export const receiptPages = {
  '58mm': { width: 58, height: 180 },
  '80mm': { width: 80, height: 170 },
  A5: { width: 148, height: 210 },
} as const satisfies Readonly<Record<ReceiptPaper, { width: number; height: number }>>;
