import type { LabelSet } from '../rating/scale.ts';
import type { ScoreCount } from './day-totals.ts';
import { distributionOf, type Distribution } from './distribution.ts';

/** Both figures of the same answers, and what stands between them. */
export interface CleanBesideRaw {
  readonly raw: Distribution;
  /** Undefined where the rules left nothing. */
  readonly clean: Distribution | undefined;
  /** What the rules left out; undefined where they left out nothing. */
  readonly leftOut:
    | { readonly n: number; readonly mean: number; readonly share: number }
    | undefined;
  /** Whether a report says of the two first of all that they differ. */
  readonly isSaidFirst: boolean;
}

/** In points of 100, of the mean or of the share of the two best. */
export const tellingPoints = 1;
export const tellingShare = 0.05;

/**
 * A clean figure never stands without the raw one, nor without n and mean of what was left out. If they differ by a
 * point of 100 or more, or one answer in twenty is left out, that is the first thing said (`../shared/product.md`,
 * rule 3). Undefined where nobody answered.
 */
export function cleanBesideRaw(
  clean: readonly Pick<ScoreCount, 'score' | 'n'>[],
  leftOut: readonly Pick<ScoreCount, 'score' | 'n'>[],
  labelSet: LabelSet,
): CleanBesideRaw | undefined {
  const raw = distributionOf([...clean, ...leftOut], labelSet);
  if (raw === undefined) return undefined;
  const kept = distributionOf(clean, labelSet);
  const out = distributionOf(leftOut, labelSet);
  const share = (out?.n ?? 0) / raw.n;
  const points =
    kept === undefined
      ? Infinity
      : Math.max(Math.abs(kept.mean - raw.mean), 100 * Math.abs(kept.topTwo - raw.topTwo));
  const rounding = 1e-9;
  return {
    raw,
    clean: kept,
    leftOut: out === undefined ? undefined : { n: out.n, mean: out.mean, share },
    isSaidFirst: points >= tellingPoints - rounding || share >= tellingShare - rounding,
  };
}
