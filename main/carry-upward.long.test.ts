import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { makeTempFolder, removeFolder } from '#tests/support/folders.ts';
import {
  carry as carryTo,
  createOfficeMachines,
  signedIn,
  takeIn,
  type OfficeMachines,
} from '#tests/support/office-machines.ts';
import { createSuperiorStore, type SuperiorStore } from '#tests/support/superior-store.ts';
import { aRating } from '#tests/support/test-app.ts';

const on = '2026-11-28';

let stick: string;
let superior: SuperiorStore;
let office: OfficeMachines;
beforeEach(async () => {
  stick = makeTempFolder();
  superior = await createSuperiorStore();
  office = await createOfficeMachines();
});
afterEach(() => {
  office.close();
  superior.close();
  removeFolder(stick);
});

/** The station and the desk know each other, and so do the desk and the store: nobody else. */
async function introduce(): Promise<void> {
  await office.introduce();
  await superior.introduce(office.desk);
}

const carry = (as: 'can-bo' | 'tong-hop') => carryTo(office.desk, as, stick);

/** A day of work: each screen is used once, the station's batch reaches the desk, figures are entered. */
async function work(): Promise<void> {
  const { desk, station, nextDay } = office;
  await station.kiosk().rating.submit(aRating({ score: 2 }));
  await desk.kiosk().rating.submit(aRating({ score: 5 }));
  nextDay();
  await carryTo(station, 'can-bo', stick);
  await takeIn(desk, stick);
  for (const file of readdirSync(stick)) rmSync(join(stick, file));
  const staff = await signedIn(desk, 'can-bo');
  await staff.difficulty.note({ kind: 'difficulty', words: 'Máy quét hỏng', addressee: '' });
  const sent = await staff.difficulty.note({
    kind: 'proposal',
    words: 'Xin thêm một máy in',
    addressee: 'Tỉnh thử',
  });
  await staff.task.note({
    duty: 'Báo cáo kết quả về phòng Nội vụ',
    units: [{ code: 'phong-noi-vu', name: 'Phòng Nội vụ' }],
    deadline: '2026-12-25',
    letter: 'Kế hoạch của UBND tỉnh',
    clause: '',
    isReport: true,
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
  const done = await carry('tong-hop');
  expect(done.carried.map(({ what, how }) => [what, how])).toEqual([
    ['station', 'written'],
    ['office', 'written'],
    ['passedOn', 'written'],
    ['cards', 'written'],
  ]);

  const taken = await superior.withStore((store) => store.importFiles([stick], on));
  expect(taken).toMatchObject({
    taken: 3,
    refused: [],
    lists: [{ reading: { taken: true, fresh: 2, revoked: 0 } }],
  });
  expect(await superior.ask('SELECT score FROM rating ORDER BY score')).toEqual([
    { score: 2 },
    { score: 5 },
  ]);
  // words travel once they were sent up, and not before
  expect(await superior.ask('SELECT state, words FROM difficulties ORDER BY difficulty')).toEqual([
    { state: 'open', words: null },
    { state: 'sent', words: 'Xin thêm một máy in' },
  ]);

  expect(await superior.ask('SELECT task_unit_code, deadline, state FROM tasks')).toEqual([
    { task_unit_code: 'phong-noi-vu', deadline: '2026-12-25', state: 'given' },
  ]);

  // the same again changes nothing anywhere
  expect((await carry('tong-hop')).carried.map(({ how }) => how)).toEqual(
    Array.from({ length: 4 }, () => 'already'),
  );
  expect(await superior.withStore((store) => store.importFiles([stick], on))).toMatchObject({
    taken: 0,
    known: 3,
    refused: [],
  });

  // receipts go back the same way, and the desk lets go of what is above
  const client = await signedIn(office.desk, 'tong-hop');
  const said = await client.batch.takeReceipts({ path: join(superior.path, 'receipts') });
  expect(said.map(({ outcome }) => outcome.taken)).toEqual([true, true]);
  expect((await carry('tong-hop')).carried.map(({ what }) => what)).toEqual(['cards']);
});

it('knows what it sent itself when the stick comes back, unless it was altered', async () => {
  await introduce();
  await work();
  await carry('tong-hop');
  const officer = await signedIn(office.desk, 'tong-hop');
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
  await carry('tong-hop');
  const first = await superior.withStore(async (store) => {
    await store.importFiles([stick], on);
    const { hash, findings } = await store.verify();
    expect(findings).toEqual([]);
    return hash;
  });
  const again = await superior.withStore(async (store) => {
    await store.rebuild();
    return (await store.verify()).hash;
  });
  expect(again).toBe(first);
  const report = await superior.withStore((store) =>
    store.report({ asOf: on, silentAfterDays: 14 }),
  );
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
  await carry('tong-hop');
  const staff = await signedIn(office.desk, 'can-bo');
  const { difficulties } = await staff.difficulty.list();
  const open = difficulties.find(({ state }) => state === 'open');
  await staff.difficulty.move({
    id: open?.id ?? 0,
    from: 'open',
    to: 'closed',
    day: '2026-11-27',
    note: '',
  });
  await carry('tong-hop');
  const files = readdirSync(stick)
    .toSorted()
    .map((file) => join(stick, file));
  await superior.withStore((store) => store.importFiles(files.toReversed(), on));
  expect(await superior.ask('SELECT state FROM difficulties ORDER BY difficulty')).toEqual([
    { state: 'closed' },
    { state: 'sent' },
  ]);
});

it('leaves what only an officer may export at the desk when others carry', async () => {
  await introduce();
  await work();
  const done = await carry('can-bo');
  expect(done.carried.map(({ what }) => what)).toEqual(['station']);
});

it('takes no card from a list that its desk did not sign', async () => {
  await introduce();
  await work();
  await carry('tong-hop');
  const list = readdirSync(stick).find((file) => file.endsWith('.hlcs')) ?? '';
  const text = readFileSync(join(stick, list), 'utf8');
  writeFileSync(join(stick, list), text.replace('2026-11-27', '2026-11-26'));
  const taken = await superior.withStore((store) => store.importFiles([stick], on));
  expect(taken.lists).toMatchObject([{ reading: { taken: false, fault: 'signatureInvalid' } }]);
  expect(taken.refused.map(({ fault }) => fault)).toContain('senderUnknown');
});
