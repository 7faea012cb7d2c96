/** Scores have at most two decimals; sums are made of whole hundredths, so that 14,7 + 0,3 is 15. */
export function toHundredths(score: number): number {
  return Math.round(score * 100);
}

export function fromHundredths(hundredths: number): number {
  return hundredths / 100;
}

export function hasTwoDecimals(score: number): boolean {
  return Math.abs(score * 100 - toHundredths(score)) < 1e-6;
}
