const written = /^-?\d{1,4}(?:[.,]\d{1,3})?$/;

/** A score as a number: `4`, `4,5` or `4.5`. Undefined for anything else. */
export function readScore(text: string): number | undefined {
  const plain = text.normalize('NFKC').replace('\u2212', '-').trim();
  return written.test(plain) ? Number(plain.replace(',', '.')) : undefined;
}
