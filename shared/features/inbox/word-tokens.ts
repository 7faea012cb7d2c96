/** A word of a text and where it stands; `end` is the place after its last letter. */
export interface WordToken {
  readonly start: number;
  readonly end: number;
  readonly written: string;
  /** Without case and diacritics, `đ` as `d`. */
  readonly plain: string;
}

/** The words of a text in order. What is written without spaces between words is one of them. */
export function tokensOf(text: string): readonly WordToken[] {
  return [...text.matchAll(/[\p{L}\p{N}][\p{L}\p{M}\p{N}]*/gu)].map(({ 0: written, index }) => ({
    start: index,
    end: index + written.length,
    written,
    plain: toPlain(written),
  }));
}

/**
 * Without case and without the marks that Vietnamese puts on letters. Signs of other scripts stay:
 * there they are the vowels.
 */
export function toPlain(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[\u0300-\u036f]/g, '')
    .replaceAll('đ', 'd');
}

/** With its marks, but wherever the tone stands: `hoà` and `hòa` are one spelling. */
export function toSpelling(word: string): string {
  const parts = word.normalize('NFD').toLowerCase();
  const tones = parts.match(tone) ?? [];
  return parts.replaceAll(tone, '') + tones.join('');
}

const tone = /[\u0300\u0301\u0303\u0309\u0323]/g;
