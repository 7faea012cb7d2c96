import { misuseReasons, misuseRules, type MisuseReason } from './misuse-rules.ts';
import type { Signals } from './signals.ts';

export type Judgement = 'clean' | MisuseReason;

/** What the rules look at: an answer's signals and whether a model was running. */
export interface Judged extends Signals {
  readonly inModelSession: boolean;
}

interface Waiting<T> {
  readonly item: T;
  readonly reasons: MisuseReason[];
}

/** The longest series that becomes misuse at once: so many answers before it are named with it. */
const longest = Math.max(misuseRules.burst.length, misuseRules.equalRun.length);

/**
 * Judges the answers of one station in the order in which they were given. An answer is judged as
 * soon as no later one can change the verdict, so fewer than `longest` wait at a time.
 */
export function* judge<T>(
  answers: Iterable<T>,
  look: (item: T) => Judged,
): Generator<readonly [T, Judgement]> {
  const waiting: Waiting<T>[] = [];
  for (const item of answers) {
    const answer = look(item);
    waiting.push({ item, reasons: reasonsAlone(answer) });
    const { burst, equal } = seriesAt(answer);
    for (const { reasons } of burst === 0 ? [] : waiting.slice(-burst)) reasons.push('burst');
    for (const { reasons } of equal === 0 ? [] : waiting.slice(-equal)) reasons.push('equal_run');
    while (waiting.length >= longest) {
      const decided = waiting.shift();
      if (decided) yield [decided.item, verdict(decided.reasons)];
    }
  }
  for (const { item, reasons } of waiting) yield [item, verdict(reasons)];
}

/** How many answers, this one the last of them, it makes misuse of; 0 for none. */
function seriesAt({ gapMs, series }: Judged): { readonly burst: number; readonly equal: number } {
  // rows of `misuse-1` noted something else there, beside gaps that are longer than any kept now
  const isKnown = gapMs !== null && gapMs <= misuseRules.repeatMs;
  return {
    burst: isKnown && series >= misuseRules.burst.length ? series : 0,
    equal: isKnown && -series >= misuseRules.equalRun.length ? -series : 0,
  };
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
