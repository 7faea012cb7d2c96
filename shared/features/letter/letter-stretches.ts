/** Fewer letters than these are never told: of a smaller number somebody might know each. */
export const fewestLetters = 5;

export interface LetterStretch {
  readonly from: string;
  readonly to: string;
  readonly letters: number;
}

/**
 * Months in their order, each with how many letters took a step in it, joined until a stretch has enough.
 * What has not come to enough yet waits: nothing can be subtracted from anything.
 */
export function inStretches(
  months: readonly { readonly month: string; readonly letters: number }[],
): readonly LetterStretch[] {
  const told: LetterStretch[] = [];
  let open: LetterStretch | undefined;
  for (const { month, letters } of months) {
    open = { from: open?.from ?? month, to: month, letters: (open?.letters ?? 0) + letters };
    if (open.letters < fewestLetters) continue;
    told.push(open);
    open = undefined;
  }
  return told;
}
