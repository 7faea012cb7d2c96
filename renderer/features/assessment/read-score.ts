/** Reads `14,25`, `14.25` or `2`; undefined for what is no score, or more than the full one. */
export function readScore(text: string, fullScore: number): number | undefined {
  if (!/^\d{1,4}([.,]\d{1,2})?$/.test(text.trim())) return undefined;
  const score = Number(text.trim().replace(',', '.'));
  return score <= fullScore ? score : undefined;
}

/** `14,25`, as `readScore` reads it back. */
export function writeScore(score: number): string {
  return String(score).replace('.', ',');
}
