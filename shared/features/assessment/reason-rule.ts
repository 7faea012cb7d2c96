import type { Criterion } from './indicator-set.ts';

/** Whether a score given by hand must say why: points are taken off, or a computed score stands aside. */
export function needsReason(
  { fullScore, formula }: Pick<Criterion, 'fullScore' | 'formula'>,
  score: number | null,
): boolean {
  return score === null || score < fullScore || formula?.use === 'score';
}
