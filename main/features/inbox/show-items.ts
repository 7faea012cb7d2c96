import { blackOut } from '#shared/features/inbox/blackouts.ts';
import type { Answered } from '#shared/features/folder/office-settings.ts';
import type {
  Erased,
  InboxCounts,
  InboxItem,
  InboxPage,
  InboxStep,
} from '#shared/features/inbox/inbox.contract.ts';
import { erasureReasons } from '#shared/features/rating/erasure-reasons.ts';
import { itemStates, type ItemState } from '#shared/features/inbox/item-state.ts';
import {
  blackoutsAfter,
  type InboxStore,
  type ItemRow,
  type Shown,
  type StepRow,
} from './inbox-store.ts';
import { publishedAfter } from './publish-answer.ts';

export interface ShowingDeps {
  readonly store: InboxStore;
  readonly personName: (code: string) => string;
  readonly answered: () => readonly Answered[];
  /** What the audit says of erased words, by comment. */
  readonly erasures: () => ReadonlyMap<string, Erasure>;
}

/** Words that were erased: when, by whose code, and why. */
export interface Erasure {
  readonly atMs: number;
  readonly offsetMinutes: number;
  readonly actor: string;
  readonly reason: unknown;
}

/** Who looks: what a leader noted for themself is for leaders. */
export interface Reader {
  readonly canLead: boolean;
}

const pageSize = 20;

/** A page of comments, and how many there are of each kind. */
export function showPage(
  deps: ShowingDeps,
  shown: Shown,
  before: number | undefined,
  reader: Reader,
): InboxPage {
  const rows = deps.store.listItems(shown, before, pageSize + 1);
  const page = rows.slice(0, pageSize);
  const older = rows.length > pageSize ? page.at(-1)?.id : undefined;
  return {
    items: toItems(deps, page, reader),
    older: older ?? null,
    counts: countItems(deps.store),
  };
}

/** One comment as whoever may read it sees it. */
export function showItem(deps: ShowingDeps, id: number, reader: Reader): InboxItem {
  const row = deps.store.findItem(id);
  const [item] = row ? toItems(deps, [row], reader) : [];
  if (item === undefined) throw new Error(`no comment ${id} in the inbox`);
  return item;
}

function toItems(deps: ShowingDeps, rows: readonly ItemRow[], reader: Reader): InboxItem[] {
  const steps = Map.groupBy(deps.store.stepsOf(rows.map(({ id }) => id)), ({ item_id }) => item_id);
  const answered = deps.answered();
  return rows.map((row) =>
    toItem(row, steps.get(row.id) ?? [], { ...deps, ...reader, now: answered }),
  );
}

function toItem(
  row: ItemRow,
  steps: readonly StepRow[],
  {
    personName,
    erasures,
    now,
    canLead,
  }: ShowingDeps & Reader & { readonly now: readonly Answered[] },
): InboxItem {
  const { id, state, held, body, station, questionnaire } = row;
  const isHeld = held === 'waiting' || held === 'kept';
  return {
    id,
    state,
    version: row.steps,
    held,
    // what is held is shown to the leader alone, as it was given
    text: body === null || isHeld ? body : blackOut(body, blackoutsAfter(steps)),
    erased: body === null ? toErased(erasures().get(row.comment_id)) : null,
    blackedOut: row.blacked_out,
    fromDay: row.from_day,
    toDay: row.to_day,
    questionnaire,
    station,
    steps: steps.map((step) => toStep(step, personName, canLead)),
    published: publishedAfter(steps, now),
  };
}

function toErased(erasure: Erasure | undefined): Erased | null {
  if (erasure === undefined) return null;
  const { atMs, offsetMinutes, actor, reason } = erasure;
  const known = erasureReasons.find((each) => each === reason);
  return { at: localMinute(atMs, offsetMinutes), by: actor, reason: known ?? null };
}

function localMinute(utcMs: number, offsetMinutes: number): string {
  return new Date(utcMs + offsetMinutes * 60_000).toISOString().slice(0, 16);
}

function toStep(step: StepRow, personName: (code: string) => string, canLead: boolean): InboxStep {
  const { number, kind, note, actor, recorded_at_ms, offset_minutes, blacked_out } = step;
  return {
    number,
    kind,
    by: personName(actor),
    at: localMinute(recorded_at_ms, offset_minutes),
    // why something was kept may say what was blacked out when it was passed on after all
    note: kind === 'keep' && !canLead ? null : note,
    blackedOut: blacked_out,
  };
}

/**
 * For a glance: comments that the office is not done with; nothing before any was let in. What waits
 * to be read counts for the leader alone, who may read it; what the leader keeps is decided.
 */
export function countWaiting(store: InboxStore, canLead: boolean) {
  if (store.lastOpenedArrival() === 0) return undefined;
  const counts = store
    .counts()
    .filter(({ held }) => held !== 'kept' && (held !== 'waiting' || canLead));
  const inState = (wanted: ItemState) =>
    counts.filter(({ state }) => state === wanted).reduce((sum, { n }) => sum + n, 0);
  return { new: inState('new'), lookedInto: inState('looking'), answered: inState('answered') };
}

function countItems(store: InboxStore): InboxCounts {
  const counts = store.counts();
  const sum = (of: typeof counts, what: 'n' | 'blackedOut' | 'words' = 'n') =>
    of.reduce((all, count) => all + count[what], 0);
  const readable = counts.filter(({ held }) => held === 'no' || held === 'passedOn');
  const heldAs = (held: InboxItem['held']) => sum(counts.filter((count) => count.held === held));
  const [fresh, looking, answered, closed] = itemStates.map((state) =>
    sum(readable.filter((count) => count.state === state)),
  );
  return {
    states: {
      new: fresh ?? 0,
      looking: looking ?? 0,
      answered: answered ?? 0,
      closed: closed ?? 0,
    },
    waiting: heldAs('waiting'),
    kept: heldAs('kept'),
    passedOn: heldAs('passedOn'),
    blackedOut: sum(readable, 'blackedOut'),
    blackedOutWords: sum(readable, 'words'),
  };
}
