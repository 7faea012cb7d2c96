import type { Month } from '#shared/features/activity/month.ts';

export interface MonthRun {
  readonly year: string;
  /** Two digits each; equal where the run is one month. */
  readonly from: string;
  readonly to: string;
}

/** Months in order, those that follow each other within a year as one: twelve months are one line. */
export function monthRuns(months: readonly Month[]): readonly MonthRun[] {
  const runs: MonthRun[] = [];
  for (const month of months) {
    const [year = '', number = ''] = month.split('-');
    const last = runs.at(-1);
    const goesOn = last?.year === year && Number(last.to) + 1 === Number(number);
    if (goesOn) runs.splice(-1, 1, { year, from: last.from, to: number });
    else runs.push({ year, from: number, to: number });
  }
  return runs;
}
