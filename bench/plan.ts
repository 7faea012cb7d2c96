import type { Fleet } from './gathered-batches.ts';

/** How much is measured: enough for a p99, or just enough to see that it works. */
export interface Plan {
  readonly taps: number;
  readonly coldStarts: number;
  readonly commits: number;
  readonly submissions: number;
  /** Complete visits in one page. */
  readonly visits: number;
  /** Merged in one print run. */
  readonly letters: number;
  /** Ratings of one station in one batch. */
  readonly batch: { readonly label: string; readonly ratings: number };
  /** Batches that a superior gathers, one of each commune. */
  readonly gathered: Fleet;
  /** Rows that the typical queries run over; their times show whether they grow with the rows. */
  readonly queriedRows: readonly number[];
  /** Ratings of a province's year that are evaluated, less of them first: whether it grows with them. */
  readonly evaluatedRows: readonly number[];
  /** Working days of 4,000 answers, each measured when the store has grown that far. */
  readonly exports: readonly { readonly label: string; readonly days: number }[];
}

export const answersPerDay = 4_000;

export const fullPlan: Plan = {
  taps: 200,
  coldStarts: 15,
  commits: 5_000,
  submissions: 20_000,
  visits: 10_000,
  letters: 1_000,
  batch: { label: '1M', ratings: 1_000_000 },
  gathered: { batches: 3_321, rowsEach: 3_011 },
  queriedRows: [1e6, 1e7, 1e8],
  evaluatedRows: [1e6, 1e7],
  exports: [
    { label: '100k', days: 25 },
    { label: '1M', days: 250 },
  ],
};

export const quickPlan: Plan = {
  taps: 20,
  coldStarts: 2,
  commits: 500,
  submissions: 2_000,
  visits: 200,
  letters: 50,
  batch: { label: '12k', ratings: 12_000 },
  gathered: { batches: 40, rowsEach: 500 },
  queriedRows: [1e5],
  evaluatedRows: [1e5],
  exports: [{ label: '12k', days: 3 }],
};
