import { createRouterClient, ORPCError } from '@orpc/server';
import { createDoor } from '#main/door.ts';
import { readCard } from '#main/features/batch/card/card-file.ts';
import { parseSshPublicKey } from '#main/features/batch/file/ssh-signature.ts';
import { countWaiting } from '#main/features/batch/show-batches.ts';
import { createTrust } from '#main/features/connection/trust.ts';
import { createNetworkRouter } from '#main/features/network/index.ts';
import { pushBatches } from '#main/features/network/push-batches.ts';
import { createIntakeKeys } from '#main/intake-keys.ts';
import { knownThere, networkKeysThere } from '#main/network-there.ts';
import { createFileLog } from '#main/platform/log.ts';
import { StartError } from '#main/platform/start-error.ts';
import { pushingThere } from '#main/pushing-there.ts';
import type { Words } from '#main/words.ts';
import { openBatches } from './batch-desk.ts';
import type { CommandContext } from './command.ts';

/**
 * The door to a folder's network, for one run of the command line. The program that runs beside it follows
 * what is decided here within seconds; it alone listens.
 */
export async function openNetworkDesk(
  whose: { readonly data: string; readonly as?: string | undefined },
  context: CommandContext,
) {
  const { folder, identity, deps, caller, close } = await openBatches(whose, context);
  const { db } = deps;
  const log = createFileLog(folder.logs);
  const networkKeys = await networkKeysThere(folder, identity.incarnation, log);
  const trust = createTrust({ db, readCard, parseKey: parseSshPublicKey });
  const pushing = pushingThere({
    ...deps,
    folder,
    trust,
    intakeKeys: createIntakeKeys(db, folder, identity),
    networkKeys: () => networkKeys,
    letters: undefined, // the running program alone has the letters open
    onSettings: () => {},
  });
  const { signal } = new AbortController();
  const router = createNetworkRouter(createDoor(log).network, {
    ...deps,
    ...knownThere(trust),
    actorOf: () => deps.actorOf(undefined),
    listener: { follow: async () => {}, state: () => 'off', strangers: () => 0 },
    round: {
      follow: () => {},
      now: (actor) => pushBatches(pushing, { actor, signal, again: true }),
      isPushing: () => false,
    },
    waiting: () => countWaiting(deps),
  });
  return { client: createRouterClient(router, { context: { caller } }), close };
}

/** What the door refuses, as the command line says it. */
export function foreseenOfNetwork(error: unknown, words: Words): unknown {
  if (!(error instanceof ORPCError)) return error;
  if (error.code === 'FORBIDDEN') return new StartError('rightMissing');
  const known = ['ADDRESS_INVALID', 'NO_DESK', 'NO_PIN', 'NO_ADDRESS', 'STORE_FULL', 'OFF'];
  if (!known.includes(error.code)) return error;
  return new StartError('batchRefused', { what: words(`network:refused.${error.code}.body`) });
}
