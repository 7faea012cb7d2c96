import type { CriterionState } from '#shared/features/assessment/assessment.contract.ts';

/** A computed score that is not there yet, or is no longer what figures say; never over one by hand. */
export function takeableScore({ score, computation }: CriterionState): number | undefined {
  if (computation?.is !== 'known' || computation.use !== 'score') return undefined;
  if (score?.way === 'manual' || score?.score === computation.score) return undefined;
  return computation.score;
}
