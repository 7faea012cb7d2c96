import type { Day } from '#shared/calendar.ts';
import { lastDayOf, type Month } from '../activity/month.ts';
import type { Score } from '../rating/scale.ts';
import type { LabelSet } from '../rating/scale.ts';
import type { DayTotal } from '../statistics/day-totals.ts';
import { isTopTwo } from '../statistics/distribution.ts';
import type { BlockDay, CubeBlock } from './cube.ts';

/** Clean answers of some days of one month, `from` the first of them `to` the last. */
export interface CubeWeek extends DayTotal {
  readonly month: Month;
  readonly from: Day;
  readonly to: Day;
}

/**
 * All blocks of single months together, by the weeks of the month: days 1–7, 8–14, 15–21 and from 22 on. Weeks of the
 * calendar would cross months, and what is left of a month beside them would be a few days' answers. Weeks with
 * fewer answers than the floor are joined with their neighbours, and blocks of whole quarters are left out:
 * added up by week they would tell their months.
 */
export function weeksOfMonths(
  blocks: readonly CubeBlock[],
  labelSet: LabelSet,
  floor: number,
): readonly CubeWeek[] {
  const monthly = blocks.filter(({ months }) => months.length === 1);
  return [...Map.groupBy(monthly, ({ months }) => months[0] ?? '')]
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .flatMap(([month, some]) =>
      joinSmall(
        weeksOf(
          month,
          some.flatMap(({ days }) => days),
          labelSet,
        ),
        floor,
      ),
    );
}

/** What is joined is sized by all answers: those that the rules leave out are people, too. */
interface SizedWeek extends CubeWeek {
  readonly all: number;
}

function weeksOf(month: Month, days: readonly BlockDay[], labelSet: LabelSet): SizedWeek[] {
  const last = lastDayOf(month);
  const bounds = [1, 8, 15, 22].map((first, at) => ({
    from: `${month}-${String(first).padStart(2, '0')}`,
    to: at === 3 ? last : `${month}-${String(first + 6).padStart(2, '0')}`,
  }));
  // a released period may begin in the month before: its days count in the first week
  const weekOf = (day: Day) => {
    const at = bounds.findLastIndex(({ from }) => from <= day);
    return Math.max(0, at);
  };
  const byWeek = Map.groupBy(days, ({ day }) => weekOf(day));
  return bounds.map(({ from, to }, at) => {
    const own = byWeek.get(at) ?? [];
    let [n, k, all] = [0, 0, 0];
    for (const { clean, leftOut } of own)
      clean.forEach((count, place) => {
        n += count;
        all += count + (leftOut[place] ?? 0);
        if (isTopTwo((5 - place) as Score, labelSet)) k += count;
      });
    return { month, from, to, n, k, all };
  });
}

function joinSmall(weeks: readonly SizedWeek[], floor: number): readonly CubeWeek[] {
  const joined: SizedWeek[] = [];
  for (const week of weeks) {
    const last = joined.at(-1);
    const isSmall = last !== undefined && (last.all < floor || week.all < floor);
    if (last !== undefined && isSmall) joined[joined.length - 1] = together(last, week);
    else joined.push(week);
  }
  return joined
    .filter(({ all }) => all >= floor)
    .map(({ month, from, to, n, k }) => ({ month, from, to, n, k }));
}

function together(one: SizedWeek, other: SizedWeek): SizedWeek {
  return {
    ...{ month: one.month, from: one.from, to: other.to },
    ...{ n: one.n + other.n, k: one.k + other.k, all: one.all + other.all },
  };
}
