import type { Month } from '#shared/features/activity/month.ts';

export interface MonthRun {
  readonly year: string;
  /** Two digits each; equal where the run is one month. */
  readonly from: string;
  readonly to: string;
}

/** Months in order, those that follow each other within a year as one: twelve months are one line. */
export function monthRuns(months: readonly Month[]): readonly MonthRun[] {
  return months.reduce<readonly MonthRun[]>((runs, month) => {
    const [year = '', number = ''] = month.split('-');
    const last = runs.at(-1);
    return last?.year === year && Number(last.to) + 1 === Number(number)
      ? [...runs.slice(0, -1), { ...last, to: number }]
      : [...runs, { year, from: number, to: number }];
  }, []);
}
