import { lastDayOf, type Month } from '../activity/month.ts';
import type { GatheringReport } from './gathering-report.ts';

/**
 * The units of which ratings of a month may yet come: a batch is missing or held, or a station has not
 * sent since the month ended. A station that was put away looks like one that is late.
 */
export function incompleteUnits(report: GatheringReport, month: Month): ReadonlySet<string> {
  const first = `${month}-01`;
  const last = lastDayOf(month);
  const isMissing = ({ from, to }: { readonly from: string | null; readonly to: string | null }) =>
    (from ?? first) <= last && (to ?? last) >= first;
  return new Set(
    report.stations
      .filter(
        ({ lives, lastBuiltAt }) =>
          lastBuiltAt.slice(0, 10) <= last ||
          lives.some(
            ({ missing, doubt, isLinkMissing }) =>
              doubt !== null || isLinkMissing || missing.some(({ days }) => isMissing(days)),
          ),
      )
      .map(({ unitCode }) => unitCode),
  );
}
