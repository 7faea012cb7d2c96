import { z } from 'zod';

/** No figure of fewer is held against a threshold, whatever the office sets: chance alone moves it. */
export const smallestAlertN = 10;

const threshold = z.strictObject({
  /** Whole percent. */
  percent: z.int().min(1).max(99),
  /** Answers, or visits where coverage is meant, that the figure must stand on. */
  smallest: z.int().min(smallestAlertN).max(100_000),
});

/** What the office wants to be warned of; what is not named is not watched. */
export const Thresholds = z.strictObject({
  /** The share of the two best levels in a released period is lower. */
  satisfied: threshold.optional(),
  /** The coverage of a month is lower. */
  coverage: threshold.optional(),
  /** A reason was chosen by a higher share of those who gave reasons. */
  reason: threshold.optional(),
});
export type Thresholds = z.infer<typeof Thresholds>;

export const watchedFigures = ['satisfied', 'coverage', 'reason'] as const;
export type WatchedFigure = (typeof watchedFigures)[number];
