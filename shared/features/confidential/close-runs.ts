/** One count on both sides: judged clean, and all of them. */
export interface Sides {
  readonly clean: number;
  readonly raw: number;
}

/** How one question for the leader was answered in one released period. */
export interface AskedCount {
  readonly questionnaire: string;
  readonly question: string;
  /** By option; an option that nobody chose need not be there. */
  readonly options: Readonly<Record<string, Sides>>;
  /** Answers that count: “not applicable” and “no answer” are none. */
  readonly answered: Sides;
}

export interface AskedPeriod {
  readonly id: number;
  readonly fromDay: string;
  readonly toDay: string;
  /** New answers that the period was released with, at least. */
  readonly minimum: number;
  readonly counts: readonly AskedCount[];
}

/** Periods that together hold enough answers to one question; known by the last of them. */
export interface ClosedRun extends AskedCount {
  readonly id: number;
  readonly fromDay: string;
  readonly toDay: string;
}

/** Fewer answers are never shown, whatever the office sets. */
export const leastAnswers = 10;

/**
 * Joins periods, from the oldest on, until enough have answered; what is left over waits for those to
 * come. A run that closed once closes in the same way ever after, so that no two looks can be
 * subtracted from each other.
 */
export function closeRuns(periods: readonly AskedPeriod[]): {
  readonly runs: readonly ClosedRun[];
  readonly isWaiting: boolean;
} {
  const open = new Map<string, ClosedRun & { readonly minimum: number }>();
  const runs: ClosedRun[] = [];
  for (const { id, fromDay, toDay, minimum, counts } of periods) {
    for (const count of counts) {
      const key = `${count.questionnaire} ${count.question}`;
      const before = open.get(key);
      const run = {
        ...count,
        id,
        fromDay: before?.fromDay ?? fromDay,
        toDay,
        answered: add(before?.answered, count.answered),
        options: addOptions(before?.options ?? {}, count.options),
        minimum: Math.max(before?.minimum ?? leastAnswers, minimum),
      };
      const { minimum: wanted, ...closed } = run;
      if (run.answered.raw < wanted) open.set(key, run);
      else {
        open.delete(key);
        runs.push(closed);
      }
    }
  }
  return { runs, isWaiting: open.size > 0 };
}

function addOptions(one: AskedCount['options'], other: AskedCount['options']) {
  const codes = [...new Set([...Object.keys(one), ...Object.keys(other)])];
  return Object.fromEntries(codes.map((code) => [code, add(one[code], other[code])]));
}

function add(one: Sides = { clean: 0, raw: 0 }, other: Sides = { clean: 0, raw: 0 }): Sides {
  return { clean: one.clean + other.clean, raw: one.raw + other.raw };
}
