import type { Caller, Door, Seat } from '#main/door.ts';
import { createMailbox } from '#main/platform/mailbox.ts';
import type { BatchesWaiting, CarryEvent, Medium } from '#shared/features/batch/batch.contract.ts';
import { carryAll, type CarryDeps } from './carry-all.ts';
import { countWaiting, lastCarriedOn, showBatches } from './show-batches.ts';
import { receiptFilesAt, takeReceipts } from './take-receipts.ts';

export interface BatchDeps extends CarryDeps {
  readonly listMedia: () => Promise<Medium[]>;
  readonly actorOf: (seat: Seat | undefined) => string;
}

/** Batches of a station: closed, carried, receipted. */
export function createBatchRouter(door: Door['batch'], deps: BatchDeps) {
  return {
    show: door.show.handler(async ({ context: { caller } }) => ({
      waiting: countWaiting(deps),
      remindAfterWorkingDays: deps.settings().batches.remindAfterWorkingDays,
      lastCarriedOn: lastCarriedOn(deps),
      hasReceiver: (await deps.keys.recipients()).hasReceiver,
      sendsUp: sendsUp(deps, caller),
      batches: showBatches(deps),
    })),
    media: door.media.handler(() => deps.listMedia()),
    carry: door.carry.handler(async function* ({ input, context, errors }) {
      const actor = deps.actorOf(context.caller.seat);
      const progress = createMailbox<CarryEvent>();
      const running = carryAll(
        deps,
        actor,
        input.folder,
        { sendsUp: sendsUp(deps, context.caller) },
        progress.put,
      ).finally(progress.close);
      running.catch(() => {}); // what it throws comes when it is waited for
      yield* progress.events;
      const outcome = await running;
      if (outcome.done) {
        yield outcome.carried;
        return;
      }
      switch (outcome.why) {
        case 'FOLDER': {
          const { fault, detail, carried } = outcome;
          throw errors.FOLDER({ data: { fault, detail, carried } });
        }
        case 'NO_ROOM_HERE':
          throw errors.NO_ROOM_HERE({ data: { megabytes: outcome.megabytes } });
        case 'KEPT_DAMAGED':
          throw errors.KEPT_DAMAGED({ data: { file: outcome.file } });
        default:
          throw errors[outcome.why]();
      }
    }),
    takeReceipts: door.takeReceipts.handler(async ({ input, context, errors }) => {
      const files = await receiptFilesAt(input.path);
      if ('why' in files) {
        throw errors.FOLDER({ data: { fault: files.fault, detail: files.detail, carried: 0 } });
      }
      const taken = await takeReceipts(deps, deps.actorOf(context.caller.seat), files);
      if (taken === 'STORE_FULL') throw errors.STORE_FULL();
      return taken;
    }),
  };
}

/** Sealed for nobody above it would tell nobody; and not everybody who carries may export. */
function sendsUp({ upward }: Pick<CarryDeps, 'upward'>, caller: Caller): boolean {
  return upward.superiors().length > 0 && caller.rights().has('tables.export');
}

/** What the desk reminds of; nothing where no other desk is connected to carry to. */
export async function remindOfBatches(deps: CarryDeps): Promise<BatchesWaiting | undefined> {
  const { hasReceiver } = await deps.keys.recipients();
  return hasReceiver ? countWaiting(deps) : undefined;
}
