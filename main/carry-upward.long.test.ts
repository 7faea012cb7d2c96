import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createFakeClock } from '#tests/support/fake-clock.ts';
import { makeTempFolder, removeFolder } from '#tests/support/folders.ts';
import {
  aRating,
  aStation,
  createTestApp,
  officerPhrase,
  staffPin,
  type TestApp,
} from '#tests/support/test-app.ts';
import type { Carried } from '#shared/features/batch/batch.contract.ts';
import { openGatherStore } from './features/gather/index.ts';
import { openDuckDatabase } from './features/gather/duck-database.ts';
import { createStore } from './features/gather/store-folder.ts';
import { batchFiles } from './gather-files.ts';

const people = [
  { code: 'can-bo', role: 'staff', secret: staffPin },
  { code: 'tong-hop', role: 'officer', secret: officerPhrase },
  { code: 'cntt', role: 'it', secret: staffPin },
] as const;
const second = { code: 'may-2', name: 'Màn hình tại Quầy 2', deskOnThisScreen: false };
const dayMs = 24 * 60 * 60 * 1000;
const on = '2026-11-28';

let stick: string;
let above: string;
let desk: TestApp;
let station: TestApp;

beforeEach(async () => {
  stick = makeTempFolder();
  above = join(makeTempFolder(), 'kho');
  const unit = { code: '00001', codeSystem: 'QD19-2025', name: 'Tỉnh thử' };
  await createStore(above, { kind: 'real', unit }, batchFiles);
  const clock = () => createFakeClock('2026-11-26T09:00:00+07:00');
  const stations = [aStation({ deskOnThisScreen: false }), aStation(second)];
  desk = await createTestApp({ people, settings: { stations }, clock: clock() });
  station = await createTestApp({
    people,
    settings: { stations: [aStation(second)] },
    clock: clock(),
  });
});
afterEach(() => {
  desk.close();
  station.close();
  removeFolder(stick);
  removeFolder(join(above, '..'));
});

async function signedIn(app: TestApp, code: (typeof people)[number]['code']) {
  const client = app.desk();
  const person = people.find((each) => each.code === code);
  await client.access.signIn({ code, secret: person?.secret ?? '' });
  return client;
}

async function withStore<Result>(
  work: (store: Awaited<ReturnType<typeof openGatherStore>>) => Promise<Result>,
): Promise<Result> {
  const store = await openGatherStore(above, batchFiles);
  try {
    return await work(store);
  } finally {
    store.close();
  }
}

/** What somebody asks of the warehouse with any program for DuckDB. */
async function ask(sql: string) {
  const db = await openDuckDatabase(join(above, 'warehouse.duckdb'), join(above, 'scratch'));
  try {
    return await db.all(sql);
  } finally {
    db.close();
  }
}

/** The station and the desk know each other, and so do the desk and the store: nobody else. */
async function introduce(): Promise<void> {
  const [atDesk, atStation] = [await signedIn(desk, 'cntt'), await signedIn(station, 'cntt')];
  const cardOf = async (of: typeof atDesk, role: 'desk' | 'station') => {
    const card = (await of.connection.show()).own.find((each) => each.role === role);
    if (card === undefined) throw new Error('a folder has its cards');
    return { card: card.file, comparedCode: card.code };
  };
  await atDesk.connection.enrol(await cardOf(atStation, 'station'));
  await atStation.connection.enrol(await cardOf(atDesk, 'desk'));
  await withStore(async (store) => {
    const card = `${JSON.stringify(store.ownCard('2026-11-01'))}\n`;
    const { code } = await atDesk.connection.inspect({ card });
    await atDesk.connection.enrol({ card, comparedCode: code });
    const file = join(stick, 'desk.hlc');
    writeFileSync(file, (await cardOf(atDesk, 'desk')).card);
    expect(store.trust([file])).toMatchObject([{ reading: { taken: true } }]);
    rmSync(file);
  });
}

async function carry(app: TestApp, as: 'can-bo' | 'tong-hop', folder = stick): Promise<Carried> {
  const client = await signedIn(app, as);
  for await (const event of await client.batch.carry({ folder })) {
    if (event.is === 'done') return event;
  }
  throw new Error('carrying ends by saying what was carried');
}

/** A day of work: each screen is used once, the station's batch reaches the desk, figures are entered. */
async function work(): Promise<void> {
  await station.kiosk().rating.submit(aRating({ score: 2 }));
  await desk.kiosk().rating.submit(aRating({ score: 5 }));
  for (const app of [desk, station]) app.clock.pass(dayMs);
  await carry(station, 'can-bo');
  const officer = await signedIn(desk, 'tong-hop');
  await officer.intake.takeIn({ paths: [stick] });
  for (const file of readdirSync(stick)) rmSync(join(stick, file));
  const staff = await signedIn(desk, 'can-bo');
  await staff.difficulty.note({ kind: 'difficulty', words: 'Máy quét hỏng', addressee: '' });
  const sent = await staff.difficulty.note({
    kind: 'proposal',
    words: 'Xin thêm một máy in',
    addressee: 'Tỉnh thử',
  });
  await staff.difficulty.move({
    id: sent.id,
    from: 'open',
    to: 'sent',
    day: '2026-11-27',
    note: '',
  });
}

it('hands all that an office tells up at once, and its superior counts everything once', async () => {
  await introduce();
  await work();
  const done = await carry(desk, 'tong-hop');
  expect(done.carried.map(({ what, how }) => [what, how])).toEqual([
    ['station', 'written'],
    ['office', 'written'],
    ['passedOn', 'written'],
    ['cards', 'written'],
  ]);

  const taken = await withStore((store) => store.importFiles([stick], on));
  expect(taken).toMatchObject({
    taken: 3,
    refused: [],
    lists: [{ reading: { taken: true, fresh: 2, revoked: 0 } }],
  });
  expect(await ask('SELECT score FROM rating ORDER BY score')).toEqual([
    { score: 2 },
    { score: 5 },
  ]);
  // words travel once they were sent up, and not before
  expect(await ask('SELECT state, words FROM difficulties ORDER BY difficulty')).toEqual([
    { state: 'open', words: null },
    { state: 'sent', words: 'Xin thêm một máy in' },
  ]);

  // the same again changes nothing anywhere
  expect((await carry(desk, 'tong-hop')).carried.map(({ how }) => how)).toEqual(
    Array.from({ length: 4 }, () => 'already'),
  );
  expect(await withStore((store) => store.importFiles([stick], on))).toMatchObject({
    taken: 0,
    known: 3,
    refused: [],
  });

  // receipts go back the same way, and the desk lets go of what is above
  const client = await signedIn(desk, 'tong-hop');
  const said = await client.batch.takeReceipts({ path: join(above, 'receipts') });
  expect(said.map(({ outcome }) => outcome.taken)).toEqual([true, true]);
  expect((await carry(desk, 'tong-hop')).carried.map(({ what }) => what)).toEqual(['cards']);
});

it('knows what it sent itself when the stick comes back, unless it was altered', async () => {
  await introduce();
  await work();
  await carry(desk, 'tong-hop');
  const officer = await signedIn(desk, 'tong-hop');
  const back = await officer.intake.takeIn({ paths: [stick] });
  expect(back.files.map(({ state }) => state)).toEqual(['already', 'already', 'already']);
  expect(back.receipts).toEqual([]);
  const first = readdirSync(stick).find((name) => name.endsWith('.hlb')) ?? '';
  writeFileSync(join(stick, first), 'x', { flag: 'a' });
  expect(await officer.intake.takeIn({ paths: [join(stick, first)] })).toMatchObject({
    files: [{ state: 'refused', reason: 'somethingAdded' }],
  });
});

it('rebuilds to the same store, and says what it counts of an office', async () => {
  await introduce();
  await work();
  await carry(desk, 'tong-hop');
  const first = await withStore(async (store) => {
    await store.importFiles([stick], on);
    const { hash, findings } = await store.verify();
    expect(findings).toEqual([]);
    return hash;
  });
  const again = await withStore(async (store) => {
    await store.rebuild();
    return (await store.verify()).hash;
  });
  expect(again).toBe(first);
  const report = await withStore((store) => store.report({ asOf: on, silentAfterDays: 14 }));
  expect(report.offices).toMatchObject([
    { lives: [{ missing: [] }], awaited: [], isSilent: false },
  ]);
  expect(report.stations.flatMap(({ lives }) => lives.flatMap(({ missing }) => missing))).toEqual(
    [],
  );
});

it('says what holds by the newest batch of an office, in whatever order they come', async () => {
  await introduce();
  await work();
  await carry(desk, 'tong-hop');
  const staff = await signedIn(desk, 'can-bo');
  const { difficulties } = await staff.difficulty.list();
  const open = difficulties.find(({ state }) => state === 'open');
  await staff.difficulty.move({
    id: open?.id ?? 0,
    from: 'open',
    to: 'closed',
    day: '2026-11-27',
    note: '',
  });
  await carry(desk, 'tong-hop');
  const files = readdirSync(stick)
    .toSorted()
    .map((file) => join(stick, file));
  await withStore((store) => store.importFiles(files.toReversed(), on));
  expect(await ask('SELECT state FROM difficulties ORDER BY difficulty')).toEqual([
    { state: 'closed' },
    { state: 'sent' },
  ]);
});

it('leaves what only an officer may export at the desk when others carry', async () => {
  await introduce();
  await work();
  const done = await carry(desk, 'can-bo');
  expect(done.carried.map(({ what }) => what)).toEqual(['station']);
});

it('takes no card from a list that its desk did not sign', async () => {
  await introduce();
  await work();
  await carry(desk, 'tong-hop');
  const list = readdirSync(stick).find((file) => file.endsWith('.hlcs')) ?? '';
  const text = readFileSync(join(stick, list), 'utf8');
  writeFileSync(join(stick, list), text.replace('2026-11-27', '2026-11-26'));
  const taken = await withStore((store) => store.importFiles([stick], on));
  expect(taken.lists).toMatchObject([{ reading: { taken: false, fault: 'signatureInvalid' } }]);
  expect(taken.refused.map(({ fault }) => fault)).toContain('senderUnknown');
});
