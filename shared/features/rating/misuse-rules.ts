/** Version of the rules below; every figure says under which it was judged. */
export const ruleVersion = 'misuse-2';

/** Why an answer is left out of the clean figure. It stays in the raw one. The first that holds is named. */
export const misuseReasons = ['too_fast', 'equal_run', 'burst', 'outside_hours'] as const;
export type MisuseReason = (typeof misuseReasons)[number];

/**
 * The rules, with where each number comes from.
 * - too_fast: tapped within 300 ms of the screen becoming ready (nobody reads a question in that
 *   time), or less than 5 s after the answer before (the interval in use for feedback terminals).
 * - burst: one of 5 or more answers in a row, each at most 10 s after the one before: people who
 *   are served one after the other do not answer so closely.
 * - equal_run: one of 10 or more equal answers in a row, each at most 30 s after the one before.
 * - outside_hours: given while the office was closed and no service session was open: a station
 *   notes what is given in a session as given while open.
 * The lengths and gaps of the two series are this project's own. With answers that arrive at random
 * they leave out about one honest answer in a hundred at 60 answers an hour on one screen, and
 * hardly any at 30; one minute and 20 s, tried first, left out one in ten at 60.
 *
 * `misuse-2` differs from `misuse-1` in which of two reasons is named, and in what it needs to be kept:
 * docs/decisions/0029-hours-not-moments.md.
 */
export const misuseRules = {
  readyMs: 300,
  repeatMs: 5_000,
  burst: { length: 5, gapMs: 10_000 },
  equalRun: { length: 10, gapMs: 30_000 },
} as const;
