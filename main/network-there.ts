import { readCard } from './features/batch/card/card-file.ts';
import { parseSshPublicKey } from './features/batch/file/ssh-signature.ts';
import { createTrust, type Trust } from './features/connection/trust.ts';
import { checkNetwork } from './features/network/check-network.ts';
import type { KnownThere } from './features/network/index.ts';
import { settleNetworkKeys, type NetworkKeys } from './features/network/network-keys.ts';
import { findChoice, findContact } from './features/network/network-store.ts';
import { listOwnAddresses } from './features/network/own-addresses.ts';
import type { DataFolder } from './storage/data-folder.ts';
import type { Database } from './storage/database.ts';
import { dayAt } from '#shared/calendar.ts';
import type { CardNetwork } from '#shared/features/batch/card.ts';
import type { Check } from '#shared/features/health/health.contract.ts';

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

/** Whom this folder meets on the network, by the newest cards that were taken in. */
export function knownThere(trust: Trust) {
  const known = (role: 'desk' | 'station'): KnownThere[] =>
    trust.listNewest(role).map(({ fingerprint, card }) => ({
      fingerprint,
      pin: card.network?.pin,
      code: card.station?.code ?? card.unit.code,
      name: card.station?.name ?? card.unit.name,
    }));
  return {
    desk: () => known('desk')[0],
    stations: () => known('station'),
    addressesOfCard: () => trust.listNewest('desk')[0]?.card.network?.addresses ?? [],
  };
}

/** Whether stations and desk meet, as the store knows it. */
export function checkNetworkThere(
  db: Database,
  at: { readonly utcMs: number; readonly offsetMinutes: number; readonly isDeaf: boolean },
): Check {
  const trust = createTrust({ db, readCard, parseKey: parseSshPublicKey });
  const desk = knownThere(trust).desk();
  const contact = desk && findContact(db, desk.fingerprint);
  const dayOf = (utcMs: number) => dayAt(utcMs, at.offsetMinutes);
  const { isDeaf } = at;
  return checkNetwork({ choice: findChoice(db), contact, isDeaf }, dayOf(at.utcMs), dayOf);
}
