import type { Door } from '#main/door.ts';
import { granted } from './granted.ts';
import {
  changePassphrase,
  type KeyDeps,
  keyStatus,
  makeKeys,
  openLettersAt,
  renewRecovery,
  renewStick,
  replaceKeys,
} from './letter-keys.ts';

/** Keys: made, opened with, replaced. */
export function keyRoutes(door: Door['letter'], deps: KeyDeps) {
  return {
    makeKeys: door.makeKeys.handler(async ({ input, context, errors }) =>
      granted(errors, await makeKeys(deps, context.caller.seat, input)),
    ),
    open: door.open.handler(async ({ input, context, errors }) => {
      const { seat } = context.caller;
      if (!seat) throw new Error('a caller that may open letters has a seat');
      granted(errors, await openLettersAt(deps, seat, input));
      return keyStatus(deps, seat);
    }),
    close: door.close.handler(({ context }) => {
      const { seat } = context.caller;
      if (seat) deps.seats.close(seat, 'asked');
      return keyStatus(deps, seat);
    }),
    changePassphrase: door.changePassphrase.handler(async ({ input, context, errors }) => {
      granted(errors, await changePassphrase(deps, context.caller.seat, input.passphrase));
      return {};
    }),
    renewRecovery: door.renewRecovery.handler(async ({ context, errors }) =>
      granted(errors, await renewRecovery(deps, context.caller.seat)),
    ),
    renewStick: door.renewStick.handler(async ({ context, errors }) =>
      granted(errors, await renewStick(deps, context.caller.seat)),
    ),
    replaceKeys: door.replaceKeys.handler(async ({ input, context, errors }) =>
      granted(errors, await replaceKeys(deps, context.caller.seat, input)),
    ),
  };
}
