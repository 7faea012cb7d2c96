/** A day's numerator and denominator: best answers of all answers, or answers per visit. */
export interface DayRatio {
  readonly over: number;
  readonly under: number;
}

/** A ratio of totals with its variance, days being clusters. */
export interface RatioOfDays {
  readonly ratio: number;
  readonly variance: number;
  readonly over: number;
  readonly under: number;
  readonly days: number;
}

/** Σover/Σunder with D/(D−1)·Σ(over − R·under)²/(Σunder)²: Cochran, Sampling Techniques, 3rd ed. 1977, eq. 2.46. */
export function ratioOfDays(days: readonly DayRatio[]): RatioOfDays | undefined {
  const over = days.reduce((sum, day) => sum + day.over, 0);
  const under = days.reduce((sum, day) => sum + day.under, 0);
  if (days.length < 2 || under === 0) return undefined;
  const ratio = over / under;
  const spread = days.reduce((sum, day) => sum + (day.over - ratio * day.under) ** 2, 0);
  const variance = ((days.length / (days.length - 1)) * spread) / under ** 2;
  return { ratio, variance, over, under, days: days.length };
}
