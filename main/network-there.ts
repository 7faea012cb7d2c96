import { settleNetworkKeys, type NetworkKeys } from './features/network/network-keys.ts';
import { findChoice } from './features/network/network-store.ts';
import { listOwnAddresses } from './features/network/own-addresses.ts';
import type { DataFolder } from './storage/data-folder.ts';
import type { Database } from './storage/database.ts';
import type { CardNetwork } from '#shared/features/batch/card.ts';

/**
 * The keys that the folder's life shows on the network. Undefined where they cannot be kept: a full disk
 * keeps no kiosk from starting, and the next start makes them.
 */
export async function networkKeysThere(
  { keys: keysFolder }: Pick<DataFolder, 'keys'>,
  incarnation: string,
  log: { error(message: string, error?: unknown): void },
): Promise<NetworkKeys | undefined> {
  try {
    return await settleNetworkKeys(keysFolder, incarnation);
  } catch (error) {
    log.error('network: no key could be kept', error);
    return undefined;
  }
}

/** What a folder's own cards say of it. */
export function cardNetworkOf(
  db: Database,
  keys: NetworkKeys | undefined,
): CardNetwork | undefined {
  if (keys === undefined) return undefined;
  const { listens, port } = findChoice(db);
  return { pin: keys.pin, addresses: listens ? listOwnAddresses(port) : [] };
}
