import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createFakeClock } from '#tests/support/fake-clock.ts';
import { makeTempFolder, removeFolder } from '#tests/support/folders.ts';
import {
  anId,
  aRating,
  aStation,
  createTestApp,
  officerPhrase,
  staffPin,
  type TestApp,
} from '#tests/support/test-app.ts';
import { verifyRatings } from './features/rating/verify-ratings.ts';
import { openReader } from './storage/database.ts';

const people = [
  { code: 'can-bo', role: 'staff', secret: staffPin },
  { code: 'tong-hop', role: 'officer', secret: officerPhrase },
  { code: 'cntt', role: 'it', secret: staffPin },
] as const;
const second = { code: 'may-2', name: 'Màn hình tại Quầy 2', deskOnThisScreen: false };
const dayMs = 24 * 60 * 60 * 1000;

let stick: string;
let desk: TestApp;
let station: TestApp;

beforeEach(async () => {
  stick = makeTempFolder();
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
});

async function signedIn(app: TestApp, code: (typeof people)[number]['code']) {
  const client = app.desk();
  const person = people.find((each) => each.code === code);
  await client.access.signIn({ code, secret: person?.secret ?? '' });
  return client;
}

/** Two people read the same code aloud, then each machine knows the other. */
async function introduce(): Promise<void> {
  const [atDesk, atStation] = [await signedIn(desk, 'cntt'), await signedIn(station, 'cntt')];
  const cards = async (of: typeof atDesk, role: 'desk' | 'station') => {
    const card = (await of.connection.show()).own.find((each) => each.role === role);
    if (card === undefined) throw new Error('a folder has its cards');
    return { card: card.file, comparedCode: card.code };
  };
  await atDesk.connection.enrol(await cards(atStation, 'station'));
  await atStation.connection.enrol(await cards(atDesk, 'desk'));
}

async function carry() {
  const staff = await signedIn(station, 'can-bo');
  let last;
  for await (const event of await staff.batch.carry({ folder: stick })) last = event;
  return last;
}

async function takeIn() {
  const officer = await signedIn(desk, 'tong-hop');
  return officer.intake.takeIn({ paths: [stick] });
}

function atTheDesk() {
  const db = openReader(desk.folder.database);
  try {
    const scores = db
      .prepare<[], number>(`SELECT score FROM rating WHERE kind = 'answer' ORDER BY score`)
      .pluck()
      .all();
    const words = db.prepare<[], string>('SELECT body FROM free_text').pluck().all();
    return { scores, words, chains: verifyRatings(db).fault };
  } finally {
    db.close();
  }
}

it('carries ratings to the desk by stick and a receipt back, and counts every rating once', async () => {
  await introduce();
  await desk.kiosk().rating.submit(aRating({ score: 3 }));
  const kiosk = station.kiosk();
  const tap = aRating({ score: 2 });
  await kiosk.rating.submit(tap);
  await kiosk.rating.comment({ id: anId(), responseId: tap.id, text: 'Ghế hỏng' });
  await kiosk.rating.submit(aRating({ score: 5 }));
  for (const app of [desk, station]) app.clock.pass(dayMs);

  expect(await carry()).toMatchObject({ is: 'done', carried: [{ number: 1, how: 'written' }] });
  expect(await takeIn()).toMatchObject({
    files: [{ state: 'counted', stationCode: 'may-2', number: 1, rows: 3 }],
  });
  const whole = { scores: [2, 3, 5], words: ['Ghế hỏng'], chains: undefined };
  expect(atTheDesk()).toEqual(whole);

  // the same stick again changes nothing, at either end
  expect(await carry()).toMatchObject({ carried: [{ number: 1, how: 'already' }] });
  expect(await takeIn()).toMatchObject({ files: [{ state: 'already' }] });
  expect(atTheDesk()).toEqual(whole);

  const staff = await signedIn(station, 'can-bo');
  const receipt = readdirSync(stick).find((name) => name.endsWith('.hlr')) ?? '';
  expect(await staff.batch.takeReceipts({ path: join(stick, receipt) })).toMatchObject([
    { outcome: { taken: true, counted: 1, letGo: 1 } },
  ]);
  expect(await staff.batch.show()).toMatchObject({ batches: [{ number: 1, state: 'received' }] });
  const kept = readdirSync(station.folder.batches.out).filter((name) => name.endsWith('.hlb'));
  expect(kept).toEqual([]);
});

it('goes on with the next number, and takes nothing that was altered on the way', async () => {
  await introduce();
  for (const score of [4, 5] as const) {
    await station.kiosk().rating.submit(aRating({ score }));
    for (const app of [desk, station]) app.clock.pass(dayMs);
    await carry();
  }
  const [first = '', other = ''] = readdirSync(stick).filter((name) => name.endsWith('.hlb'));
  writeFileSync(join(stick, first), 'x', { flag: 'a' });
  const { files } = await takeIn();
  expect(files.map(({ file, state, reason }) => [file, state, reason])).toEqual([
    [expect.stringContaining(first), 'refused', 'somethingAdded'],
    [expect.stringContaining(other), 'counted', null],
  ]);
  expect(atTheDesk()).toMatchObject({ scores: [5], chains: undefined });
});

it('sends nothing that a desk would take which nobody introduced', async () => {
  await station.kiosk().rating.submit(aRating({ score: 4 }));
  for (const app of [desk, station]) app.clock.pass(dayMs);
  await carry();
  expect(await takeIn()).toMatchObject({ files: [{ state: 'refused', reason: 'senderUnknown' }] });
  expect(atTheDesk()).toMatchObject({ scores: [] });
});
