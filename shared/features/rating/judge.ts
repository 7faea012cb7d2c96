import type { Signals } from './signals.ts';

/** Version of the rules below; every figure says under which it was judged. */
export const ruleVersion = 'misuse-1';

/** Why an answer is left out of the clean figure. It stays in the raw one. */
export const misuseReasons = ['too_fast', 'burst', 'equal_run', 'outside_hours'] as const;
export type MisuseReason = (typeof misuseReasons)[number];
export type Judgement = 'clean' | MisuseReason;

/**
 * The rules of version `misuse-1`, with where each number comes from.
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
 */
export const misuseRules = {
  readyMs: 300,
  repeatMs: 5_000,
  burst: { length: 5, gapMs: 10_000 },
  equalRun: { length: 10, gapMs: 30_000 },
} as const;

/** What the rules look at: an answer's signals, its first score and whether a model was running. */
export interface Judged extends Signals {
  readonly score: number;
  readonly inModelSession: boolean;
}

/** A series of answers, each close after the one before, that becomes misuse at a certain length. */
interface Series {
  readonly reason: MisuseReason;
  readonly length: number;
  goesOn(before: Judged, answer: Judged): boolean;
}

const within = (answer: Judged, gapMs: number) => answer.gapMs !== null && answer.gapMs <= gapMs;

const seriesRules: readonly Series[] = [
  {
    reason: 'burst',
    length: misuseRules.burst.length,
    goesOn: (_before, answer) => within(answer, misuseRules.burst.gapMs),
  },
  {
    reason: 'equal_run',
    length: misuseRules.equalRun.length,
    goesOn: (before, answer) =>
      before.score === answer.score && within(answer, misuseRules.equalRun.gapMs),
  },
];

interface Waiting<T> {
  readonly item: T;
  readonly reasons: MisuseReason[];
}

/**
 * Judges the answers of one station in the order in which they were given. An answer is judged as
 * soon as no later one can change the verdict, so at most `equalRun.length` wait at a time.
 */
export function* judge<T>(
  answers: Iterable<T>,
  look: (item: T) => Judged,
): Generator<readonly [T, Judgement]> {
  const running = seriesRules.map(() => 0);
  let waiting: Waiting<T>[] = [];
  let before: Judged | undefined;

  for (const item of answers) {
    const answer = look(item);
    const current: Waiting<T> = { item, reasons: reasonsAlone(answer) };
    waiting.push(current);
    seriesRules.forEach((series, index) => {
      const length = before && series.goesOn(before, answer) ? (running[index] ?? 0) + 1 : 1;
      running[index] = length;
      if (length >= series.length) {
        for (const member of waiting.slice(-length)) member.reasons.push(series.reason);
      }
    });
    before = answer;
    const undecided = seriesRules.reduce((longest, series, index) => {
      const length = running[index] ?? 0;
      return length < series.length ? Math.max(longest, length) : longest;
    }, 0);
    while (waiting.length > undecided) {
      const decided = waiting.shift();
      if (decided) yield [decided.item, verdict(decided.reasons)];
    }
  }
  for (const { item, reasons } of waiting) yield [item, verdict(reasons)];
  waiting = [];
}

function reasonsAlone(answer: Judged): MisuseReason[] {
  const tooFast =
    (answer.readyMs !== null && answer.readyMs < misuseRules.readyMs) ||
    (answer.gapMs !== null && answer.gapMs < misuseRules.repeatMs);
  const reasons: MisuseReason[] = [];
  if (tooFast) reasons.push('too_fast');
  if (answer.hourStatus === 'closed' && !answer.inModelSession) reasons.push('outside_hours');
  return reasons;
}

/** One reason is named, the first in the published order. */
function verdict(reasons: readonly MisuseReason[]): Judgement {
  if (reasons.length === 0) return 'clean';
  return misuseReasons.find((reason) => reasons.includes(reason)) ?? 'clean';
}
