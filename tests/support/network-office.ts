import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { callDesk } from '#main/features/network/call-desk.ts';
import { settleNetworkKeys, type NetworkKeys } from '#main/features/network/network-keys.ts';
import { openReader } from '#main/storage/database.ts';
import { verifyRatings } from '#main/features/rating/verify-ratings.ts';
import type { NetworkLimits } from '#main/features/network/limits.ts';
import { freePort } from './cutting-proxy.ts';
import { createOfficeMachines, signedIn } from './office-machines.ts';
import type { TestApp } from './test-app.ts';

/** So many calls within a minute no office makes; tests do. */
export const patient: Partial<NetworkLimits> = {
  connectionsPerMinute: { ofOne: 100_000, ofAll: 100_000 },
  requestsPerMinute: { ofOne: 100_000, ofAll: 100_000 },
};

/** A desk and its stations on the network of this machine. */
export async function createNetworkOffice(
  codes: readonly string[] = ['may-2'],
  limits: Partial<NetworkLimits> = {},
) {
  const machines = await createOfficeMachines(codes, { ...patient, ...limits });
  const port = await freePort();
  return {
    ...machines,
    port,
    async listen(on = true): Promise<void> {
      await (await signedIn(machines.desk, 'cntt')).network.listen({ on, port });
    },
    async pushTo(station: TestApp, toPort = port): Promise<void> {
      const it = await signedIn(station, 'cntt');
      await it.network.push({ on: true, address: `127.0.0.1:${toPort}` });
    },
    pushNow: async (station: TestApp) => (await signedIn(station, 'can-bo')).network.pushNow(),
  };
}
export type NetworkOffice = Awaited<ReturnType<typeof createNetworkOffice>>;

/** What has arrived: scores in order, and whether every chain holds. */
export function arrivedAt({ folder }: TestApp) {
  const db = openReader(folder.database);
  try {
    const scores = db
      .prepare<[], number>(`SELECT score FROM rating WHERE kind = 'answer' ORDER BY score`)
      .pluck()
      .all();
    return { scores, chains: verifyRatings(db).fault };
  } finally {
    db.close();
  }
}

/** The keys that a folder shows on the network. */
export function networkKeysOf({ folder }: TestApp): Promise<NetworkKeys> {
  const kept: { readonly incarnation: string } = JSON.parse(
    readFileSync(join(folder.keys, 'network.json'), 'utf8'),
  );
  return settleNetworkKeys(folder.keys, kept.incarnation);
}

/** A line to the desk as the program of another makes it, to say over it what that program never says. */
export async function lineTo({ desk, port }: NetworkOffice, keys: NetworkKeys) {
  const { pin } = await networkKeysOf(desk);
  const { signal } = new AbortController();
  return await callDesk({ keys, pin, signal, address: { host: '127.0.0.1', port } });
}
