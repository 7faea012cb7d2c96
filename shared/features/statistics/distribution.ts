import { labelSets, type LabelSet, type Score } from '../rating/scale.ts';
import type { ScoreCount } from './day-totals.ts';

/** Answers under one label set by level, the best first, with what is usually made of them. */
export interface Distribution {
  readonly n: number;
  readonly levels: readonly { readonly score: Score; readonly n: number; readonly share: number }[];
  /** Levels in equal steps from 0 to 100; ordinal answers have no other exact mean. */
  readonly mean: number;
  /** Of the two best levels, between 0 and 1. */
  readonly topTwo: number;
}

/** Counts, shares, mean and top-two share; undefined where nobody answered, which is not zero. */
export function distributionOf(
  rows: readonly Pick<ScoreCount, 'score' | 'n'>[],
  labelSet: LabelSet,
): Distribution | undefined {
  const scores: readonly Score[] = labelSets[labelSet].levels;
  const counts = scores.map((score) =>
    rows.reduce((sum, row) => sum + (row.score === score ? row.n : 0), 0),
  );
  const n = counts.reduce((sum, count) => sum + count, 0);
  if (n === 0) return undefined;
  const step = 100 / (scores.length - 1);
  return {
    n,
    levels: scores.map((score, at) => ({
      score,
      n: counts[at] ?? 0,
      share: (counts[at] ?? 0) / n,
    })),
    mean: counts.reduce((sum, count, at) => sum + count * (100 - step * at), 0) / n,
    topTwo: counts.slice(0, 2).reduce((sum, count) => sum + count, 0) / n,
  };
}

/** Whether a score is one of the two best of its label set, which is what “satisfied” counts. */
export function isTopTwo(score: Score, labelSet: LabelSet): boolean {
  const levels: readonly Score[] = labelSets[labelSet].levels;
  return levels.slice(0, 2).includes(score);
}

/** The three levels of the official table, and what it has no line for. */
export interface ThreeLevels {
  readonly verySatisfied: number;
  readonly satisfied: number;
  readonly dissatisfied: number;
  /** Bình thường: a line of its own, never shared out among the others. */
  readonly neutral: number;
  /** Of all four lines: who answered Bình thường stays in the denominator. */
  readonly n: number;
}

/**
 * Five levels as the official table of three (`../shared/product.md`, Words): 5 → Rất hài lòng, 4 → Hài
 * lòng, 2 and 1 → Không hài lòng, 3 stays by itself. Three levels are the table as they are.
 */
export function threeLevelsOf({ n, levels }: Pick<Distribution, 'n' | 'levels'>): ThreeLevels {
  const [best = 0, second = 0, ...others] = levels.map((level) => level.n);
  const neutral = levels.length === 5 ? (others[0] ?? 0) : 0;
  return {
    verySatisfied: best,
    satisfied: second,
    dissatisfied: n - best - second - neutral,
    neutral,
    n,
  };
}
