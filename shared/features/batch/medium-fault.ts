/** Why a batch did not come to a folder whole; it stays where it was and can be carried again. */
export const mediumFaults = [
  'folderMissing',
  'notAFolder',
  'insideData',
  'readOnly',
  'noRoom',
  'pulled',
  'swapped',
  'damaged',
  'other',
] as const;
export type MediumFault = (typeof mediumFaults)[number];

/** Why a file of receipts is not taken; nothing of it is kept. */
export const receiptFaults = [
  'unreadable',
  'notAReceipt',
  'altered',
  'stranger',
  'revoked',
  'notOurs',
  /** It speaks of letters, which the running program alone has open. */
  'lettersElsewhere',
] as const;
export type ReceiptFault = (typeof receiptFaults)[number];
