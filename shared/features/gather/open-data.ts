import { z } from 'zod';
import { lastDayOf, type Month } from '../activity/month.ts';
import type { Day } from '#shared/calendar.ts';

const count = z.int().min(0);

/** What publishing would show, join and keep back; nothing is written. */
export const OpenDataOutlook = z.object({
  /** Answers of the quarters that were never published. */
  answers: count,
  /** How many of them stand in a row, and how many in none because their series is too small. */
  shown: count,
  keptBack: count,
  /** Units with rows of their own, and those that stand among “all others” or nowhere. */
  unitsAlone: count,
  unitsJoined: count,
  /** Rows of a unit in which months are joined. */
  quartersOnly: count,
  fieldsAlone: count,
  fieldsJoined: count,
  /** Forms of earlier surveys with a row. */
  surveys: count,
  /** Answers of earlier quarters that came late and are published along. */
  late: count,
});
export type OpenDataOutlook = z.infer<typeof OpenDataOutlook>;

/** Whether all days of `2026-Q3` are over. */
export function isClosedQuarter(quarter: string, today: Day): boolean {
  const month: Month = `${quarter.slice(0, 4)}-${String(Number(quarter.slice(6)) * 3).padStart(2, '0')}`;
  return lastDayOf(month) < today;
}
