import type { Database } from '#main/storage/database.ts';
import type { Month } from '#shared/features/activity/month.ts';
import type { OfficeRow } from '#shared/features/batch/office-tables.ts';
import { inStretches } from '#shared/features/letter/letter-stretches.ts';
import { countSteps } from './step-counts-store.ts';

/** How many letters of each kind took each step, by stretches of months that are over. */
export function tellLetters(letters: Database, thisMonth: Month): OfficeRow[] {
  const series = Map.groupBy(countSteps(letters, thisMonth), ({ kind, step }) => `${kind} ${step}`);
  return [...series.values()].flatMap((ofStep) =>
    inStretches(ofStep).map(({ from, to, letters: count }) => ({
      kind: ofStep[0]?.kind ?? '',
      step: ofStep[0]?.step ?? '',
      from_month: from,
      to_month: to,
      letters: count,
    })),
  );
}
