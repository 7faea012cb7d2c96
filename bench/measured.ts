/** One line of the report: what was measured, and what it is compared to in the same run. */
export interface Measured {
  readonly what: string;
  readonly unit: 'ms' | 's' | 'kB' | 'MB' | '/s';
  readonly own: Sample;
  /** What this should stay below, or above where more is better; nothing here asserts it. */
  readonly target?: string;
  readonly comparedTo: { readonly what: string; readonly sample: Sample };
}

/** What one side of a comparison showed; of a rate, p99 is what 99 of 100 spans reached. */
export interface Sample {
  readonly median: number;
  readonly p99?: number;
  /** Of all threads. */
  readonly cpuSeconds?: number;
  readonly peakBytes?: number;
}

/** Summarizes durations, of which the long ones hurt. */
export function summarize(durations: readonly number[]): Sample {
  return { median: quantile(durations, 0.5), p99: quantile(durations, 0.99) };
}

/** Summarizes rates, of which the low ones hurt. */
export function summarizeRates(rates: readonly number[]): Sample {
  return { median: quantile(rates, 0.5), p99: quantile(rates, 0.01) };
}

/** The nearest rank: always a value that was measured. */
function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((one, other) => one - other);
  const rank = Math.max(Math.ceil(share * sorted.length), 1);
  return sorted[rank - 1] ?? Number.NaN;
}
