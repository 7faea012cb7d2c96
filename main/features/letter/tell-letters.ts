import type { Database } from '#main/storage/database.ts';
import type { Month } from '#shared/features/activity/month.ts';
import type { OfficeRow } from '#shared/features/batch/office-tables.ts';
import { inStretches } from '#shared/features/letter/letter-stretches.ts';

interface StepCount {
  readonly kind: string;
  readonly step: string;
  readonly month: Month;
  readonly letters: number;
}

/** What a letter's row says of each step that the superior is told of. */
const steps = {
  requested: 'requested_on',
  declined: 'declined_on',
  signed: 'signed_on',
  'handed-over': 'handed_over_on',
  delivered: 'delivered_on',
} as const;

/** How many letters of each kind took each step, by stretches of months that are over. */
export function tellLetters(letters: Database, thisMonth: Month): OfficeRow[] {
  const counts = letters
    .prepare<[Month], StepCount>(
      `SELECT kind, step, substr(day, 1, 7) AS month, count(*) AS letters
       FROM (${Object.entries(steps)
         .map(([step, column]) => `SELECT kind, '${step}' AS step, ${column} AS day FROM letter`)
         .join(' UNION ALL ')})
       WHERE day IS NOT NULL AND substr(day, 1, 7) < ?
       GROUP BY kind, step, month ORDER BY kind, step, month`,
    )
    .all(thisMonth);
  const series = Map.groupBy(counts, ({ kind, step }) => `${kind} ${step}`);
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
