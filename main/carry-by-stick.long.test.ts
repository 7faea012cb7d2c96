import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { makeTempFolder, removeFolder } from '#tests/support/folders.ts';
import {
  carry as carryTo,
  createOfficeMachines,
  signedIn,
  takeIn as takeInFrom,
  type OfficeMachines,
} from '#tests/support/office-machines.ts';
import { anId, aRating } from '#tests/support/test-app.ts';
import { verifyRatings } from './features/rating/verify-ratings.ts';
import { openReader } from './storage/database.ts';

let stick: string;
let office: OfficeMachines;
beforeEach(async () => {
  stick = makeTempFolder();
  office = await createOfficeMachines();
});
afterEach(() => {
  office.close();
  removeFolder(stick);
});

const carry = () => carryTo(office.station, 'can-bo', stick);
const takeIn = () => takeInFrom(office.desk, stick);

function atTheDesk() {
  const db = openReader(office.desk.folder.database);
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
  const { desk, station, introduce, nextDay } = office;
  await introduce();
  await desk.kiosk().rating.submit(aRating({ score: 3 }));
  const kiosk = station.kiosk();
  const tap = aRating({ score: 2 });
  await kiosk.rating.submit(tap);
  await kiosk.rating.comment({ id: anId(), responseId: tap.id, text: 'Ghế hỏng' });
  await kiosk.rating.submit(aRating({ score: 5 }));
  nextDay();

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
  const { station, introduce, nextDay } = office;
  await introduce();
  for (const score of [4, 5] as const) {
    await station.kiosk().rating.submit(aRating({ score }));
    nextDay();
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
  const { station, nextDay } = office;
  await station.kiosk().rating.submit(aRating({ score: 4 }));
  nextDay();
  await carry();
  expect(await takeIn()).toMatchObject({ files: [{ state: 'refused', reason: 'senderUnknown' }] });
  expect(atTheDesk()).toMatchObject({ scores: [] });
});
