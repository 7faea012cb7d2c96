import { setImmediate } from 'node:timers/promises';
import type { Moment } from '#main/platform/clock.ts';
import type { Database } from '#main/storage/database.ts';
import { searchWords } from '#shared/features/inbox/search-words.ts';
import type { SensitiveWords } from '#shared/features/inbox/sensitive-words.ts';
import type { InboxStore, WaitingComment } from './inbox-store.ts';

/** A run of closed days whose answers may be seen, by the arrival of their last row. */
export interface ReleasedDays {
  readonly fromDay: string;
  readonly toDay: string;
  readonly toArrival: number;
}

export interface OpeningDeps {
  readonly db: Database;
  readonly store: InboxStore;
  readonly now: () => Moment;
  /** Citizens who must have written; never below 5. */
  readonly minimumWriters: () => number;
  /** Releases what is due. */
  readonly release: () => Promise<void>;
  /** Released days that reach beyond an arrival, the oldest first. */
  readonly releasedAfter: (arrival: number) => readonly ReleasedDays[];
  readonly sensitiveWords: () => SensitiveWords;
  readonly audit: (
    actor: string,
    action: string,
    detail: Readonly<Record<string, string | number>>,
  ) => void;
}

/**
 * Lets in the comments of released periods. A period in which too few citizens wrote waits for the
 * next and is shown together with it. Each batch is a transaction of its own, and taps come between.
 */
export async function openBatches(deps: OpeningDeps): Promise<void> {
  await deps.release();
  const sensitive = deps.sensitiveWords();
  while (openNextBatch(deps, sensitive)) await setImmediate();
}

function openNextBatch(deps: OpeningDeps, sensitive: SensitiveWords): boolean {
  const { db, store, minimumWriters } = deps;
  const step = (): boolean => {
    const after = store.lastOpenedArrival();
    const minimum = minimumWriters();
    const waiting: WaitingComment[] = [];
    let from = after;
    let fromDay: string | undefined;
    for (const days of deps.releasedAfter(after)) {
      waiting.push(...store.waitingComments(from, days.toArrival));
      from = days.toArrival;
      if (waiting.length > 0) fromDay ??= days.fromDay;
      if (fromDay === undefined || countWriters(waiting) < minimum) continue;
      letIn(deps, sensitive, { waiting, minimum, days: { ...days, fromDay } });
      return true;
    }
    return false;
  };
  return db.transaction(step).immediate();
}

interface Opening {
  readonly waiting: readonly WaitingComment[];
  readonly minimum: number;
  readonly days: ReleasedDays;
}

function letIn(deps: OpeningDeps, sensitive: SensitiveWords, opening: Opening): void {
  const { store, now, audit } = deps;
  const { waiting, minimum, days } = opening;
  const batchId = store.recordBatch({
    from_day: days.fromDay,
    to_day: days.toDay,
    to_arrival: days.toArrival,
    n: waiting.length,
    writers: countWriters(waiting),
    minimum,
    shows_station: isEachEnough(waiting, ({ station_code }) => station_code, minimum),
    shows_questionnaire: isEachEnough(waiting, ({ questionnaire }) => questionnaire, minimum),
    opened_at_ms: now().utcMs,
  });
  // the ids are random: in their order nothing is left of who came when
  for (const { id, body, beside_confidential } of waiting.toSorted((one, other) =>
    one.id < other.id ? -1 : 1,
  )) {
    store.recordItem({
      commentId: id,
      batchId,
      rules: sensitive.version,
      // whatever was answered, so that being held does not tell what it was
      held: beside_confidential || sensitive.find(body).length > 0 ? 'waiting' : 'no',
      words: searchWords(body),
    });
  }
  const { fromDay, toDay } = days;
  audit('program', 'inbox.opened', { from: fromDay, to: toDay, comments: waiting.length });
}

/** Several comments of one response are of one citizen. */
function countWriters(comments: readonly WaitingComment[]): number {
  return new Set(comments.map(({ response_id }) => response_id)).size;
}

/** All or none: who wrote where nothing is named would be told by what is. */
function isEachEnough(
  comments: readonly WaitingComment[],
  keyOf: (comment: WaitingComment) => string,
  minimum: number,
): 0 | 1 {
  const groups = [...Map.groupBy(comments, keyOf).values()];
  return groups.every((group) => countWriters(group) >= minimum) ? 1 : 0;
}
