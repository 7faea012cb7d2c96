import type { Caller, Door } from '#main/door.ts';
import { createMailbox } from '#main/platform/mailbox.ts';
import type { TakingEvent } from '#shared/features/gather/gather.contract.ts';
import { known, runDeskWork, type GatherDeskDeps, type OfStore } from './desk-work.ts';
import type { StoreRefusal } from './store-work.ts';

/** The store of whoever gathers batches of many offices, from the desk. */
export function createGatherRouter(door: Door['gather'], deps: GatherDeskDeps) {
  const { audit } = deps;
  let stop = new SharedArrayBuffer(4);
  const actor = (caller: Caller) => deps.actorOf(caller.seat);
  const actOf = (caller: Caller) => ({ by: actor(caller), on: deps.today() });

  const work = runDeskWork(deps, () => stop);

  /** What becomes of a work that says how far it is. */
  async function* taking(
    name: 'takeIn' | 'rebuild',
    input: { readonly folder: string } | undefined,
    refuse: (why: StoreRefusal) => Error,
  ): AsyncGenerator<TakingEvent, Extract<TakingEvent, { is: 'done' }>> {
    stop = new SharedArrayBuffer(4);
    const progress = createMailbox<TakingEvent>();
    const going = ({
      rows: done,
      atMost: of,
    }: {
      readonly rows: number;
      readonly atMost: number;
    }) => progress.put({ is: 'going', done, of });
    const running = work(name, input as never, refuse, going).finally(progress.close);
    running.catch(() => {}); // what it throws comes when it is waited for
    yield* progress.events;
    const done = await running;
    yield done;
    return done;
  }

  return {
    look: door.look.handler(async ({ errors }) => {
      const refuse = (why: StoreRefusal) =>
        why === 'NO_STORE' ? new NoStore() : errors[known(why)]();
      try {
        return { store: await work('look', undefined, refuse) };
      } catch (error) {
        if (error instanceof NoStore) return { store: null };
        throw error;
      }
    }),
    make: door.make.handler(async ({ context: { caller }, errors }) => {
      await work('make', deps.unit(), (why) => errors[known(why)]());
      audit(actor(caller), 'gather.made');
      return {};
    }),
    saveCard: door.saveCard.handler(({ input, errors }) =>
      work('saveCard', input, (why) => errors[knownOfFolder(why)]()),
    ),
    readCards: door.readCards.handler(async ({ input, errors }) => [
      ...(await work('readCards', input, (why) => errors[knownOfFolder(why)]())),
    ]),
    trust: door.trust.handler(async ({ input, context: { caller }, errors }) => {
      const { taken } = await work('trust', input, (why) => errors[knownOfFolder(why)]());
      audit(actor(caller), 'gather.trusted', { cards: taken });
      return { taken };
    }),
    takeIn: door.takeIn.handler(async function* ({ input, context: { caller }, errors }) {
      const { taken, rows, refused } = yield* taking('takeIn', input, (why) =>
        errors[knownOfFolder(why)](),
      );
      audit(actor(caller), 'gather.taken', { batches: taken, rows, refused: refused.length });
    }),
    stop: door.stop.handler(() => {
      Atomics.store(new Int32Array(stop), 0, 1);
      return {};
    }),
    saveReceipts: door.saveReceipts.handler(({ input, errors }) =>
      work('saveReceipts', input, (why) => errors[knownOfFolder(why)]()),
    ),
    verify: door.verify.handler(async ({ errors }) => {
      const { findings, ...found } = await work('verify', undefined, (why) => errors[known(why)]());
      return { ...found, findings: [...findings] };
    }),
    rebuild: door.rebuild.handler(async function* ({ context: { caller }, errors }) {
      const { taken } = yield* taking('rebuild', undefined, (why) => errors[known(why)]());
      audit(actor(caller), 'gather.rebuilt', { batches: taken });
    }),
    quarters: door.quarters.handler(({ errors }) =>
      work('closedQuarters', undefined, (why) => errors[known(why)]()),
    ),
    weighOpenData: door.weighOpenData.handler(async ({ input, errors }) => {
      const outlook = await work('weighOpenData', input, (why) => errors[known(why)]());
      if (outlook === 'notClosed') throw errors.NOT_CLOSED();
      return outlook;
    }),
    publishOpenData: door.publishOpenData.handler(
      async ({ input, context: { caller }, errors }) => {
        const done = await work('publishOpenData', input, (why) => {
          if (why === 'FOLDER') return errors.FOLDER();
          return errors[known(why)]();
        });
        if (done === 'notClosed') throw errors.NOT_CLOSED();
        if (done === 'noFolder') throw errors.FOLDER();
        if (done === 'thereAlready') throw errors.THERE_ALREADY();
        const { quarters, floor } = input;
        audit(actor(caller), 'gather.published', {
          quarters: quarters.join(' '),
          fresh: done.fresh.join(' '),
          floor,
        });
        return done;
      },
    ),
    decide: door.decide.handler(async ({ input: { decision }, context: { caller }, errors }) => {
      const act = actOf(caller);
      const { id } = await work('decide', { decision, act }, (why) => errors[knownOfChoice(why)]());
      audit(
        act.by,
        decision.is === 'key' ? 'gather.revoked' : 'gather.decided',
        decision.is === 'key'
          ? { id, key: decision.key, lastNumber: decision.lastNumber, reason: decision.reason }
          : { id, counts: decision.counts, ground: decision.ground },
      );
      return { id };
    }),
    undo: door.undo.handler(async ({ input: { id }, context: { caller }, errors }) => {
      const act = actOf(caller);
      await work('undo', { id, act }, (why) => errors[knownOfChoice(why)]());
      audit(act.by, 'gather.undone', { id });
      return {};
    }),
  };
}

class NoStore extends Error {}

function knownOfFolder(why: StoreRefusal): Exclude<StoreRefusal, 'NOT_ASKED'> {
  if (why === 'NOT_ASKED') throw new Error(why);
  return why;
}

function knownOfChoice(why: StoreRefusal): OfStore | 'NOT_ASKED' {
  return why === 'NOT_ASKED' ? why : known(why);
}
