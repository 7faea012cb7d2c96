import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { batchFiles } from '#main/gather-files.ts';
import { noDecisions } from '#shared/features/batch/ledger.ts';
import { Receipt } from '#shared/features/batch/receipt.ts';
import { ratingsTable } from '#shared/features/batch/station-tables.ts';
import { makeTempFolder, removeFolder } from '#tests/support/folders.ts';
import {
  aLife,
  aRatingRow,
  createBatchMaker,
  someRows,
  writeCard,
  type BatchMaker,
  type Life,
  type RatingRow,
} from '#tests/support/station-batches.ts';
import type { Row } from './duck-database.ts';
import { openGatherStore, type GatherStore } from './index.ts';
import { createStore } from './store-folder.ts';
import { typicalQueries } from './typical-queries-store.ts';
import { openWarehouse } from './warehouse-store.ts';

const today = '2026-11-21';
const unit = { code: '01', codeSystem: 'QD19-2025', name: 'Sở Nội vụ' };

let root: string;
let template: string;
let maker: BatchMaker;
let at: string;
let open: GatherStore[] = [];

beforeAll(async () => {
  root = makeTempFolder();
  template = join(root, 'template');
  await createStore(template, { kind: 'real', unit }, batchFiles);
  const store = await openGatherStore(template, batchFiles);
  const { recipient } = JSON.parse(store.ownCard(today).document) as { recipient: string };
  store.close();
  maker = await createBatchMaker(join(root, 'made'), recipient);
});
afterAll(() => {
  maker.close();
  removeFolder(root);
});
beforeEach(() => {
  at = join(root, randomUUID());
  return () => {
    for (const store of open) store.close();
    open = [];
  };
});

/** A store with the keys that every batch of this file is sealed to. */
async function aStore(lives: readonly Life[], path = at): Promise<GatherStore> {
  cpSync(template, path, { recursive: true });
  const store = await openGatherStore(path, batchFiles);
  open.push(store);
  const cards = lives.map((life) => writeCard(join(root, 'cards'), life));
  for (const { reading } of store.trust(cards)) expect(reading.taken).toBe(true);
  return store;
}

function closed(store: GatherStore): void {
  store.close();
  open = open.filter((each) => each !== store);
}

async function reportOf(store: GatherStore) {
  return await store.report({ asOf: today, silentAfterDays: 14 });
}

describe('a gathering store', () => {
  it('takes in a batch once, however often and in whatever order it comes', async () => {
    const life = aLife();
    const first = await maker.make(life);
    const second = await maker.make(life, { number: 2, previous: first.name });
    const store = await aStore([life]);
    const files = [second.file, first.file, second.file];
    expect(await store.importFiles(files, today)).toMatchObject({ taken: 2, rows: 6, known: 0 });
    const { hash, findings } = await store.verify();
    expect(findings).toEqual([]);
    expect(await store.importFiles([join(root, 'made', '..', 'made')], today)).toMatchObject({
      taken: 0,
    });
    expect((await store.verify()).hash).toBe(hash);

    const other = await aStore([life], `${at}-other`);
    await other.importFiles([first.file], today);
    expect((await other.verify()).hash).not.toBe(hash);
    await other.importFiles([second.file], today);
    expect((await other.verify()).hash).toBe(hash);
  });

  it('holds both sides of a fork with all that follows, and takes back what was counted', async () => {
    const life = aLife();
    const first = await maker.make(life);
    const second = await maker.make(life, { number: 2, previous: first.name });
    const other = await maker.make(life, { number: 2, previous: first.name });
    const store = await aStore([life]);
    await store.importFiles([first.file, second.file], today);
    expect(await reportOf(store)).toMatchObject({ answers: 6, batches: { counted: 2, held: 0 } });
    await store.importFiles([other.file], today);
    const report = await reportOf(store);
    expect(report).toMatchObject({ answers: 3, batches: { counted: 1, held: 2 } });
    expect(report.held.map(({ number, reason }) => [number, reason])).toEqual([
      [2, 'fork'],
      [2, 'fork'],
    ]);
  });

  it('counts a row once that a restored life sends again, and holds both if it differs', async () => {
    const life = aLife();
    const rows = someRows(life, 4);
    const first = await maker.make(life, { rows });
    const restored = aLife({ grownFrom: { incarnation: life.incarnation, manifest: null } });
    const again = await maker.make(restored, { rows: [...rows.slice(2), aRatingRow(restored)] });
    const store = await aStore([life, restored]);
    await store.importFiles([again.file, first.file], today);
    expect(await store.count()).toEqual({ rows: 5, responses: 5 });

    const altered = aLife({ grownFrom: { incarnation: life.incarnation, manifest: null } });
    const [row] = rows;
    const lying = await maker.make(altered, { rows: [aRatingRow(life, { ...row, score: 5 })] });
    expect(row?.score).not.toBe(5);
    store.trust([writeCard(join(root, 'cards'), altered)]);
    await store.importFiles([lying.file], today);
    expect((await reportOf(store)).held.map(({ reason }) => reason)).toEqual([
      'rowConflict',
      'rowConflict',
    ]);
    // what only the restored life has left: the rows that it inherited, and its own
    expect(await store.count()).toEqual({ rows: 3, responses: 3 });
  });

  it('refuses each file that is not right with its reason, and takes in the others', async () => {
    const life = aLife();
    const stranger = aLife();
    const simulated = aLife({ stationCode: 'may-2', folderKind: 'simulated' });
    const rows = someRows(life, 2);
    const [one, two] = rows;
    if (one === undefined || two === undefined) throw new Error('there are two rows');
    const good = await maker.make(life, { rows });
    const wrong = {
      senderUnknown: await maker.make(stranger),
      otherUnit: await maker.make(life, { rows: [{ ...one, station_code: 'may-9' }] }),
      countsDiffer: await maker.make(life, {
        content: { counts: { answer: 9, change: 0, fact: 0, comment: 0, redaction: 0 } },
      }),
      // the CSV has another score than the Parquet
      rowsInvalid: await maker.make(life, { rows, csvRows: [one, { ...two, score: 4 }] }),
    };
    const unsound = [
      await maker.make(life, { rows: [{ ...one, score: 6 }] }),
      await maker.make(life, { rows: [{ ...one, id: 'not-an-id' }] }),
      await maker.make(life, { rows: [{ ...one, kind: 'fact' }] }),
      await maker.make(life, { rows: [{ ...one, counter_code: 'quay 1; DROP' }] }),
      await maker.make(life, { rows: [{ ...one, trial: 1 }] }),
      await maker.make(life, { rows: [one, one] }),
      await maker.make(life, { instead: { [ratingsTable.parquet]: 'no table' } }),
      await maker.make(life, { instead: { [ratingsTable.csv]: 'id\r\n1\r\n' } }),
    ];
    const next = await maker.make(life, { number: 2, previous: good.name });
    const garbage = join(root, 'garbage.hlb');
    writeFileSync(garbage, 'not a batch');
    const store = await aStore([life]);
    const files = [good, ...Object.values(wrong), ...unsound, next].map(({ file }) => file);
    const { taken, refused } = await store.importFiles(
      [...files, garbage, join(root, 'nowhere.hlb')],
      today,
    );
    expect(taken).toBe(2);
    expect(await store.count()).toEqual({ rows: 5, responses: 5 });
    const faults = Object.fromEntries(refused.map(({ file, fault }) => [file, fault]));
    expect(faults).toEqual({
      ...Object.fromEntries(Object.entries(wrong).map(([fault, { file }]) => [file, fault])),
      ...Object.fromEntries(unsound.map(({ file }) => [file, 'rowsInvalid'])),
      [garbage]: 'notABatch',
      [join(root, 'nowhere.hlb')]: 'unreadable',
    });
    expect((await reportOf(store)).refused).toHaveLength(refused.length);
    expect((await store.verify()).findings).toEqual([]);
    // a made-up batch has no way in: neither its card nor, with a real one, its content
    const card = writeCard(join(root, 'cards'), simulated);
    expect(store.trust([card])[0]?.reading).toEqual({ taken: false, fault: 'simulatedHere' });
    const posing = await maker.make(simulated);
    store.trust([writeCard(join(root, 'cards'), simulated, { folderKind: 'office' })]);
    expect((await store.importFiles([posing.file], today)).refused[0]?.fault).toBe('simulatedHere');
  });

  it('counts a fork’s side once somebody chose it, until the choice is undone or a third comes', async () => {
    const life = aLife();
    const first = await maker.make(life);
    const second = await maker.make(life, { number: 2, previous: first.name });
    const other = await maker.make(life, { number: 2, previous: first.name });
    const after = await maker.make(life, { number: 3, previous: second.name });
    const store = await aStore([life]);
    const files = [first, second, other, after].map(({ file }) => file);
    await store.importFiles(files, today);
    const { hash } = await store.verify();
    const { open: questions, batches } = await store.ask();
    const claims = [second.name, other.name].toSorted();
    expect(questions).toMatchObject([{ is: 'line', number: 2, claims }]);
    expect(batches.map(({ name }) => name).toSorted()).toEqual(claims);
    const choice = { is: 'line' as const, counts: second.name, aside: [other.name] };
    const act = { by: 'tong-hop', on: today };
    const elsewhere = { ...choice, aside: [first.name], ground: 'damaged' as const };
    expect(await store.decide(elsewhere, act)).toBeUndefined();
    const made = await store.decide({ ...choice, ground: 'senderSays' }, act);
    const report = await reportOf(store);
    expect(report).toMatchObject({ answers: 9, batches: { counted: 3, held: 1 } });
    expect(report.held).toMatchObject([{ name: other.name, reason: 'setAside' }]);
    expect((await store.ask()).open).toEqual([]);
    const decided = (await store.verify()).hash;
    expect(decided).not.toBe(hash);

    // the choice is no part of the warehouse: it stands when that is made anew, and after a start
    await store.rebuild();
    expect(await store.verify()).toEqual({ hash: decided, findings: [] });
    closed(store);
    const again = await openGatherStore(at, batchFiles);
    open.push(again);
    const third = await maker.make(life, { number: 2, previous: first.name });
    await again.importFiles([third.file], today);
    expect((await again.ask()).open).toMatchObject([
      { is: 'line', claims: [second.name, third.name].toSorted() },
    ]);
    expect(await again.undo(made?.id ?? '', act)).toBe(true);
    expect(await again.undo(made?.id ?? '', act)).toBe(false);
    expect((await again.ask()).open[0]?.claims).toHaveLength(3);
    expect(again.listDecisions()).toMatchObject([{ by: 'tong-hop', undone: act }]);
  });

  it('counts one side of batches that disagree about a row, and what follows either', async () => {
    const life = aLife();
    const [row] = someRows(life, 1);
    const first = await maker.make(life, { rows: [{ ...row, score: 2 } as RatingRow] });
    const next = await maker.make(life, { number: 2, previous: first.name });
    const restored = aLife({ grownFrom: { incarnation: life.incarnation, manifest: null } });
    const lying = await maker.make(restored, { rows: [{ ...row, score: 5 } as RatingRow] });
    const store = await aStore([life, restored]);
    await store.importFiles([first.file, next.file, lying.file], today);
    const { open: questions, rows } = await store.ask();
    expect(questions).toEqual([{ is: 'rows', claims: [first.name, lying.name].toSorted() }]);
    expect(new Set(rows.map(({ score }) => score))).toEqual(new Set([2, 5]));
    const decision = { is: 'rows' as const, counts: first.name, aside: [lying.name] };
    await store.decide({ ...decision, ground: 'forged' }, { by: 'tong-hop', on: today });
    expect(await reportOf(store)).toMatchObject({ answers: 4, batches: { counted: 2, held: 1 } });
    expect((await store.verify()).findings).toEqual([]);
  });

  it('trusts a revoked key up to a number, whenever its batches came', async () => {
    const life = aLife();
    const first = await maker.make(life);
    const second = await maker.make(life, { number: 2, previous: first.name });
    const forged = await maker.make(life, { number: 2, previous: first.name });
    const key = { is: 'key', key: life.fingerprint, lastNumber: 1, reason: 'lost' } as const;
    const act = { by: 'tong-hop', on: today };
    const before = await aStore([life]);
    await before.importFiles([first.file, second.file], today);
    await before.decide(key, act);
    await before.importFiles([forged.file], today);
    const after = await aStore([life], `${at}-other`);
    await after.decide(key, act);
    await after.importFiles([forged.file, second.file, first.file], today);
    for (const store of [before, after]) {
      const { batches, held, stations } = await reportOf(store);
      expect(batches).toEqual({ counted: 1, held: 2 });
      expect(held.map(({ reason }) => reason)).toEqual(['revoked', 'revoked']);
      expect(stations[0]?.lives[0]?.doubt).toBeNull();
    }
    expect((await after.verify()).hash).toBe((await before.verify()).hash);
    expect(await before.decide({ ...key, key: aLife().fingerprint }, act)).toBeUndefined();
  });

  it('takes no card whose key anybody can sign by', async () => {
    const store = await aStore([]);
    const point = Buffer.concat([Buffer.from([1]), Buffer.alloc(31)]);
    const card = writeCard(join(root, 'cards'), aLife({ publicKey: point }));
    expect(store.trust([card])[0]?.reading).toEqual({ taken: false, fault: 'keyUnsound' });
  });

  it('stops where it is asked to, keeps what was entered, and goes on from there', async () => {
    const lives = Array.from({ length: 6 }, (_, at) => aLife({ stationCode: `may-${at}` }));
    const files: string[] = [];
    for (const life of lives) files.push((await maker.make(life)).file);
    const store = await aStore(lives);
    let asked = 0;
    const stopped = await store.importFiles(files, today, undefined, () => (asked += 1) >= 2);
    expect(stopped).toMatchObject({ taken: 2, refused: [] });
    expect((await store.verify()).findings).toEqual([]);
    expect(await store.importFiles(files, today)).toMatchObject({ taken: 4, known: 2 });
  });

  it('says which days are not complete, and which stations are silent', async () => {
    const life = aLife();
    const first = await maker.make(life, { rows: someRows(life, 24) });
    const fourth = await maker.make(life, { number: 4, rows: someRows(life, 24, 96) });
    const store = await aStore([life]);
    await store.importFiles([first.file, fourth.file], today);
    const { stations } = await reportOf(store);
    expect(stations).toMatchObject([
      {
        unitCode: '01819',
        stationCode: 'may-1',
        isSilent: false,
        isCopied: false,
        lives: [{ missing: [{ from: 2, to: 3, days: { from: '2026-11-03', to: '2026-11-06' } }] }],
      },
    ]);
    expect(await store.report({ asOf: '2026-12-31', silentAfterDays: 14 })).toMatchObject({
      stations: [{ isSilent: true, daysSilent: 54 }],
    });
  });

  it('gives every author a signed receipt, and the same one again for the same batches', async () => {
    const life = aLife();
    const { file, name } = await maker.make(life);
    const store = await aStore([life]);
    expect(await store.importFiles([file], today)).toMatchObject({ receipts: 1 });
    expect(await store.importFiles([file], '2026-11-22')).toMatchObject({ receipts: 0 });
    const [receipt = ''] = readdirSync(store.receipts);
    const signed = JSON.parse(readFileSync(join(store.receipts, receipt), 'utf8')) as {
      document: string;
      signature: string;
    };
    const publicKey = batchFiles.parseKey(
      (JSON.parse(store.ownCard(today).document) as { key: string }).key,
    );
    if (publicKey === undefined) throw new Error('the store has a key');
    expect(batchFiles.isSigned(signed, 'hai-long-receipt', publicKey)).toBe(true);
    expect(Receipt.parse(JSON.parse(signed.document))).toMatchObject({
      on: today,
      author: life.fingerprint,
      batches: [{ name, state: 'counted', reason: null }],
    });
  });

  it('answers what evaluations ask, of counted batches alone and of final scores', async () => {
    const life = aLife();
    const [one, two] = someRows(life, 2);
    if (one === undefined || two === undefined) throw new Error('there are two rows');
    const follow = { response_id: one.id, recorded_at_ms: Number(one.recorded_at_ms) };
    const rows = [
      { ...one, score: 2 },
      { ...two, score: 1 },
      aRatingRow(life, { ...follow, kind: 'change', score: 5, step: 1 }),
      aRatingRow(life, {
        ...follow,
        kind: 'fact',
        score: null,
        question: 'reasons',
        choices: '["waiting","words, kind"]',
      }),
    ];
    const counted = await maker.make(life, { rows });
    const second = { number: 2, previous: counted.name };
    const held = [await maker.make(life, second), await maker.make(life, second)];
    const store = await aStore([life]);
    await store.importFiles(
      [counted, ...held].map(({ file }) => file),
      today,
    );
    closed(store);
    const warehouse = await openWarehouse(join(at, 'warehouse.duckdb'), join(at, 'scratch'), {
      kind: 'real',
      decisions: () => noDecisions,
    });
    const answers = new Map<string, readonly Row[]>();
    for (const [name, query] of Object.entries(typicalQueries)) {
      answers.set(name, await warehouse.db.all(query));
    }
    warehouse.close();
    expect([...answers].filter(([, found]) => found.length === 0).map(([name]) => name)).toEqual([
      'scoresByModel', // none of them bears a model
    ]);
    expect(answers.get('topTwoByUnit')).toMatchObject([
      { unit_code: '01819', answers: 2n, satisfied: 1n, neutral: 0n },
    ]);
    expect(answers.get('choicesByUnit')).toMatchObject([
      { question: 'reasons', choices: '["waiting","words, kind"]', given: 1n },
    ]);
    expect(answers.get('daysWithAnswers')).toMatchObject([{ month: '2026-11', days: 1n }]);
  });

  it('lets the last change of an answer hold, whatever its hour and id', async () => {
    const life = aLife();
    const [answer] = someRows(life, 1);
    if (answer === undefined) throw new Error('there is a row');
    const change = (id: string, given: { score: number; step: number }) =>
      aRatingRow(life, { id, response_id: answer.id, kind: 'change', ...given });
    const rows = [
      { ...answer, score: 3 },
      change('ffffffff-0000-4000-8000-000000000000', { score: 4, step: 9 }),
      change('00000000-0000-4000-8000-000000000000', { score: 1, step: 10 }),
    ];
    const { file } = await maker.make(life, { rows });
    const store = await aStore([life]);
    await store.importFiles([file], today);
    closed(store);
    const warehouse = await openWarehouse(join(at, 'warehouse.duckdb'), join(at, 'scratch'), {
      kind: 'real',
      decisions: () => noDecisions,
    });
    const held = await warehouse.db.all('SELECT score, final_score FROM response');
    warehouse.close();
    expect(held).toEqual([{ score: 3, final_score: 1 }]);
  });

  it('builds its warehouse anew from the archive alone', async () => {
    const life = aLife();
    const first = await maker.make(life);
    const fork = await maker.make(life);
    const third = await maker.make(life, { number: 3 });
    const store = await aStore([life]);
    await store.importFiles([first.file, fork.file, third.file], today);
    const { hash } = await store.verify();
    closed(store);
    rmSync(join(at, 'warehouse.duckdb'));
    const again = await openGatherStore(at, batchFiles);
    open.push(again);
    expect(await again.rebuild()).toMatchObject({ taken: 3, refused: [] });
    expect(await again.verify()).toEqual({ hash, findings: [] });
  });

  it('finds a file of the archive that was altered or is gone', async () => {
    const life = aLife();
    const first = await maker.make(life);
    const second = await maker.make(life, { number: 2, previous: first.name });
    const store = await aStore([life]);
    await store.importFiles([first.file, second.file], today);
    const shelf = (name: string) => join(at, 'archive', name.slice(0, 1), `${name}.hlb`);
    writeFileSync(shelf(first.name), 'something else');
    rmSync(shelf(second.name));
    expect((await store.verify()).findings).toEqual([
      { kind: 'fileAltered', name: first.name },
      { kind: 'fileMissing', name: second.name },
    ]);
  });

  it('is open in one process at a time', async () => {
    const store = await aStore([]);
    await expect(openGatherStore(at, batchFiles)).rejects.toMatchObject({
      problem: 'anotherInstance',
    });
    closed(store);
    mkdirSync(at, { recursive: true });
    open.push(await openGatherStore(at, batchFiles));
  });
});
