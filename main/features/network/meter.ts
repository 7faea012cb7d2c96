/** How much is let in within a minute: of one caller, and of all together. */
export interface Allowance {
  readonly ofOne: number;
  readonly ofAll: number;
}

const minuteMs = 60_000;

/**
 * Counts what callers do in a minute and says when it is enough. Who is refused costs the others nothing.
 * Never holds more than `ofAll` names. `nowMs` is a clock that nobody can set.
 */
export function createMeter({ ofOne, ofAll }: Allowance, nowMs: () => number) {
  let endsMs = Number.NEGATIVE_INFINITY;
  let all = 0;
  const counts = new Map<string, number>();
  return function lets(who: string): boolean {
    if (nowMs() >= endsMs) {
      endsMs = nowMs() + minuteMs;
      all = 0;
      counts.clear();
    }
    const mine = counts.get(who) ?? 0;
    if (all >= ofAll || mine >= ofOne) return false;
    counts.set(who, mine + 1);
    all += 1;
    return true;
  };
}
