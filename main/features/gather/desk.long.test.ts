import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { safe } from '@orpc/client';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openReader } from '#main/storage/database.ts';
import { makeTempFolder, removeFolder } from '#tests/support/folders.ts';
import {
  aLife,
  aRatingRow,
  createBatchMaker,
  writeCard,
  type BatchMaker,
} from '#tests/support/station-batches.ts';
import { createTestApp, officerPhrase, staffPin, type TestApp } from '#tests/support/test-app.ts';

let desk: TestApp;
let stick: string;
let maker: BatchMaker | undefined;
beforeEach(async () => {
  desk = await createTestApp();
  stick = makeTempFolder();
});
afterEach(() => {
  maker?.close();
  maker = undefined;
  desk.close();
  removeFolder(stick);
});

async function officer() {
  const client = desk.desk();
  await client.access.signIn({ code: 'tong-hop', secret: officerPhrase });
  return client;
}

async function last<Event>(events: AsyncIterable<Event>): Promise<Event | undefined> {
  let event: Event | undefined;
  for await (const now of events) event = now;
  return event;
}

it('gathers from a stick at the desk, and lets an officer choose between two batches', async () => {
  const { gather } = await officer();
  expect(await gather.look()).toEqual({ store: null });
  await gather.make();
  const { file } = await gather.saveCard({ folder: stick });
  const { document } = JSON.parse(readFileSync(file, 'utf8')) as { document: string };
  const { recipient, folderKind } = JSON.parse(document) as Record<string, string>;
  expect(folderKind).toBe('office');

  const life = aLife();
  const silent = aLife({ unitCode: '01822' });
  const cards = join(stick, 'cards');
  writeCard(cards, life);
  writeCard(cards, silent);
  writeCard(cards, aLife({ folderKind: 'simulated' }));
  const seen = await gather.readCards({ folder: stick });
  expect(seen.map(({ is }) => is).toSorted()).toEqual(['new', 'new', 'refused']);
  // a card that was not compared is not taken in
  expect(await gather.trust({ folder: cards, compared: [life.fingerprint] })).toEqual({ taken: 1 });
  await gather.trust({ folder: cards, compared: [silent.fingerprint] });

  maker = await createBatchMaker(join(stick, 'made'), recipient ?? '');
  const first = await maker.make(life);
  const second = await maker.make(life, { number: 2, previous: first.name });
  const other = await maker.make(life, { number: 2, previous: first.name });
  const taken = await last(await gather.takeIn({ folder: join(stick, 'made') }));
  expect(taken).toMatchObject({ is: 'done', taken: 3, known: 0, refused: [], isStopped: false });

  const { store } = await gather.look();
  expect(store).toMatchObject({
    kind: 'real',
    batches: { counted: 1, held: 2 },
    stations: [
      { unitCode: '01819', needs: ['decide', 'silent'], doubt: { number: 2, reason: 'fork' } },
      { unitCode: '01822', needs: ['neverSent'], lastOn: null },
    ],
    questions: [{ is: 'line', number: 2, waiting: 2 }],
  });
  const decision = {
    is: 'line' as const,
    counts: second.name,
    aside: [other.name],
    ground: 'senderSays' as const,
  };
  const { id } = await gather.decide({ decision });
  expect((await safe(gather.decide({ decision }))).error).toMatchObject({ code: 'NOT_ASKED' });
  expect((await gather.look()).store).toMatchObject({ batches: { counted: 2, held: 1 } });
  expect(await gather.verify()).toMatchObject({ findings: [], rows: 6, responses: 6 });
  expect(await gather.saveReceipts({ folder: stick })).toEqual({ files: 1 });
  expect(readdirSync(stick).filter((name) => name.endsWith('.hlr'))).toHaveLength(1);

  // the tables are lost, the batches and the decision are not
  rmSync(join(desk.folder.path, 'gather', 'warehouse.duckdb'));
  expect(await last(await gather.rebuild())).toMatchObject({ is: 'done', taken: 3 });
  expect((await gather.look()).store).toMatchObject({ batches: { counted: 2, held: 1 } });
  await gather.undo({ id });
  expect((await gather.look()).store).toMatchObject({ batches: { counted: 1, held: 2 } });

  const db = openReader(desk.folder.database);
  const audited = db
    .prepare<[], string>(`SELECT action FROM audit WHERE action LIKE 'gather.%' ORDER BY rowid`)
    .pluck()
    .all();
  db.close();
  expect(audited).toEqual([
    'gather.made',
    'gather.trusted',
    'gather.trusted',
    'gather.taken',
    'gather.decided',
    'gather.rebuilt',
    'gather.undone',
  ]);
});

it('says what is wrong with a folder, and lets nobody in without the right', async () => {
  const { gather } = await officer();
  expect((await safe(gather.verify())).error).toMatchObject({ code: 'NO_STORE' });
  await gather.make();
  const nowhere = { folder: join(stick, 'không có') };
  expect((await safe(gather.saveCard(nowhere))).error).toMatchObject({ code: 'FOLDER' });
  expect((await safe(gather.readCards(nowhere))).error).toMatchObject({ code: 'FOLDER' });
  const empty = join(stick, 'trống');
  mkdirSync(empty);
  await expect(async () => last(await gather.takeIn({ folder: empty }))).rejects.toMatchObject({
    code: 'NOTHING_THERE',
  });
  const staff = desk.desk();
  await staff.access.signIn({ code: 'can-bo', secret: staffPin });
  expect((await safe(staff.gather.look())).error).toMatchObject({ code: 'FORBIDDEN' });
});

it('publishes a quarter once, into a folder of its own, and none that is not over', async () => {
  const { gather } = await officer();
  await gather.make();
  const { file } = await gather.saveCard({ folder: stick });
  const { document } = JSON.parse(readFileSync(file, 'utf8')) as { document: string };
  const { recipient = '' } = JSON.parse(document) as { recipient?: string };
  const life = aLife();
  writeCard(join(stick, 'cards'), life);
  await gather.trust({ folder: join(stick, 'cards'), compared: [life.fingerprint] });
  maker = await createBatchMaker(join(stick, 'made'), recipient);
  const inJuly = Date.parse('2026-07-15T09:00:00+07:00');
  const rows = Array.from({ length: 30 }, () => aRatingRow(life, { recorded_at_ms: inJuly }));
  await maker.make(life, { rows });
  await last(await gather.takeIn({ folder: join(stick, 'made') }));

  expect(await gather.quarters()).toEqual([{ quarter: '2026-Q3', published: null }]);
  const asked = { quarters: ['2026-Q3'], floor: 10 };
  const runningYet = { quarters: ['2026-Q4'], floor: 10 };
  expect(await gather.weighOpenData(asked)).toMatchObject({ shown: 30, answers: 30, keptBack: 0 });
  const refusedWith = async (call: Promise<unknown>) => (await safe(call)).error;
  const not = { code: 'NOT_CLOSED' };
  expect(await refusedWith(gather.weighOpenData(runningYet))).toMatchObject(not);
  expect(await refusedWith(gather.publishOpenData({ ...runningYet, folder: stick }))).toMatchObject(
    not,
  );
  const nowhere = { ...asked, folder: join(stick, 'không có') };
  expect(await refusedWith(gather.publishOpenData(nowhere))).toMatchObject({ code: 'FOLDER' });
  expect(await gather.quarters()).toMatchObject([{ published: null }]);

  const published = await gather.publishOpenData({ ...asked, folder: stick });
  expect(published).toMatchObject({ fresh: ['2026-Q3'], publishedOn: '2026-11-27' });
  expect(readdirSync(published.out).length).toBe(published.files);
  expect(await gather.quarters()).toEqual([{ quarter: '2026-Q3', published: '2026-11-27' }]);
  // what lies there is not written over; elsewhere the same may be written again
  const again = { ...asked, folder: stick };
  expect(await refusedWith(gather.publishOpenData(again))).toMatchObject({ code: 'THERE_ALREADY' });
  expect(await gather.weighOpenData(asked)).toBeNull();
  const elsewhere = join(stick, 'lần hai');
  mkdirSync(elsewhere);
  expect(await gather.publishOpenData({ ...asked, folder: elsewhere })).toMatchObject({
    fresh: [],
  });
});
