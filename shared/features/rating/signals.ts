import { misuseRules } from './misuse-rules.ts';

/**
 * What a station notes beside an answer: as much of when people came as the rules of misuse need, and no
 * more (docs/decisions/0029-hours-not-moments.md). Signals are facts; what they mean is judged when read.
 */
export interface Signals {
  /** Milliseconds the screen had been ready when it was tapped, 300 for more; null when not known. */
  readonly readyMs: number | null;
  /**
   * Milliseconds since the answer before at the same station, 5,000 for more; null for the first since
   * the program started, or after a fault.
   */
  readonly gapMs: number | null;
  /**
   * How many answers in a row, this one the last, follow each other as closely as a rule names: of a
   * burst, or, below zero, of equal ones. 1 where they are fewer than a rule names.
   */
  readonly series: number;
  readonly hourStatus: 'open' | 'closed' | 'unknown';
  readonly clockState: 'trusted' | 'suspect' | 'unset';
}

/** What is known of the answer before at the same station, in memory alone. */
export interface AnswerBefore {
  readonly utcMs: number;
  readonly bootId: string;
  readonly monotonicMs: number;
  readonly score: number;
  /** Answers in a row up to it, each close to the one before, and those that are equal as well. */
  readonly burst: number;
  readonly equal: number;
}

/**
 * Milliseconds since the answer before: by the clock nobody can set within one boot, else by the
 * wall clock; null where that went back.
 */
export function gapSince(
  before: Pick<AnswerBefore, 'utcMs' | 'bootId' | 'monotonicMs'> | undefined,
  now: { readonly utcMs: number; readonly bootId: string; readonly monotonicMs: number },
): number | null {
  if (before === undefined) return null;
  const gap =
    before.bootId === now.bootId ? now.monotonicMs - before.monotonicMs : now.utcMs - before.utcMs;
  return gap < 0 ? null : gap;
}

/** The series that an answer goes on, or begins. */
export function seriesAfter(
  before: Pick<AnswerBefore, 'score' | 'burst' | 'equal'> | undefined,
  gapMs: number | null,
  score: number,
): Pick<AnswerBefore, 'burst' | 'equal'> {
  if (before === undefined || gapMs === null) return { burst: 1, equal: 1 };
  const { burst, equalRun } = misuseRules;
  const isEqual = before.score === score && gapMs <= equalRun.gapMs;
  return {
    burst: gapMs <= burst.gapMs ? before.burst + 1 : 1,
    equal: isEqual ? before.equal + 1 : 1,
  };
}

/** What is kept of an exact answer: nothing of the time between people whom no rule names. */
export function keptSignals({
  readyMs,
  gapMs,
  burst,
  equal,
}: Pick<AnswerBefore, 'burst' | 'equal'> & Pick<Signals, 'readyMs' | 'gapMs'>): Pick<
  Signals,
  'readyMs' | 'gapMs' | 'series'
> {
  const { burst: closely, equalRun } = misuseRules;
  const series = equal >= equalRun.length ? -equal : burst >= closely.length ? burst : 1;
  return {
    readyMs: readyMs === null ? null : Math.min(readyMs, misuseRules.readyMs),
    gapMs: gapMs === null ? null : Math.min(gapMs, misuseRules.repeatMs),
    series,
  };
}
