import { wilsonInterval } from '#shared/statistics.ts';
import type { MonthCoverage } from '../activity/coverage.ts';
import { headlineOf, reasonsOf, type HeadlineFigures } from './headline.ts';
import type { Thresholds, WatchedFigure } from './thresholds.ts';

/** A figure that passed a threshold. */
export interface FoundAlert {
  readonly figure: WatchedFigure;
  /** Which reason, as `questionnaire option`; empty for the others. */
  readonly item: string;
  readonly n: number;
  readonly share: number;
  /** 95 % of chance; none for coverage, which is no sample. */
  readonly interval?: readonly [low: number, high: number];
  readonly threshold: number;
}

/** What a released period gives warning of; only of clean figures that are shown and large enough. */
export function findPeriodAlerts(
  { satisfied, reason }: Thresholds,
  figures: HeadlineFigures,
): readonly FoundAlert[] {
  const headline = headlineOf(figures);
  if (headline === undefined) return [];
  const found: FoundAlert[] = [];
  const { n, satisfied: share, interval } = headline.total.clean;
  if (satisfied && share !== null && interval !== null && n >= satisfied.smallest) {
    const threshold = satisfied.percent;
    if (share * 100 < threshold) {
      found.push({ figure: 'satisfied', item: '', n, share, interval, threshold });
    }
  }
  for (const { questionnaire, answered, options } of reason ? reasonsOf(headline) : []) {
    if (!reason || answered.clean < reason.smallest) continue;
    for (const { code, clean } of options) {
      const share = clean / answered.clean;
      if (share * 100 <= reason.percent) continue;
      found.push({
        figure: 'reason',
        item: `${questionnaire} ${code}`,
        n: answered.clean,
        share,
        interval: wilsonInterval(clean, answered.clean),
        threshold: reason.percent,
      });
    }
  }
  return found;
}

/** What a month's coverage gives warning of; n is the number of visits, not of ratings. */
export function findCoverageAlert(
  { coverage: threshold }: Thresholds,
  coverage: MonthCoverage,
): FoundAlert | undefined {
  if (threshold === undefined || coverage.is !== 'known') return undefined;
  const { share, visits } = coverage;
  if (visits < threshold.smallest || share * 100 >= threshold.percent) return undefined;
  return { figure: 'coverage', item: '', n: visits, share, threshold: threshold.percent };
}
