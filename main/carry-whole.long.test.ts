import { randomUUID } from 'node:crypto';
import { copyFileSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { makeTempFolder, removeFolder } from '#tests/support/folders.ts';
import { createNetworkOffice, type NetworkOffice } from '#tests/support/network-office.ts';
import { carry, signedIn, takeIn } from '#tests/support/office-machines.ts';
import { plugIn } from '#tests/support/stick.ts';
import { createSuperiorStore, type SuperiorStore } from '#tests/support/superior-store.ts';
import { anId, aRating, type TestApp } from '#tests/support/test-app.ts';
import { readScoreSheet, writeScoreSheet } from '#shared/features/gather/score-sheet.ts';
import { readCsv } from './features/letter/read-table-file.ts';
import { readJudgedResponses } from './features/rating/response-store.ts';
import { verifyRatings } from './features/rating/verify-ratings.ts';
import { openReader } from './storage/database.ts';

const importedOn = '2026-12-01';
const nine = { set: 'tt01-2018', version: 1, period: '2026-Q3' } as const;
const sentUp = 'Xin thêm một máy in cho quầy tiếp nhận';
const toBeKept = [
  'Ông Bế Văn Đàm chờ từ sáng',
  'Bà Nông Thị Sim khen cô ở quầy 2',
  'Máy quét ở quầy của chị Hoàng Thị Mẩy hỏng',
];

let place: string;
let superior: SuperiorStore;
let office: NetworkOffice;
const closing: (() => void)[] = [];
beforeEach(async () => {
  place = makeTempFolder();
  superior = await createSuperiorStore();
  office = await createNetworkOffice(['may-2', 'may-3']);
});
afterEach(() => {
  office.close();
  superior.close();
  for (const close of closing.splice(0)) close();
  removeFolder(place);
});

/** A stick of its own, formatted as sticks are; a folder where a machine lets nobody mount one. */
function plugged(name: string): string {
  const stick = plugIn({ place, name });
  if (typeof stick === 'string') {
    process.stdout.write(`no stick can be plugged in here, a folder instead: ${stick}\n`);
    return makeTempFolder();
  }
  closing.push(stick.pull);
  return stick.folder;
}

/** What citizens gave, by the id of the answer: the score that holds in the end. */
type Given = Map<string, number>;

interface Visit {
  readonly score: 1 | 2 | 3 | 4 | 5;
  readonly changedTo?: 1 | 2 | 3 | 4 | 5;
  readonly words?: string;
}

async function visit(at: TestApp, given: Given, { score, changedTo, words }: Visit): Promise<void> {
  const { rating } = at.kiosk();
  const tap = aRating({ score });
  await rating.submit(tap);
  given.set(tap.id, changedTo ?? score);
  if (changedTo !== undefined) {
    await rating.change({ ...aRating({ score: changedTo }), responseId: tap.id });
  }
  if (words !== undefined) await rating.comment({ id: anId(), responseId: tap.id, text: words });
}

/** Every text that stands anywhere in the warehouse, counted or not. */
async function allTexts(): Promise<string> {
  const columns = await superior.ask(
    `SELECT table_name, column_name FROM information_schema.columns
     JOIN information_schema.tables USING (table_schema, table_name)
     WHERE table_type = 'BASE TABLE' AND data_type = 'VARCHAR'`,
  );
  const each = columns.map(
    ({ table_name: table, column_name: column }) =>
      `SELECT "${String(column)}" AS said FROM "${String(table)}"`,
  );
  const rows = await superior.ask(each.join(' UNION '));
  return rows.map(({ said }) => String(said)).join('\n');
}

const takeReceipts = async (app: TestApp, folder: string) =>
  (await signedIn(app, 'tong-hop')).batch.takeReceipts({ path: folder });

/** The office's own answers, and the scores of the table that it exports, which has no ids of theirs. */
async function answersAtDesk() {
  const db = openReader(office.desk.folder.database);
  try {
    expect(verifyRatings(db).fault).toBeUndefined();
    const answers = [...readJudgedResponses(db)];
    const byId: Given = new Map(answers.map(([{ id, score }]) => [id, score]));
    return { byId, rows: answers.length };
  } finally {
    db.close();
  }
}

const inOrder = (scores: readonly number[]) => scores.toSorted((one, other) => one - other);

async function exportedScores(): Promise<readonly number[]> {
  const officer = await signedIn(office.desk, 'tong-hop');
  let files: readonly string[] = [];
  for await (const event of await officer.tables.export({ format: 'jsonl' })) {
    files = event.files ?? files;
  }
  const lines = readFileSync(files[0] ?? '', 'utf8').split('\n');
  const rows = lines
    .filter((line) => line !== '')
    .map((line): { score: number } => JSON.parse(line));
  return inOrder(rows.map(({ score }) => score));
}

async function answersAbove() {
  const rows = await superior.ask('SELECT CAST(id AS VARCHAR) AS id, final_score FROM response');
  return {
    byId: new Map(rows.map((row) => [String(row['id']), Number(row['final_score'])])),
    rows: rows.length,
  };
}

/** What the office keeps besides ratings: figures, what hinders it, its own scores with a proof. */
async function workAtDesk(): Promise<void> {
  const staff = await signedIn(office.desk, 'can-bo');
  const { basedOn } = await staff.activity.show({});
  await staff.activity.enter({
    basedOn,
    entries: [
      { month: '2026-11', figure: 'received', value: 90 },
      { month: '2026-11', figure: 'visits', value: 312, origin: 'tally-sheet' },
    ],
  });
  await staff.difficulty.note({ kind: 'difficulty', words: toBeKept[2] ?? '', addressee: '' });
  const proposal = await staff.difficulty.note({
    kind: 'proposal',
    words: sentUp,
    addressee: 'Tỉnh thử',
  });
  const day = '2026-11-29';
  await staff.difficulty.move({ id: proposal.id, from: 'open', to: 'sent', day, note: '' });

  const officer = await signedIn(office.desk, 'tong-hop');
  const { set, basedOn: none } = await officer.assessment.show(nine);
  for (const { code } of set.groups.flatMap(({ criteria }) => criteria)) {
    const score = { ...nine, criterion: code, basedOn: none, score: 2, reason: 'Đã rà soát' };
    await officer.assessment.score(score);
  }
  const given = randomUUID();
  const piece = Buffer.from('%PDF-1.7 biên bản rà soát').toString('base64');
  await officer.assessment.giveEvidence({ given, at: 0, piece });
  await officer.assessment.addEvidence({
    ...nine,
    criterion: '5',
    given,
    title: 'Biên bản rà soát',
    fileName: 'bien ban cua Hoang Thi May.pdf',
    personal: false,
  });
  const scored = await officer.assessment.show(nine);
  await officer.assessment.confirm({ ...nine, basedOn: scored.basedOn });
}

/** The superior fills the office's sheet in, and puts the sealed answer on the stick. */
async function verify(unitCode: string, out: string): Promise<string> {
  return superior.withStore(async (store) => {
    const own = await store.selfScores(unitCode);
    const sheet = writeScoreSheet(own)
      .replace(/(;5;2;2;);\r\n/, '$11,25;Thiếu quyết định công bố\r\n')
      .replace(/(;6;2;2;);\r\n/, '$12;\r\n');
    const read = readScoreSheet(readCsv(sheet), own);
    if (!read.read) throw new Error(JSON.stringify(read.faults));
    const sent = await store.sendScores({
      unitCode,
      scores: read.scores,
      builtAt: '2026-12-20T09:00:00+07:00',
      programVersion: '1',
      out,
    });
    return sent?.fileName ?? '';
  });
}

const keptAt = ({ folder }: TestApp) =>
  readdirSync(folder.batches.out, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.hlb'),
  );

/** Settings stay for stations that come later. */
function settingsKept({ folder }: TestApp): readonly string[] {
  const db = openReader(folder.database);
  try {
    return db
      .prepare<[], string>(`SELECT name || '.hlb' FROM batch_out WHERE kind = 'settings'`)
      .pluck()
      .all();
  } finally {
    db.close();
  }
}

it('counts every rating once, from the glass to the superior, and brings everything back', async () => {
  const { desk, stations, introduce, listen, pushTo, pushNow, nextDay } = office;
  const [bySticks, byNetwork] = stations;
  if (bySticks === undefined || byNetwork === undefined) throw new Error('two stations');
  const [small, large] = [plugged('nho'), plugged('lon')];
  await introduce(bySticks);
  await introduce(byNetwork);
  await superior.introduce(office.desk);
  await listen();
  await pushTo(byNetwork);

  // three days at three screens
  const given: Given = new Map();
  await visit(desk, given, { score: 4 });
  await visit(bySticks, given, { score: 1, changedTo: 4, words: toBeKept[0] ?? '' });
  await visit(byNetwork, given, { score: 5 });
  nextDay();
  expect((await carry(bySticks, 'can-bo', small)).carried).toHaveLength(1);
  expect(await pushNow(byNetwork)).toMatchObject({ trouble: null, pushed: 1 });
  await visit(desk, given, { score: 5, changedTo: 2 });
  await visit(bySticks, given, { score: 3 });
  await visit(byNetwork, given, { score: 2, changedTo: 5, words: toBeKept[1] ?? '' });
  await visit(byNetwork, given, { score: 3 });
  nextDay();
  await visit(bySticks, given, { score: 2 });
  nextDay();

  // to the desk: two batches on the stick, the other station's over the network
  expect((await carry(bySticks, 'can-bo', small)).carried).toHaveLength(2);
  expect(await takeIn(office.desk, small)).toMatchObject({
    files: [{ state: 'counted' }, { state: 'counted' }],
  });
  expect(await pushNow(byNetwork)).toMatchObject({ trouble: null, pushed: 1 });
  expect(await takeReceipts(bySticks, small)).toMatchObject([
    { outcome: { taken: true, counted: 2, letGo: 2 } },
  ]);
  expect([keptAt(bySticks), keptAt(byNetwork)]).toEqual([[], []]);
  const once = { byId: given, rows: given.size };
  expect(await answersAtDesk()).toEqual(once);
  expect(await exportedScores()).toEqual(inOrder([...given.values()]));

  // all of it up to the superior, on another stick
  await workAtDesk();
  const carried = await carry(desk, 'tong-hop', large);
  expect(carried.carried.map(({ what }) => what)).toEqual([
    ...['station', 'office', 'passedOn', 'passedOn', 'passedOn', 'passedOn', 'cards'],
  ]);
  const imported = () => superior.withStore((store) => store.importFiles([large], importedOn));
  expect(await imported()).toMatchObject({ taken: 6, refused: [] });
  expect(await answersAbove()).toEqual(once);
  expect(await superior.ask('SELECT figure, value FROM activity ORDER BY figure')).toEqual([
    { figure: 'received', value: 90 },
    { figure: 'visits', value: 312 },
  ]);
  expect(await superior.ask('SELECT criterion, title FROM evidence')).toEqual([
    { criterion: '5', title: 'Biên bản rà soát' },
  ]);

  // nothing of persons stands there; what was sent up does
  const texts = await allTexts();
  expect(texts).toContain(sentUp);
  const ofPersons = [...toBeKept, 'Bế Văn Đàm', 'Hoang Thi May', 'can-bo', 'tong-hop', 'cntt'];
  expect(ofPersons.filter((words) => texts.includes(words))).toEqual([]);

  // back to the office: receipts, and the verification
  const [own] = (await (await signedIn(desk, 'cntt')).connection.show()).own;
  const verified = await verify(own?.unit.code ?? '', large);
  const receipts = readdirSync(join(superior.path, 'receipts'));
  for (const file of receipts)
    copyFileSync(join(superior.path, 'receipts', file), join(large, file));
  const back = await takeIn(office.desk, large);
  expect(back.files.map(({ kind, state }) => [kind, state])).toEqual([
    ...Array.from({ length: 6 }, () => ['station', 'already']), // what the office had put there itself
    ['verification', 'counted'],
  ]);
  expect(back.files.at(-1)?.file).toBe(verified);
  const said = await takeReceipts(desk, large);
  expect(said.map(({ outcome }) => outcome)).toEqual([
    ...Array.from({ length: 3 }, () => expect.objectContaining({ counted: 2, letGo: 2 })),
    { taken: false, fault: 'notOurs' }, // the desk's own, for the superior
  ]);
  const { batches } = await (await signedIn(desk, 'tong-hop')).batch.show();
  expect(batches.map(({ kind, state }) => [kind, state])).toEqual([
    ['office', 'received'],
    ['station', 'received'],
  ]);
  expect(keptAt(desk)).toEqual(settingsKept(desk)); // which go down to stations, not up
  const sheet = await (await signedIn(desk, 'tong-hop')).assessment.show(nine);
  const beside = sheet.criteria.map(({ code, score, verified: given }) => [
    ...[code, score?.score, given?.score, given?.reason],
  ]);
  expect(beside.filter(([, , superiors]) => superiors !== undefined)).toEqual([
    ['5', 2, 1.25, 'Thiếu quyết định công bố'],
    ['6', 2, 2, ''],
  ]);

  // the same sticks and calls once more change nothing anywhere
  const hash = () => superior.withStore(async (store) => (await store.verify()).hash);
  const before = { hash: await hash(), desk: await exportedScores() };
  expect((await carry(bySticks, 'can-bo', small)).carried).toEqual([]);
  expect((await takeIn(office.desk, small)).files.map(({ state }) => state)).toEqual([
    'already',
    'already',
  ]);
  expect(await takeReceipts(bySticks, small)).toMatchObject([
    { outcome: { taken: true, counted: 0, letGo: 0, known: 2 } },
  ]);
  expect(await pushNow(byNetwork)).toMatchObject({ trouble: null, pushed: 0 });
  expect((await carry(desk, 'tong-hop', large)).carried.map(({ what }) => what)).toEqual(['cards']);
  expect(await imported()).toMatchObject({ taken: 0, known: 7, refused: [] });
  expect((await takeIn(office.desk, large)).files.map(({ state }) => state)).toEqual(
    Array.from({ length: 7 }, () => 'already'),
  );
  expect({ hash: await hash(), desk: await exportedScores() }).toEqual(before);
  expect([await answersAtDesk(), await answersAbove()]).toEqual([once, once]);
}, 300_000);
