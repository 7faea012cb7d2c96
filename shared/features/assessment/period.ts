import type { Day } from '#shared/calendar.ts';
import {
  firstDayOf,
  lastDayOf,
  monthOf,
  monthsBetween,
  monthsOfYear,
  type Month,
} from '../activity/month.ts';

export const periodKinds = ['month', 'quarter', 'year'] as const;
export type PeriodKind = (typeof periodKinds)[number];

/** What a set is scored for: a month `2026-11`, a quarter `2026-Q4` or a year `2026`. */
export type Period = string;

export const periodPattern = /^20\d{2}(-(0[1-9]|1[0-2])|-Q[1-4])?$/;

export function kindOfPeriod(period: Period): PeriodKind {
  if (period.length === 4) return 'year';
  return period.includes('Q') ? 'quarter' : 'month';
}

export function monthsOfPeriod(period: Period): readonly Month[] {
  const year = period.slice(0, 4);
  switch (kindOfPeriod(period)) {
    case 'year':
      return monthsOfYear(Number(year));
    case 'quarter': {
      const last = Number(period.at(-1)) * 3;
      const month = (number: number) => `${year}-${String(number).padStart(2, '0')}`;
      return monthsBetween(month(last - 2), month(last));
    }
    case 'month':
      return [period];
  }
}

export function daysOfPeriod(period: Period): { readonly fromDay: Day; readonly toDay: Day } {
  const months = monthsOfPeriod(period);
  const [first = '', last = ''] = [months[0], months.at(-1)];
  return { fromDay: firstDayOf(first), toDay: lastDayOf(last) };
}

/** How many years back a set can still be scored. */
const yearsBack = 2;

/** The periods of these kinds that have begun by a day, the newest first, longer ones before shorter. */
export function periodsBegunBy(today: Day, kinds: readonly PeriodKind[]): readonly Period[] {
  const thisYear = Number(today.slice(0, 4));
  const years = Array.from({ length: yearsBack + 1 }, (_, back) => thisYear - back);
  return years
    .flatMap((year): Period[] => {
      const quarters = [4, 3, 2, 1].map((quarter) => `${year}-Q${quarter}`);
      const months = monthsOfYear(year).toReversed();
      return [
        ...(kinds.includes('year') ? [String(year)] : []),
        ...(kinds.includes('quarter') ? quarters : []),
        ...(kinds.includes('month') ? months : []),
      ];
    })
    .filter((period) => hasBegun(period, today));
}

export function hasBegun(period: Period, today: Day): boolean {
  return (monthsOfPeriod(period)[0] ?? '') <= monthOf(today);
}
