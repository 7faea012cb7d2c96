import type { Day } from '#shared/calendar.ts';
import { firstDayOf, lastDayOf, type Month } from '#shared/features/activity/month.ts';
import type { Response } from '#shared/features/rating/response.ts';

/** Months whose answers from homes are released together, and which answers these are. */
export interface HomeMonths {
  readonly labelSet: string;
  readonly scaleOrder: string;
  readonly fromMonth: Month;
  readonly toMonth: Month;
  readonly afterArrival: number;
  readonly toArrival: number;
}

export type HomeAnswer = Pick<Response, 'arrival' | 'label_set' | 'scale_order'>;

/** Finds the released months that an answer from a home stands in; none while they wait. */
export function createHomeMonthsFinder(pools: readonly HomeMonths[]) {
  return ({ arrival, label_set, scale_order }: HomeAnswer): HomeMonths | undefined =>
    pools.find(
      ({ labelSet, scaleOrder, afterArrival, toArrival }) =>
        labelSet === label_set &&
        scaleOrder === (scale_order ?? 'descending') &&
        afterArrival < arrival &&
        arrival <= toArrival,
    );
}

/** Only whole: two exports whose days differ by one must not differ by a household. */
export function areWithin(
  { fromMonth, toMonth }: HomeMonths,
  { from, to }: { readonly from?: Day | undefined; readonly to?: Day | undefined },
): boolean {
  return (
    (from === undefined || from <= firstDayOf(fromMonth)) &&
    (to === undefined || lastDayOf(toMonth) <= to)
  );
}

/** ISO 8601: `2026-11`, or `2026-09/2026-11` where several are one. */
export function writeMonths({ fromMonth, toMonth }: HomeMonths): string {
  return fromMonth === toMonth ? fromMonth : `${fromMonth}/${toMonth}`;
}
