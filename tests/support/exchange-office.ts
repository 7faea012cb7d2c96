import { randomBytes } from 'node:crypto';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { freePort } from './cutting-proxy.ts';
import { createFakeClock } from './fake-clock.ts';
import { makeTempFolder, removeFolder } from './folders.ts';
import { leaderPin } from './letter-office.ts';
import { aLife, createBatchMaker, writeCard } from './station-batches.ts';
import { aStation, createTestApp, officerPhrase, type TestApp } from './test-app.ts';

const leader = { code: 'lanh-dao', role: 'leader', secret: leaderPin } as const;

async function leaderOf(app: TestApp) {
  const client = app.desk();
  await client.access.signIn({ code: leader.code, secret: leader.secret });
  return client;
}

/** The office’s leader has taken in the card of a desk or of a station that runs elsewhere. */
export async function takeCardOf(app: TestApp, role: 'desk' | 'station'): Promise<void> {
  const other = await createTestApp({
    kind: app.app.folderKind,
    people: [leader],
    settings: { stations: [aStation({ code: 'may-2', name: 'Màn hình tại Quầy 2' })] },
    clock: createFakeClock('2026-11-30T08:00:00+07:00'),
  });
  const { own } = await (await leaderOf(other)).connection.show();
  const card = own.find((each) => each.role === role);
  if (card === undefined) throw new Error('a folder has its cards');
  await (await leaderOf(app)).connection.enrol({ card: card.file, comparedCode: card.code });
  other.close();
}

/** The desk is reached by its stations, one of which it knows. */
export async function listen(app: TestApp): Promise<void> {
  await takeCardOf(app, 'station');
  await (await leaderOf(app)).network.listen({ on: true, port: await freePort() });
}

/** The station calls a desk where nobody answers. */
export async function callInVain(app: TestApp): Promise<void> {
  await takeCardOf(app, 'desk');
  const client = await leaderOf(app);
  await client.network.push({ on: true, address: '127.0.0.1:9' });
  await client.network.pushNow();
}

/**
 * A store with what goes wrong: a gap, a batch of which two differ, a station that never sent
 * anything, and a file that is no batch.
 */
export async function fillStore(app: TestApp): Promise<void> {
  const client = app.desk();
  await client.access.signIn({ code: 'tong-hop', secret: officerPhrase });
  const stick = makeTempFolder();
  await client.gather.make();
  await client.gather.saveCard({ folder: stick });
  const [card = ''] = readdirSync(stick);
  const { document } = JSON.parse(readFileSync(join(stick, card), 'utf8')) as { document: string };
  const { recipient = '' } = JSON.parse(document) as { recipient?: string };

  const [good, gappy, copied, silent] = ['01819', '02155', '02158', '02161'].map((unitCode) =>
    aLife({ unitCode, folderKind: app.app.folderKind }),
  );
  if (!good || !gappy || !copied || !silent) throw new Error('there are four');
  for (const life of [good, gappy, copied, silent]) writeCard(stick, life);
  const maker = await createBatchMaker(join(stick, 'made'), recipient);
  await maker.make(good);
  await maker.make(gappy);
  await maker.make(gappy, { number: 4 });
  await maker.make(copied);
  await maker.make(copied);
  maker.close();
  writeFileSync(join(stick, 'anh-chup.hlb'), randomBytes(200));
  const seen = await client.gather.readCards({ folder: stick });
  const compared = seen.flatMap((each) => ('fingerprint' in each ? [each.fingerprint] : []));
  await client.gather.trust({ folder: stick, compared });
  for await (const event of await client.gather.takeIn({ folder: stick })) void event;
  removeFolder(stick);
}
