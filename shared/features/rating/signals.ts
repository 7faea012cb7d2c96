/** What a station notes beside an answer. Signals are facts; what they mean is judged when read. */
export interface Signals {
  /** Milliseconds the screen had been ready when it was tapped; null when not known. */
  readonly readyMs: number | null;
  /** Milliseconds since the answer before at the same station; null for the first or after a fault. */
  readonly gapMs: number | null;
  /** 1 for an answer after a pause of more than `burstGapMs`, then 2, 3, … */
  readonly burstPosition: number;
  readonly hourStatus: 'open' | 'closed' | 'unknown';
  readonly clockState: 'trusted' | 'suspect' | 'unset';
}

/** A pause longer than this starts a new burst: one minute. */
export const burstGapMs = 60_000;

/** What is known of the answer before at the same station. */
export interface AnswerBefore {
  readonly utcMs: number;
  readonly bootId: string;
  readonly monotonicMs: number;
  readonly burstPosition: number;
}

/**
 * Milliseconds since the answer before: by the clock nobody can set within one boot, else by the
 * wall clock; null where that went back.
 */
export function gapSince(
  before: AnswerBefore | undefined,
  now: { readonly utcMs: number; readonly bootId: string; readonly monotonicMs: number },
): number | null {
  if (before === undefined) return null;
  const gap =
    before.bootId === now.bootId ? now.monotonicMs - before.monotonicMs : now.utcMs - before.utcMs;
  return gap < 0 ? null : gap;
}

export function burstPositionAfter(before: AnswerBefore | undefined, gapMs: number | null): number {
  return before !== undefined && gapMs !== null && gapMs <= burstGapMs
    ? before.burstPosition + 1
    : 1;
}
