import type { Database } from '#main/storage/database.ts';
import type { Blackout } from '#shared/features/inbox/blackouts.ts';
import type { InboxItem, InboxStep } from '#shared/features/inbox/inbox.contract.ts';
import type { ItemState } from '#shared/features/inbox/item-state.ts';
import type { Wanted } from '#shared/features/inbox/search-words.ts';

export type Held = InboxItem['held'];

export interface NewBatch {
  readonly from_day: string;
  readonly to_day: string;
  readonly to_arrival: number;
  readonly n: number;
  readonly writers: number;
  readonly minimum: number;
  readonly shows_station: 0 | 1;
  readonly shows_questionnaire: 0 | 1;
  readonly opened_at_ms: number;
}

/** A comment that has not been let in yet, with what decides how it is shown. */
export interface WaitingComment {
  readonly id: string;
  readonly response_id: string;
  readonly station_code: string;
  readonly questionnaire: string;
  readonly body: string;
  /** Whether their writer also answered something that is for the leader alone. */
  readonly beside_confidential: 0 | 1;
}

export interface ItemRow {
  readonly id: number;
  readonly comment_id: string;
  readonly state: ItemState;
  readonly steps: number;
  readonly held: Held;
  readonly blacked_out: number;
  readonly from_day: string;
  readonly to_day: string;
  readonly station: string | null;
  readonly questionnaire: string | null;
  readonly body: string | null;
}

type Standing = Pick<ItemRow, 'state' | 'held' | 'blacked_out'>;

export interface StepRow {
  readonly item_id: number;
  readonly number: number;
  readonly kind: InboxStep['kind'];
  readonly note: string | null;
  readonly detail: string | null;
  readonly blacked_out: number;
  readonly actor: string;
  readonly recorded_at_ms: number;
  readonly offset_minutes: number;
}

export interface Count {
  readonly held: Held;
  readonly state: ItemState;
  readonly n: number;
  readonly blackedOut: number;
  readonly words: number;
}

/** Whose comments a page shows: what staff may read, or what the leader alone does. */
export type Shown =
  | { readonly state: ItemState | undefined; readonly wanted: Wanted | undefined }
  | { readonly held: 'waiting' | 'kept' };

const noEnd = Number.MAX_SAFE_INTEGER;

/** Station and questionnaire stand beside the words only where their batch may show them. */
const selectItem = `
  SELECT item.id, item.comment_id, item.state, item.steps, item.held, item.blacked_out,
    batch.from_day, batch.to_day,
    CASE WHEN batch.shows_station THEN rating.station_code END AS station,
    CASE WHEN batch.shows_questionnaire THEN rating.questionnaire END AS questionnaire,
    free_text.body
  FROM inbox_item AS item
  JOIN inbox_batch AS batch ON batch.id = item.batch_id
  JOIN rating ON rating.id = item.comment_id
  LEFT JOIN free_text ON free_text.rating_id = item.comment_id`;

/** Prepared once: a page is asked for with every letter that somebody types. */
export function createInboxStore(db: Database) {
  const lastOpened = db.prepare<[], { arrival: number | null }>(
    `SELECT max(to_arrival) AS arrival FROM inbox_batch`,
  );
  const waiting = db.prepare<[number, number], WaitingComment>(
    `SELECT rating.id, rating.response_id, rating.station_code, rating.questionnaire,
            free_text.body,
            EXISTS (SELECT 1 FROM rating AS fact
                    WHERE fact.response_id = rating.response_id AND fact.kind <> 'answer'
                      AND fact.audience = 'leader') AS beside_confidential
     FROM rating JOIN free_text ON free_text.rating_id = rating.id
     WHERE rating.kind = 'comment' AND rating.arrival > ? AND rating.arrival <= ?`,
  );
  const insertBatch = db.prepare<NewBatch>(
    `INSERT INTO inbox_batch (from_day, to_day, to_arrival, n, writers, minimum, shows_station,
       shows_questionnaire, opened_at_ms)
     VALUES (@from_day, @to_day, @to_arrival, @n, @writers, @minimum, @shows_station,
       @shows_questionnaire, @opened_at_ms)`,
  );
  const insertItem = db.prepare<[string, number | bigint, string, Held]>(
    `INSERT INTO inbox_item (comment_id, batch_id, rules, held) VALUES (?, ?, ?, ?)`,
  );
  const insertWords = db.prepare<[number | bigint, string]>(
    `INSERT INTO inbox_words (rowid, words) VALUES (?, ?)`,
  );
  const deleteWords = db.prepare<[number]>(`DELETE FROM inbox_words WHERE rowid = ?`);
  const byState = db.prepare<[string, number, number], ItemRow>(
    `${selectItem} WHERE item.readable = 1 AND item.state = ? AND item.id < ?
     ORDER BY item.id DESC LIMIT ?`,
  );
  const ofAnyState = db.prepare<[number, number], ItemRow>(
    `${selectItem} WHERE +item.readable = 1 AND item.id < ? -- by the key, not sorted anew
     ORDER BY item.id DESC LIMIT ?`,
  );
  const found = db.prepare<[string, number, string | null, number], ItemRow>(
    `${selectItem} WHERE item.id IN (
       SELECT inbox_words.rowid FROM inbox_words
       CROSS JOIN inbox_item AS hit ON hit.id = inbox_words.rowid
       WHERE inbox_words MATCH ? AND inbox_words.rowid < ?
         AND hit.readable = 1 AND hit.state = coalesce(?, hit.state)
       ORDER BY inbox_words.rowid DESC LIMIT ?)
     ORDER BY item.id DESC`,
  );
  const byHeld = db.prepare<[string, number, number], ItemRow>(
    `${selectItem} WHERE item.readable = 0 AND item.held = ? AND item.id < ?
     ORDER BY item.id DESC LIMIT ?`,
  );
  const one = db.prepare<[number], ItemRow>(`${selectItem} WHERE item.id = ?`);
  const stepsOf = db.prepare<[string], StepRow>(
    `SELECT * FROM inbox_step WHERE item_id IN (SELECT value FROM json_each(?))
     ORDER BY item_id, number`,
  );
  const insertStep = db.prepare<StepRow>(
    `INSERT INTO inbox_step (item_id, number, kind, note, detail, blacked_out, actor,
       recorded_at_ms, offset_minutes)
     VALUES (@item_id, @number, @kind, @note, @detail, @blacked_out, @actor,
       @recorded_at_ms, @offset_minutes)`,
  );
  const updateItem = db.prepare<Pick<ItemRow, 'id' | 'state' | 'held' | 'blacked_out' | 'steps'>>(
    `UPDATE inbox_item SET state = @state, held = @held, blacked_out = @blacked_out,
       steps = @steps
     WHERE id = @id`,
  );
  const counts = db.prepare<[], Count>(
    `SELECT held, state, count(*) AS n, sum(blacked_out > 0) AS blackedOut,
            sum(blacked_out) AS words
     FROM inbox_item INDEXED BY inbox_item_count GROUP BY held, state`,
  );
  const monthCounts = db.prepare<[string], { received: number; answered: number | null }>(
    `SELECT count(*) AS received,
            sum(item.state IN ('answered', 'closed') AND EXISTS (
              SELECT 1 FROM inbox_step AS step
              WHERE step.item_id = item.id AND step.kind = 'answer')) AS answered
     FROM inbox_batch AS batch JOIN inbox_item AS item ON item.batch_id = batch.id
     WHERE substr(batch.to_day, 1, 7) = ?`,
  );

  /** Nobody else writes to this folder: what was counted holds until something is written here. */
  let counted: readonly Count[] | undefined;

  return {
    /** Up to which arrival comments have been let in; 0 while none have. */
    lastOpenedArrival: () => lastOpened.get()?.arrival ?? 0,
    waitingComments: (afterArrival: number, toArrival: number) =>
      waiting.all(afterArrival, toArrival),
    recordBatch: (batch: NewBatch) => insertBatch.run(batch).lastInsertRowid,

    recordItem(item: NewItem): void {
      counted = undefined;
      const { lastInsertRowid } = insertItem.run(
        item.commentId,
        item.batchId,
        item.rules,
        item.held,
      );
      insertWords.run(lastInsertRowid, item.words.join(' '));
    },

    /** From now on the comment is found by these words. */
    replaceWords(id: number, words: readonly string[]): void {
      deleteWords.run(id);
      insertWords.run(id, words.join(' '));
    },

    /** Nothing finds the comment any more; call it in the transaction that erases its words. */
    forgetWords(id: number): void {
      deleteWords.run(id);
    },

    /** Where a comment stands from now on, by something that is no step of the office. */
    settleItem({ id, steps }: ItemRow, item: Standing): void {
      counted = undefined;
      updateItem.run({ id, steps, ...item });
    },

    listItems(shown: Shown, before: number | undefined, limit: number): ItemRow[] {
      const from = before ?? noEnd;
      if ('held' in shown) return byHeld.all(shown.held, from, limit);
      const { state, wanted } = shown;
      if (wanted) return found.all(toMatch(wanted), from, state ?? null, limit);
      return state ? byState.all(state, from, limit) : ofAnyState.all(from, limit);
    },

    findItem: (id: number) => one.get(id),
    stepsOf: (ids: readonly number[]) => stepsOf.all(JSON.stringify(ids)),

    recordStep(step: StepRow, item: Standing): void {
      counted = undefined;
      insertStep.run(step);
      const { state, held, blacked_out } = item;
      updateItem.run({ id: step.item_id, state, held, blacked_out, steps: step.number });
    },

    counts: () => (counted ??= counts.all()),
    countMonth: (month: string) => {
      const { received = 0, answered = 0 } = monthCounts.get(month) ?? {};
      return { received, answered: answered ?? 0 };
    },
  };
}
export type InboxStore = ReturnType<typeof createInboxStore>;

interface NewItem {
  readonly commentId: string;
  readonly batchId: number | bigint;
  readonly rules: string;
  readonly held: Held;
  readonly words: readonly string[];
}

/** What was done with a comment, by its own id. */
export function stepsOfComment(db: Database, commentId: string): StepRow[] {
  return db
    .prepare<[string], StepRow>(
      `SELECT inbox_step.* FROM inbox_step JOIN inbox_item AS item ON item.id = inbox_step.item_id
       WHERE item.comment_id = ? ORDER BY number`,
    )
    .all(commentId);
}

/** Nothing finds the comment any more in a copy, which may be older than the inbox is. */
export function forgetWordsOf(copy: Database, commentId: string): void {
  const table = copy.prepare(`SELECT 1 FROM sqlite_schema WHERE name = 'inbox_words'`);
  if (table.get() === undefined) return;
  copy
    .prepare<[string]>(
      `DELETE FROM inbox_words WHERE rowid IN
         (SELECT id FROM inbox_item WHERE comment_id = ?)`,
    )
    .run(commentId);
}

/** What is blacked out of a comment after its steps. */
export function blackoutsAfter(steps: readonly StepRow[]): readonly Blackout[] {
  const last = steps.findLast(({ kind }) => kind === 'passOn');
  return last?.detail ? JSON.parse(last.detail) : [];
}

/** The words hold letters and digits only; the quotes keep `and` and `or` words. */
function toMatch({ whole, begun }: Wanted): string {
  const terms = whole.map((word) => `"${word}"`);
  return [...terms, ...(begun === undefined ? [] : [`"${begun}"*`])].join(' AND ');
}
