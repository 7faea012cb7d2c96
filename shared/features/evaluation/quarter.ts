import type { Month } from '../activity/month.ts';

/** `2026-Q3` of `2026-07`. */
export function quarterOf(month: Month): string {
  return `${month.slice(0, 4)}-Q${Math.ceil(Number(month.slice(5, 7)) / 3)}`;
}

/** The three months of `2026-Q3`. */
export function monthsOfQuarter(quarter: string): readonly [Month, Month, Month] {
  const last = Number(quarter.slice(-1)) * 3;
  const month = (number: number) => `${quarter.slice(0, 4)}-${String(number).padStart(2, '0')}`;
  return [month(last - 2), month(last - 1), month(last)];
}
