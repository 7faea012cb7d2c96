import type { Caller, Door, Seat } from '#main/door.ts';
import type { InboxItem } from '#shared/features/inbox/inbox.contract.ts';
import type { ItemState } from '#shared/features/inbox/item-state.ts';
import { wantedIn } from '#shared/features/inbox/search-words.ts';
import { blackoutsAfter } from './inbox-store.ts';
import { eraseWords, type ErasingDeps } from './erase-words.ts';
import { openBatches, type OpeningDeps } from './open-batches.ts';
import { publishAnswer, withdrawAnswer } from './publish-answer.ts';
import { showItem, showPage, type ShowingDeps } from './show-items.ts';
import { showPoster, type PosterDeps } from './show-poster.ts';
import { keep, mayRead, passOn, takeStep, type StepOutcome, type Taking } from './take-step.ts';

export interface InboxDeps extends OpeningDeps, ErasingDeps, ShowingDeps, PosterDeps {
  readonly actorOf: (seat: Seat | undefined) => string;
  /** Told when something was made public or taken back. */
  readonly onPublic: () => void;
  /** Sees to what was erased in the log and in the copies that lie in the folder. */
  readonly onErased: () => Promise<void>;
}

interface Errors<Why extends string> {
  readonly errors: Readonly<Record<Why | 'ITEM_UNKNOWN' | 'STORE_FULL', () => Error>> & {
    ITEM_CHANGED(more: { readonly data: { by: string; state: ItemState } }): Error;
  };
}

export function createInboxRouter(door: Door['inbox'], deps: InboxDeps) {
  const canLead = (caller: Caller) => caller.rights().has('inbox.lead');
  const taking = (caller: Caller, wish: Pick<Taking, 'item' | 'basedOn'>): Taking => ({
    actor: deps.actorOf(caller.seat),
    canLead: canLead(caller),
    item: wish.item,
    basedOn: wish.basedOn,
  });
  const answer = <Why extends string>(
    { caller, item }: { readonly caller: Caller; readonly item: number },
    outcome: StepOutcome<Why>,
    { errors }: Errors<Why>,
  ): InboxItem => {
    switch (outcome.is) {
      case 'done':
        return showItem(deps, item, { canLead: canLead(caller) });
      case 'overtaken': {
        const { by, state } = outcome;
        throw errors.ITEM_CHANGED({ data: { by: deps.personName(by), state } });
      }
      case 'refused':
        throw errors[outcome.why]();
      default:
        return outcome satisfies never;
    }
  };
  return {
    open: door.open.handler(async ({ context }) => {
      await openBatches(deps);
      return {
        minimumWriters: deps.minimumWriters(),
        isEmpty: deps.store.lastOpenedArrival() === 0,
        canLead: canLead(context.caller),
        canErase: context.caller.rights().has('words.redact'),
      };
    }),
    list: door.list.handler(({ input: { state, search = '', before }, context: { caller } }) =>
      showPage(deps, { state, wanted: wantedIn(search) }, before, { canLead: canLead(caller) }),
    ),
    listHeld: door.listHeld.handler(({ input: { held, before } }) =>
      showPage(deps, { held }, before, { canLead: true }),
    ),
    show: door.show.handler(({ input, context: { caller }, errors }) => {
      const row = deps.store.findItem(input.item);
      if (!row || !mayRead(row, canLead(caller))) throw errors.ITEM_UNKNOWN();
      return showItem(deps, input.item, { canLead: canLead(caller) });
    }),
    inspect: door.inspect.handler(({ input, errors }) => {
      const text = deps.store.findItem(input.item)?.body;
      if (text === undefined || text === null) throw errors.ITEM_UNKNOWN();
      return {
        text,
        findings: [...deps.sensitiveWords().find(text)],
        blackouts: [...blackoutsAfter(deps.store.stepsOf([input.item]))],
      };
    }),
    step: door.step.handler(({ input, context: { caller }, errors }) =>
      answer({ caller, item: input.item }, takeStep(deps, taking(caller, input), input), {
        errors,
      }),
    ),
    passOn: door.passOn.handler(({ input, context: { caller }, errors }) =>
      answer({ caller, item: input.item }, passOn(deps, taking(caller, input), input.blackouts), {
        errors,
      }),
    ),
    keep: door.keep.handler(({ input, context: { caller }, errors }) =>
      answer({ caller, item: input.item }, keep(deps, taking(caller, input), input.reason), {
        errors,
      }),
    ),
    publish: door.publish.handler(({ input, context: { caller }, errors }) => {
      const { month, said, done } = input;
      const outcome = publishAnswer(deps, taking(caller, input), { month, said, done });
      if (outcome.is === 'done') deps.onPublic();
      return answer({ caller, item: input.item }, outcome, { errors });
    }),
    withdraw: door.withdraw.handler(({ input, context: { caller }, errors }) => {
      const outcome = withdrawAnswer(deps, taking(caller, input));
      if (outcome.is === 'done') deps.onPublic();
      return answer({ caller, item: input.item }, outcome, { errors });
    }),
    erase: door.erase.handler(async ({ input, context: { caller }, errors }) => {
      const outcome = eraseWords(deps, taking(caller, input), input.reason);
      if (outcome.is === 'done') {
        deps.onPublic();
        await deps.onErased();
      }
      return answer({ caller, item: input.item }, outcome, { errors });
    }),
    poster: door.poster.handler(({ input }) => showPoster(deps, input.month)),
  };
}
