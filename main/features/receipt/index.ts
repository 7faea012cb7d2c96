import type { Door } from '#main/door.ts';
import { giveReceipt, type ReceiptDeps } from './give-receipt.ts';

export function createReceiptRouter(door: Door['receipt'], deps: ReceiptDeps) {
  return {
    give: door.give.handler(({ input, errors }) => {
      const outcome = giveReceipt(deps, input);
      if (!outcome.recorded) throw errors[outcome.why]();
      return { id: input.id };
    }),
  };
}
