import type { Database } from '#main/storage/database.ts';
import type { Month } from '#shared/features/activity/month.ts';

/** How many letters of a kind took a step in a month. */
export interface StepCount {
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

/** By kind and step, of months before one. */
export function countSteps(letters: Database, before: Month): StepCount[] {
  return letters
    .prepare<[Month], StepCount>(
      `SELECT kind, step, substr(day, 1, 7) AS month, count(*) AS letters
       FROM (${Object.entries(steps)
         .map(([step, column]) => `SELECT kind, '${step}' AS step, ${column} AS day FROM letter`)
         .join(' UNION ALL ')})
       WHERE day IS NOT NULL AND substr(day, 1, 7) < ?
       GROUP BY kind, step, month ORDER BY kind, step, month`,
    )
    .all(before);
}
