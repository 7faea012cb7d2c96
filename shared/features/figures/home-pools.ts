import type { Month } from '../activity/month.ts';

/** So many answers that the rules leave in make a pool; no office lowers it. */
export const homeFloor = 10;

/** What came in of a month from homes: how many answers, and the last arrival among them. */
export interface HomeMonth {
  readonly month: Month;
  readonly n: number;
  readonly lastArrival: number;
}

/** Months that are shown as one number, with the arrivals that it reaches over. */
export interface HomeStretch {
  readonly fromMonth: Month;
  readonly toMonth: Month;
  readonly afterArrival: number;
  readonly toArrival: number;
}

/**
 * Parts closed months, in their order, into pools of at least the floor. A month that is too small
 * waits and is one with the next: it is never shown by itself, and no sum of it with another is shown
 * beside that other. So pools never overlap, and two of them differ in at least the floor on either
 * side. `countClean` says how many answers of a stretch of arrivals the rules leave in.
 */
export function homePoolsOf(
  months: readonly HomeMonth[],
  afterArrival: number,
  countClean: (range: Pick<HomeStretch, 'afterArrival' | 'toArrival'>) => number,
): readonly HomeStretch[] {
  const pools: HomeStretch[] = [];
  let begun = afterArrival;
  let waiting = 0;
  let fromMonth: Month | undefined;
  for (const { month, n, lastArrival } of months) {
    waiting += n;
    fromMonth ??= month;
    const range = { afterArrival: begun, toArrival: lastArrival };
    if (waiting < homeFloor || countClean(range) < homeFloor) continue;
    pools.push({ fromMonth, toMonth: month, ...range });
    begun = lastArrival;
    waiting = 0;
    fromMonth = undefined;
  }
  return pools;
}
