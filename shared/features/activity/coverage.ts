import { z } from 'zod';
import type { Day } from '#shared/calendar.ts';
import { visitOrigins, type VisitOrigin } from './activity-figures.ts';
import { lastDayOf, monthPattern, type Month } from './month.ts';

/** Ratings that citizens gave alone at the fixed screen in opening hours. */
export const RatingCount = z.object({
  clean: z.int().min(0),
  raw: z.int().min(0),
  /** Given while the clock was wrong: nobody knows whether in opening hours; in neither count. */
  undated: z.int().min(0),
});
export type RatingCount = z.infer<typeof RatingCount>;

/** Why a month has no coverage; the first that holds is named. */
export const coverageGaps = [
  'running',
  'partial',
  'unreleased',
  'fewRatings',
  'noVisits',
  'zeroVisits',
  'fewerVisits',
] as const;
export type CoverageGap = (typeof coverageGaps)[number];

const month = z.string().regex(monthPattern);

export const MonthCoverage = z.discriminatedUnion('is', [
  z.object({
    is: z.literal('known'),
    month,
    ratings: RatingCount,
    visits: z.int(),
    origin: z.enum(visitOrigins),
    /** Clean ratings per visit, between 0 and 1. */
    share: z.number(),
  }),
  z.object({
    is: z.literal('unknown'),
    month,
    why: z.enum(coverageGaps),
    /** Where they may be seen. */
    ratings: RatingCount.optional(),
    visits: z.int().optional(),
  }),
]);
export type MonthCoverage = z.infer<typeof MonthCoverage>;

/** What coverage of a month is worked out from. */
export interface CoverageParts {
  readonly month: Month;
  readonly today: Day;
  /** The first day on which citizens could rate here. */
  readonly since: Day;
  /** The month's first and last working day; undefined where it has none. */
  readonly workingDays: readonly [first: Day, last: Day] | undefined;
  /** The last day of which figures are released; undefined while none are. */
  readonly releasedTo: Day | undefined;
  readonly ratings: RatingCount;
  readonly visits: number | undefined;
  readonly origin: VisitOrigin | undefined;
  /** Fewer ratings than this are not told. */
  readonly smallest: number;
}

/**
 * Ratings in opening hours ÷ visits in opening hours of the same whole month. Made of released
 * answers alone: a month counts once a period that reaches its last working day is released.
 */
export function coverageOf(parts: CoverageParts): MonthCoverage {
  const { month, today, since, workingDays, releasedTo, ratings, visits, origin, smallest } = parts;
  const unknown = (why: CoverageGap, seen = {}): MonthCoverage => ({
    is: 'unknown',
    month,
    why,
    ...seen,
  });
  if (today <= lastDayOf(month)) return unknown('running');
  if (workingDays === undefined || since > workingDays[0]) return unknown('partial');
  if (releasedTo === undefined || releasedTo < workingDays[1]) return unknown('unreleased');
  if (ratings.clean < smallest) return unknown('fewRatings');
  if (visits === undefined || origin === undefined) return unknown('noVisits', { ratings });
  if (visits === 0) return unknown('zeroVisits', { ratings, visits });
  if (visits < ratings.clean) return unknown('fewerVisits', { ratings, visits });
  return { is: 'known', month, ratings, visits, origin, share: ratings.clean / visits };
}
