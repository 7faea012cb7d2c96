import type { Moment } from '#main/platform/clock.ts';
import { commitUnlessFull, type Database } from '#main/storage/database.ts';
import { blackOut, countBlackedOut, type Blackout } from '#shared/features/inbox/blackouts.ts';
import { stateAfter, type ItemState, type StaffStep } from '#shared/features/inbox/item-state.ts';
import { searchWords } from '#shared/features/inbox/search-words.ts';
import type { InboxStore, ItemRow, StepRow } from './inbox-store.ts';

export interface StepDeps {
  readonly db: Database;
  readonly store: InboxStore;
  readonly now: () => Moment;
  readonly audit: (
    actor: string,
    action: string,
    detail: Readonly<Record<string, string | number>>,
  ) => void;
}

/** Who takes a step with which comment, as they last saw it. */
export interface Taking {
  readonly actor: string;
  readonly canLead: boolean;
  readonly item: number;
  /** How many steps they had seen; one more is somebody else's. */
  readonly basedOn: number;
}

/** Done, or refused for a reason that the contract names, or overtaken by somebody else. */
export type StepOutcome<Why extends string = never> =
  | { readonly is: 'done' }
  | { readonly is: 'refused'; readonly why: Why | 'ITEM_UNKNOWN' | 'STORE_FULL' }
  | { readonly is: 'overtaken'; readonly by: string; readonly state: ItemState };

/** What a step makes of a comment. */
type Change = Pick<StepRow, 'kind' | 'note' | 'detail' | 'blacked_out'> & {
  readonly becomes: Partial<Pick<ItemRow, 'state' | 'held' | 'blacked_out'>>;
};

/** As the audit names them. */
const actions = {
  look: 'inbox.looked',
  answer: 'inbox.answered',
  close: 'inbox.closed',
  reopen: 'inbox.reopened',
  passOn: 'inbox.passed-on',
  keep: 'inbox.kept',
  publish: 'inbox.published',
  withdraw: 'inbox.withdrawn',
} as const satisfies Record<StepRow['kind'], string>;

/** Staff go on with a comment: its state moves, and what they say about it stays. */
export function takeStep(
  deps: StepDeps,
  taking: Taking,
  { step, note }: { readonly step: StaffStep; readonly note: string },
): StepOutcome<'STEP_IMPOSSIBLE'> {
  return recordChange<'STEP_IMPOSSIBLE'>(deps, taking, ({ state }) => {
    const next = stateAfter(state, step);
    if (next === undefined) return 'STEP_IMPOSSIBLE';
    return { ...plain, kind: step, note: note || null, becomes: { state: next } };
  });
}

/** The leader lets staff read a comment, with parts of it blacked out; the words as given stay. */
export function passOn(
  deps: StepDeps,
  taking: Taking,
  blackouts: readonly Blackout[],
): StepOutcome {
  return recordChange<never>(deps, taking, ({ body }) => {
    if (body === null) return 'ITEM_UNKNOWN';
    deps.store.replaceWords(taking.item, searchWords(blackOut(body, blackouts)));
    const words = countBlackedOut(body, blackouts);
    return {
      ...plain,
      kind: 'passOn',
      detail: JSON.stringify(blackouts),
      blacked_out: words,
      becomes: { held: 'passedOn', blacked_out: words },
    };
  });
}

/** The leader keeps a comment from staff, and says why. */
export function keep(deps: StepDeps, taking: Taking, reason: string): StepOutcome {
  return recordChange<never>(deps, taking, () => ({
    ...plain,
    kind: 'keep',
    note: reason,
    becomes: { held: 'kept' },
  }));
}

export const plain = { note: null, detail: null, blacked_out: 0, becomes: {} } as const;

/**
 * One step in one transaction, or what leaves none: refused if somebody else has taken one since it
 * was looked at.
 */
export function recordChange<Why extends string>(
  deps: StepDeps,
  { actor, canLead, item: id, basedOn }: Taking,
  decide: (item: ItemRow) => Change | Why | 'ITEM_UNKNOWN' | undefined,
): StepOutcome<Why> {
  const { db, store, now, audit } = deps;
  const run = (): StepOutcome<Why> => {
    const item = store.findItem(id);
    if (!item || !mayRead(item, canLead)) return { is: 'refused', why: 'ITEM_UNKNOWN' };
    if (item.steps !== basedOn) {
      const by = store.stepsOf([id]).at(-1)?.actor ?? '';
      return { is: 'overtaken', by, state: item.state };
    }
    const change = decide(item);
    if (change === undefined) return { is: 'done' };
    if (typeof change === 'string') return { is: 'refused', why: change };
    const { becomes, ...step } = change;
    const { utcMs, offsetMinutes } = now();
    const number = basedOn + 1;
    store.recordStep(
      {
        ...step,
        item_id: id,
        number,
        actor,
        recorded_at_ms: utcMs,
        offset_minutes: offsetMinutes,
      },
      { state: item.state, held: item.held, blacked_out: item.blacked_out, ...becomes },
    );
    const words = change.kind === 'passOn' ? { blackedOut: change.blacked_out } : {};
    audit(actor, actions[change.kind], { item: id, step: number, ...words });
    return { is: 'done' };
  };
  return commitUnlessFull(db, run, { is: 'refused', why: 'STORE_FULL' });
}

/** What is held is for the leader alone. */
export function mayRead({ held }: ItemRow, canLead: boolean): boolean {
  return canLead || held === 'no' || held === 'passedOn';
}
