import { fromHundredths, toHundredths } from './hundredths.ts';
import { criteriaOf, type Band, type IndicatorSet } from './indicator-set.ts';

export interface Total {
  readonly score: number;
  readonly scored: number;
  readonly criteria: number;
  /** Codes of criteria without a score: they are missing and not 0. */
  readonly missing: readonly string[];
  /** Only of a whole: a sum with holes has no name. */
  readonly band?: Band;
}

/** Adds up the scores of a set; what has none is named as missing. */
export function totalOf(set: IndicatorSet, scores: ReadonlyMap<string, number>): Total {
  const criteria = criteriaOf(set);
  const missing = criteria.map(({ code }) => code).filter((code) => !scores.has(code));
  const sum = criteria.reduce((sum, { code }) => sum + toHundredths(scores.get(code) ?? 0), 0);
  const score = fromHundredths(sum);
  const band = missing.length === 0 ? bandOf(set, score) : undefined;
  return {
    score,
    scored: criteria.length - missing.length,
    criteria: criteria.length,
    missing,
    ...(band !== undefined && { band }),
  };
}

/** What a total is called: a band begins at its own points. */
export function bandOf({ bands }: Pick<IndicatorSet, 'bands'>, score: number): Band | undefined {
  return bands.find(({ from }) => toHundredths(score) >= toHundredths(from));
}
