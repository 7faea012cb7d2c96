import type { Database } from '#main/storage/database.ts';
import type { AskedCount } from '#shared/features/confidential/close-runs.ts';
import type { JudgedResponse } from '#shared/features/rating/response.ts';
import {
  arrivalsOf,
  listConfidentialAnswers,
  type ConfidentialAnswer,
} from './confidential-store.ts';

export interface AskedRange {
  readonly afterArrival: number;
  readonly toArrival: number;
}

/** Per question the options that count in no denominator; of one that is not known, none. */
export type NotApplicable = Readonly<Record<string, readonly string[]>>;

export interface AskedJob {
  readonly ranges: readonly AskedRange[];
  /** By `questionnaire question`. */
  readonly notApplicable: NotApplicable;
}

type Side = 'clean' | 'raw';

/**
 * Counts the answers for the leader in each range, of citizens who pressed alone at the fixed screen:
 * beside an officer nobody answers freely. Ranges without any are not read.
 */
export function countAsked(
  db: Database,
  { ranges, notApplicable }: AskedJob,
  readResponses: (range: AskedRange) => Iterable<JudgedResponse>,
): readonly (readonly AskedCount[])[] {
  const answers = Map.groupBy(listConfidentialAnswers(db), ({ response_id }) => response_id);
  const arrivals = [...arrivalsOf(db, [...answers.keys()]).values()];
  return ranges.map((range) => {
    const { afterArrival, toArrival } = range;
    const isIn = (arrival: number) => arrival > afterArrival && arrival <= toArrival;
    if (!arrivals.some(isIn)) return [];
    const counts = new Map<string, Counting>();
    for (const [{ id, channel }, judgement] of readResponses(range)) {
      if (channel !== 'kiosk') continue;
      const sides: readonly Side[] = judgement === 'clean' ? ['clean', 'raw'] : ['raw'];
      for (const answer of answers.get(id) ?? []) count(counts, answer, sides, notApplicable);
    }
    return [...counts.values()];
  });
}

interface Counting extends AskedCount {
  readonly options: Record<string, Record<Side, number>>;
  readonly answered: Record<Side, number>;
}

function count(
  counts: Map<string, Counting>,
  { questionnaire, question, choices }: ConfidentialAnswer,
  sides: readonly Side[],
  notApplicable: NotApplicable,
): void {
  const chosen: readonly string[] = JSON.parse(choices);
  const key = `${questionnaire} ${question}`;
  const left = notApplicable[key] ?? [];
  const at = counts.get(key) ?? {
    questionnaire,
    question,
    options: {},
    answered: { clean: 0, raw: 0 },
  };
  counts.set(key, at);
  for (const side of sides) {
    for (const option of chosen) (at.options[option] ??= { clean: 0, raw: 0 })[side] += 1;
    if (chosen.some((option) => !left.includes(option))) at.answered[side] += 1;
  }
}
