/** Why a text is no number of the kind that is asked for; each has its sentence in the locales. */
export const numberFaults = ['notNumber', 'notWhole', 'negative', 'tooLarge'] as const;
export type NumberFault = (typeof numberFaults)[number];

export type ReadNumber =
  | { readonly is: 'number'; readonly value: number }
  | { readonly is: 'blank' }
  | { readonly is: 'fault'; readonly fault: NumberFault };

const largest = 999_999_999;
const whole = /^(\d+|\d{1,3}([. ]\d{3})+)$/;
const decimal = /^(\d+|\d{1,3}([. ]\d{3})+)(,\d{1,6})?$/;

/**
 * Reads a number as it is written in Việt Nam: `1234`, `1.234` or `1 234`, decimals after a comma.
 * A dot that parts no group of three is refused rather than guessed at, for `1.5` could be either.
 */
export function readNumber(text: string, kind: 'count' | 'decimal'): ReadNumber {
  const written = text.normalize('NFKC').trim(); // makes every narrow or fixed space a plain one
  if (written === '') return { is: 'blank' };
  const digits = /^[-\u2212]/.test(written) ? written.slice(1).trim() : written;
  if (!decimal.test(digits)) return { is: 'fault', fault: 'notNumber' };
  if (digits !== written) return { is: 'fault', fault: 'negative' };
  if (kind === 'count' && !whole.test(digits)) return { is: 'fault', fault: 'notWhole' };
  const value = Number(digits.replaceAll(/[. ]/g, '').replace(',', '.'));
  return value > largest ? { is: 'fault', fault: 'tooLarge' } : { is: 'number', value };
}

/** `1.234,5`, as `readNumber` reads it back. */
export function writeNumber(value: number): string {
  const [whole = '', parts] = String(value).split('.');
  const grouped = whole.replaceAll(/\B(?=(\d{3})+$)/g, '.');
  return parts === undefined ? grouped : `${grouped},${parts}`;
}
