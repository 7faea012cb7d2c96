import { hash } from 'node:crypto';
import type { Answered } from '#shared/features/folder/office-settings.ts';
import type { StepRow } from './inbox-store.ts';
import { plain, recordChange, type StepDeps, type StepOutcome, type Taking } from './take-step.ts';

export interface PublishingDeps extends StepDeps {
  /** What is public now. */
  readonly answered: () => readonly Answered[];
  /** Records settings in which this is public; call it in the transaction of the step. */
  readonly recordAnswered: (actor: string, answered: readonly Answered[]) => void;
}

/** As many as the settings hold. */
const mostAnswered = 60;

/** Makes public what was said and what was done; where the list is full, the oldest leaves it. */
export function publishAnswer(
  deps: PublishingDeps,
  taking: Taking,
  entry: Answered,
): StepOutcome<'NOT_ANSWERED'> {
  return recordChange<'NOT_ANSWERED'>(deps, taking, ({ state }) => {
    if (state !== 'answered' && state !== 'closed') return 'NOT_ANSWERED';
    const before = publishedAfter(deps.store.stepsOf([taking.item]), deps.answered());
    const others = without(deps.answered(), before);
    deps.recordAnswered(taking.actor, [entry, ...newest(others, mostAnswered - 1)]);
    return { ...plain, kind: 'publish', detail: JSON.stringify(markOf(entry)) };
  });
}

/** Takes off the screen what was made public of a comment. */
export function withdrawAnswer(deps: PublishingDeps, taking: Taking): StepOutcome {
  return recordChange<never>(deps, taking, () => {
    const entry = publishedAfter(deps.store.stepsOf([taking.item]), deps.answered());
    if (entry) deps.recordAnswered(taking.actor, without(deps.answered(), entry));
    return { ...plain, kind: 'withdraw' };
  });
}

/** What is public of a comment; null once it was withdrawn, or left the settings another way. */
export function publishedAfter(
  steps: readonly StepRow[],
  answered: readonly Answered[],
): Answered | null {
  const last = steps.findLast(({ kind }) => kind === 'publish' || kind === 'withdraw');
  if (last?.kind !== 'publish' || last.detail === null) return null;
  const digest = digestIn(last.detail);
  return answered.find((each) => digestOf(each) === digest) ?? null;
}

/** Whether something is what was ever made public of a comment. */
export function isFrom(steps: readonly StepRow[]): (entry: Answered) => boolean {
  const digests = new Set(
    steps.flatMap(({ kind, detail }) =>
      kind === 'publish' && detail !== null ? [digestIn(detail)] : [],
    ),
  );
  return (entry) => digests.has(digestOf(entry));
}

/** A step is kept for ever, so it knows by a hash what was made public: that can be erased. */
function markOf(entry: Answered) {
  return { month: entry.month, digest: digestOf(entry) };
}

/** Steps of earlier releases hold the words themselves. */
function digestIn(detail: string): string {
  const mark: Answered | ReturnType<typeof markOf> = JSON.parse(detail);
  return 'digest' in mark ? mark.digest : digestOf(mark);
}

function digestOf({ month, said, done }: Answered): string {
  return hash('sha256', JSON.stringify([month, said, done]));
}

function without(answered: readonly Answered[], entry: Answered | null): readonly Answered[] {
  const place = entry ? answered.findIndex((each) => isSame(each, entry)) : -1;
  return answered.filter((_, at) => at !== place);
}

function newest(answered: readonly Answered[], count: number): readonly Answered[] {
  const kept = [...answered];
  while (kept.length > count) {
    const oldest = kept.reduce((month, each) => (each.month < month ? each.month : month), '9999');
    kept.splice(
      kept.findLastIndex(({ month }) => month === oldest),
      1,
    );
  }
  return kept;
}

function isSame(one: Answered, other: Answered): boolean {
  return one.month === other.month && one.said === other.said && one.done === other.done;
}
