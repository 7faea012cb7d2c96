import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { callDesk } from '#main/features/network/call-desk.ts';
import { settleNetworkKeys, type NetworkKeys } from '#main/features/network/network-keys.ts';
import { openReader } from '#main/storage/database.ts';
import { verifyRatings } from '#main/features/rating/verify-ratings.ts';
import type { NetworkLimits } from '#main/features/network/limits.ts';
import type { Station } from '#shared/features/folder/office-settings.ts';
import { freePort } from './cutting-proxy.ts';
import { createFakeClock } from './fake-clock.ts';
import { aStation, createTestApp, officerPhrase, staffPin, type TestApp } from './test-app.ts';

const people = [
  { code: 'can-bo', role: 'staff', secret: staffPin },
  { code: 'tong-hop', role: 'officer', secret: officerPhrase },
  { code: 'cntt', role: 'it', secret: staffPin },
  { code: 'quan-tri', role: 'admin', secret: officerPhrase },
] as const;

export const dayMs = 24 * 60 * 60 * 1000;

/** So many calls within a minute no office makes; tests do. */
export const patient: Partial<NetworkLimits> = {
  connectionsPerMinute: { ofOne: 100_000, ofAll: 100_000 },
  requestsPerMinute: { ofOne: 100_000, ofAll: 100_000 },
};

export function stationOf(code: string): Station {
  return aStation({ code, name: `Màn hình ${code}`, deskOnThisScreen: false });
}

/** A desk and its stations, each a real folder with the real program, on the network of this machine. */
export async function createNetworkOffice(
  codes: readonly string[] = ['may-2'],
  limits: Partial<NetworkLimits> = {},
) {
  const networkLimits = { ...patient, ...limits };
  const clock = () => createFakeClock('2026-11-26T09:00:00+07:00');
  const all = ['may-1', ...codes].map(stationOf);
  const desk = await createTestApp({
    people,
    settings: { stations: all },
    clock: clock(),
    networkLimits,
  });
  const stations: TestApp[] = [];
  for (const code of codes) {
    const settings = { stations: [stationOf(code)] };
    stations.push(await createTestApp({ people, settings, clock: clock(), networkLimits }));
  }
  const apps = [desk, ...stations];
  const port = await freePort();

  return {
    desk,
    stations,
    port,
    signedIn,
    cardOf,
    enrol,
    /** Two people read the same code aloud, then each machine knows the other. */
    async introduce(station: TestApp): Promise<void> {
      await enrol(desk, await cardOf(station, 'station'));
      await enrol(station, await cardOf(desk, 'desk'));
    },
    async listen(on = true): Promise<void> {
      await (await signedIn(desk, 'cntt')).network.listen({ on, port });
    },
    async pushTo(station: TestApp, toPort = port): Promise<void> {
      const it = await signedIn(station, 'cntt');
      await it.network.push({ on: true, address: `127.0.0.1:${toPort}` });
    },
    pushNow: async (station: TestApp) => (await signedIn(station, 'can-bo')).network.pushNow(),
    nextDay: () => apps.forEach((app) => app.clock.pass(dayMs)),
    close: () => apps.forEach((app) => app.close()),
  };
}
export type NetworkOffice = Awaited<ReturnType<typeof createNetworkOffice>>;

export async function signedIn(app: TestApp, code: (typeof people)[number]['code']) {
  const client = app.desk();
  const person = people.find((each) => each.code === code);
  await client.access.signIn({ code, secret: person?.secret ?? '' });
  return client;
}

async function cardOf(of: TestApp, role: 'desk' | 'station') {
  const { own } = await (await signedIn(of, 'cntt')).connection.show();
  const card = own.find((each) => each.role === role);
  if (card === undefined) throw new Error('a folder has its cards');
  return { card: card.file, comparedCode: card.code };
}

async function enrol(at: TestApp, card: { card: string; comparedCode: string }): Promise<void> {
  await (await signedIn(at, 'cntt')).connection.enrol(card);
}

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
