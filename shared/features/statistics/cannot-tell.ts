/** Why a comparison is not put into words. Each has its sentence in the locales. */
export const reasonsNotToTell = [
  'otherMode',
  'coverageUnknown',
  'coverageInconsistent',
  'coverageLow',
  'underFloor',
  'noPrePeriods',
  'noPostPeriods',
  'tooFewUnits',
  'differedBefore',
  'allAlike',
  'tooFewPoints',
] as const;
export type ReasonNotToTell = (typeof reasonsNotToTell)[number];

/** An answer as good as any other: what was asked cannot be told, for these reasons. */
export interface CannotTell {
  readonly is: 'cannotTell';
  readonly reasons: readonly ReasonNotToTell[];
}

/** Reasons in their published order, each once; the order in which they were found says nothing. */
export function cannotTell(found: Iterable<ReasonNotToTell>): CannotTell {
  const all = new Set(found);
  return { is: 'cannotTell', reasons: reasonsNotToTell.filter((reason) => all.has(reason)) };
}
