import { dayAt } from '#shared/calendar.ts';
import type { RatingCount } from '#shared/features/activity/coverage.ts';
import { monthOf, type Month } from '#shared/features/activity/month.ts';
import { isAloneAtScreen, seriesOf } from '#shared/features/figures/series.ts';
import type { JudgedResponse, Response } from '#shared/features/rating/response.ts';
import type { MonthCounts } from './coverage-store.ts';

/** The arrivals that one released period reaches over. */
export interface ReleasedArrivals {
  readonly id: number;
  readonly afterArrival: number;
  readonly toArrival: number;
}

/** The last trusted row of a station's life before a range. */
export interface TrustedBefore {
  readonly incarnation_id: string;
  readonly recorded_at_ms: number;
  readonly offset_minutes: number;
}

/**
 * Counts by month what citizens gave alone at the fixed screen in opening hours. What was given
 * while the clock was wrong belongs to the month of the last trusted one before it, apart, also where
 * that one was released earlier: `before`.
 */
export function countRatings(
  responses: Iterable<JudgedResponse>,
  isOpenAt: (utcMs: number, offsetMinutes: number) => boolean,
  before: readonly TrustedBefore[] = [],
): MonthCounts {
  const months: Record<Month, RatingCount> = {};
  const lastTrusted = new Map<string, Month>(
    before.map((row) => [
      row.incarnation_id,
      monthOf(dayAt(row.recorded_at_ms, row.offset_minutes)),
    ]),
  );
  for (const [response, judgement] of responses) {
    const { recorded_at_ms, offset_minutes, incarnation_id, clock_state } = response;
    const isTrusted = clock_state === 'trusted';
    if (isTrusted) {
      lastTrusted.set(incarnation_id, monthOf(dayAt(recorded_at_ms, offset_minutes)));
    }
    const month = lastTrusted.get(incarnation_id);
    if (month === undefined || !isSelfService(response)) continue;
    if (isTrusted && !isOpenAt(recorded_at_ms, offset_minutes)) continue;
    const { clean, raw, undated } = months[month] ?? { clean: 0, raw: 0, undated: 0 };
    months[month] = isTrusted
      ? { clean: clean + Number(judgement === 'clean'), raw: raw + 1, undated }
      : { clean, raw, undated: undated + 1 };
  }
  return months;
}

function isSelfService(response: Response): boolean {
  const { channel, presser } = seriesOf(response);
  return isAloneAtScreen({ channel, pressers: [presser] });
}
