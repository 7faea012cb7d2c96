/** Digits and letters that nobody takes for another: no 0 O, 1 I L. Thirty-one, a prime number. */
const alphabet = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';
const modulus = alphabet.length;
const dataLength = 11;

/** Characters of a receipt code, the check character included. */
export const receiptCodeLength = dataLength + 1;

/**
 * A code out of eleven values below 31. The check character is their sum weighted by place, modulo
 * 31: being prime, it finds every single wrong character and every two that were exchanged.
 */
export function receiptCodeOf(values: readonly number[]): string {
  if (values.length !== dataLength || values.some((value) => value < 0 || value >= modulus)) {
    throw new Error('eleven values below 31 make a receipt code');
  }
  return [...values, checkOf(values)].map((value) => alphabet[value]).join('');
}

/** A code as somebody typed or scanned it; undefined where it cannot be one. */
export function readReceiptCode(typed: string): string | undefined {
  const code = typed.toUpperCase().replaceAll(/[\s.\-–_]/g, '');
  if (code.length !== receiptCodeLength) return undefined;
  const values = [...code].map((character) => alphabet.indexOf(character));
  if (values.includes(-1)) return undefined;
  return values[dataLength] === checkOf(values.slice(0, dataLength)) ? code : undefined;
}

/** `ABCD-EFGH-JKMN`, as it is printed. */
export function writeReceiptCode(code: string): string {
  return code.match(/.{1,4}/g)?.join('-') ?? '';
}

/** How many different characters there are. */
export const receiptCodeValues = modulus;

function checkOf(values: readonly number[]): number {
  return values.reduce((sum, value, place) => sum + value * (place + 1), 0) % modulus;
}
