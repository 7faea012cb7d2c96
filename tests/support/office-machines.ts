import type { Carried } from '#shared/features/batch/batch.contract.ts';
import type { NetworkLimits } from '#main/features/network/limits.ts';
import type { Station } from '#shared/features/folder/office-settings.ts';
import { createFakeClock } from './fake-clock.ts';
import { leaderPin } from './letter-office.ts';
import { aStation, createTestApp, officerPhrase, staffPin, type TestApp } from './test-app.ts';

const people = [
  { code: 'can-bo', role: 'staff', secret: staffPin },
  { code: 'lanh-dao', role: 'leader', secret: leaderPin },
  { code: 'tong-hop', role: 'officer', secret: officerPhrase },
  { code: 'cntt', role: 'it', secret: staffPin },
  { code: 'quan-tri', role: 'admin', secret: officerPhrase },
] as const;

export const dayMs = 24 * 60 * 60 * 1000;

function stationOf(code: string): Station {
  return aStation({ code, name: `Màn hình ${code}`, deskOnThisScreen: false });
}

/** A desk and stations on machines of their own, each a real folder with the real program. */
export async function createOfficeMachines(
  codes: readonly string[] = ['may-2'],
  networkLimits: Partial<NetworkLimits> = {},
) {
  const machine = (own: readonly string[]): Promise<TestApp> =>
    createTestApp({
      people,
      settings: { stations: own.map(stationOf) },
      clock: createFakeClock('2026-11-26T09:00:00+07:00'),
      networkLimits,
    });
  const desk = await machine(['may-1', ...codes]);
  const stations: TestApp[] = [];
  for (const code of codes) stations.push(await machine([code]));
  const [station] = stations;
  if (station === undefined) throw new Error('an office has a station');
  const apps = [desk, ...stations];
  return {
    desk,
    stations,
    /** The first of them. */
    station,
    /** Two people read the same code aloud, then each machine knows the other. */
    async introduce(other: TestApp = station): Promise<void> {
      await enrol(desk, await cardOf(other, 'station'));
      await enrol(other, await cardOf(desk, 'desk'));
    },
    nextDay: () => apps.forEach((app) => app.clock.pass(dayMs)),
    close: () => apps.forEach((app) => app.close()),
  };
}
export type OfficeMachines = Awaited<ReturnType<typeof createOfficeMachines>>;

export async function signedIn(app: TestApp, code: (typeof people)[number]['code']) {
  const client = app.desk();
  const person = people.find((each) => each.code === code);
  await client.access.signIn({ code, secret: person?.secret ?? '' });
  return client;
}

export async function cardOf(of: TestApp, role: 'desk' | 'station') {
  const { own } = await (await signedIn(of, 'cntt')).connection.show();
  const card = own.find((each) => each.role === role);
  if (card === undefined) throw new Error('a folder has its cards');
  return { card: card.file, comparedCode: card.code };
}

export async function enrol(
  at: TestApp,
  card: { readonly card: string; readonly comparedCode: string },
): Promise<void> {
  await (await signedIn(at, 'cntt')).connection.enrol(card);
}

/** Everything that waits goes into a folder; what was carried. */
export async function carry(
  app: TestApp,
  as: 'can-bo' | 'tong-hop',
  folder: string,
): Promise<Carried> {
  const client = await signedIn(app, as);
  for await (const event of await client.batch.carry({ folder })) {
    if (event.is === 'done') return event;
  }
  throw new Error('carrying ends by saying what was carried');
}

/** The desk takes in what lies in a folder. */
export async function takeIn(desk: TestApp, folder: string) {
  return (await signedIn(desk, 'tong-hop')).intake.takeIn({ paths: [folder] });
}
