import { randomUUID } from 'node:crypto';
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { batchFiles } from '#main/gather-files.ts';
import { noDecisions } from '#shared/features/batch/ledger.ts';
import { evaluate } from '#shared/features/evaluation/evaluate.ts';
import { sizeOfCounts } from '#shared/features/evaluation/cube.ts';
import { knownOf, type EvaluationSource } from '#shared/features/evaluation/source.ts';
import { createWords } from '#main/words.ts';
import { makeTempFolder, removeFolder } from '#tests/support/folders.ts';
import {
  aLife,
  aRatingRow,
  createBatchMaker,
  writeCard,
  type BatchMaker,
  type Life,
  type RatingRow,
} from '#tests/support/station-batches.ts';
import { openEvaluationStore } from './evaluation-store.ts';
import { openGatherStore, type GatherStore } from './index.ts';
import { openRegister } from './open-data/register.ts';
import { markOfStore } from './store-mark.ts';
import { createStore } from './store-folder.ts';
import { openWarehouse } from './warehouse-store.ts';

const today = '2026-11-21';
const unit = { code: '52', codeSystem: 'QD19-2025', name: 'Sở Nội vụ' };
const act = { by: 'tong-hop', on: today };

let root: string;
let maker: BatchMaker;
let at: string;
let open: GatherStore[] = [];

beforeAll(async () => {
  root = makeTempFolder();
  await createStore(join(root, 'template'), { kind: 'real', unit }, batchFiles);
  const store = await openGatherStore(join(root, 'template'), batchFiles);
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
  return closeAll;
});

function closeAll() {
  for (const store of open) store.close();
  open = [];
}

async function aStore(lives: readonly Life[] = []): Promise<GatherStore> {
  cpSync(join(root, 'template'), at, { recursive: true });
  return again(lives);
}

async function again(lives: readonly Life[] = []): Promise<GatherStore> {
  closeAll();
  const store = await openGatherStore(at, batchFiles);
  open.push(store);
  store.trust(lives.map((life) => writeCard(join(root, 'cards'), life)));
  return store;
}

/** An answer at nine in the morning of a day. */
function answer(life: Life, day: string, given: Partial<RatingRow> = {}): RatingRow {
  return aRatingRow(life, {
    label_set: 'hl5.1',
    gap_ms: null,
    ready_ms: 2_000,
    recorded_at_ms: Date.parse(`${day}T02:00:00Z`),
    ...given,
  });
}

function answers(
  life: Life,
  day: string,
  count: number,
  given: Partial<RatingRow> = {},
): readonly RatingRow[] {
  return Array.from({ length: count }, (_, nth) =>
    answer(life, day, { score: 5 - (nth % 5), ...given }),
  );
}

function follows(first: RatingRow, given: Partial<RatingRow>): RatingRow {
  return { ...first, id: randomUUID(), score: null, label_set: 'hl5.1', ...given };
}

/** The counts as they are now, and as somebody counts them who begins afresh; in one order. */
async function counts(store: GatherStore): Promise<unknown> {
  await store.evaluationSource(today);
  closeAll();
  const warehouse = await openWarehouse(join(at, 'warehouse.duckdb'), join(at, 'scratch'), {
    kind: 'real',
    decisions: () => noDecisions,
  });
  try {
    const { db } = warehouse;
    const tables = ['evaluation_unit', 'evaluation_day', 'evaluation_hour', 'evaluation_reason'];
    const all = async () => {
      const found = [];
      for (const table of tables) found.push(await db.all(`SELECT * FROM ${table} ORDER BY ALL`));
      return found;
    };
    const now = await all();
    for (const table of tables) await db.run(`DELETE FROM ${table}`);
    await (await openEvaluationStore(db)).level();
    expect(now).toEqual(await all());
    return now;
  } finally {
    warehouse.close();
  }
}

const commune = aLife({ unitCode: '21609' });
const other = aLife({ unitCode: '21616' });
const small = aLife({ unitCode: '21622' });

function blocksOf({ cube }: EvaluationSource) {
  return cube.blocks.map(({ series, quarter, months, unit: of, n }) => ({
    ...{ series, quarter, months, unit: of, n },
  }));
}

describe('what a store counts for evaluations', () => {
  it('is each answer once, with its last score, in its own series, model and day', async () => {
    const store = await aStore([commune]);
    const changed = answer(commune, '2026-07-06', { score: 1 });
    const helped = answer(commune, '2026-07-06', { score: 4 });
    const reasoned = answer(commune, '2026-07-07', { score: 2 });
    const paper = answer(commune, '2026-07-20', {
      ...{ score: 3, channel: 'paper', device_mode: 'paper' },
    });
    const rows = [
      ...[changed, helped, reasoned, paper],
      follows(changed, { kind: 'change', score: 5, step: 1 }),
      follows(helped, { kind: 'fact', question: 'pressed_by', choices: '["officer"]' }),
      follows(reasoned, { kind: 'fact', question: 'reasons', choices: '["fee","waiting","fee"]' }),
      follows(paper, { kind: 'fact', question: 'form_day', choices: '["2026-07-03"]' }),
      answer(commune, '2026-07-06', { score: 5, model_code: 'gio-them' }),
      answer(commune, '2026-07-06', { score: 5, ready_ms: 299 }),
      answer(commune, '2026-07-06', { score: 4, gap_ms: 4_999 }),
      answer(commune, '2026-07-06', { score: 3, hour_status: 'closed' }),
      answer(commune, '2026-07-06', { score: 3, hour_status: 'closed', model_code: 'gio-them' }),
      answer(commune, '2026-07-06', { score: 2, gap_ms: 5_000, burst_position: 5 }),
      answer(commune, '2026-07-06', { score: 1, gap_ms: 5_000, burst_position: -10 }),
      answer(commune, '2026-07-06', { score: 1, gap_ms: 5_000, burst_position: 4 }),
      answer(commune, '2026-07-06', { score: 5, clock_state: 'suspect' }),
    ];
    const { refused } = await store.importFiles(
      [(await maker.make(commune, { rows })).file],
      today,
    );
    expect(refused).toEqual([]);
    const db = await countedRows(store);
    expect(db.undated).toBe(1);
    expect(db.days).toEqual([
      // the best first: clean, then left out
      ['kiosk', '', '2026-07-06', '1 0 0 0 1', '1 1 1 1 1'],
      ['kiosk', '', '2026-07-07', '0 0 0 1 0', '0 0 0 0 0'],
      ['kiosk', 'gio-them', '2026-07-06', '1 0 1 0 0', '0 0 0 0 0'],
      ['kiosk-helped', '', '2026-07-06', '0 1 0 0 0', '0 0 0 0 0'],
      ['paper', '', '2026-07-03', '0 0 1 0 0', '0 0 0 0 0'],
    ]);
    expect(db.hours).toEqual([
      { month: '2026-07', weekday: 1, hour: 9, n: 4, k: 2 },
      { month: '2026-07', weekday: 2, hour: 9, n: 1, k: 0 },
    ]);
    expect(db.reasons).toEqual([
      { unit: '21609', model: '', month: '2026-07', reason: undefined, n: 1 },
      { unit: '21609', model: '', month: '2026-07', reason: 'fee', n: 1 },
      { unit: '21609', model: '', month: '2026-07', reason: 'waiting', n: 1 },
    ]);
  });

  it('is the same as counting afresh, whatever came, was held, decided and undone', async () => {
    const store = await aStore([commune, other, small]);
    const first = await maker.make(commune, { rows: answers(commune, '2026-07-06', 12) });
    await store.importFiles([first.file], today);
    const before = await counts(store);
    // another unit comes, a later batch of the first changes an answer, and has one row again
    const [told] = first.rows;
    if (told === undefined) throw new Error('a batch has rows');
    const more = [
      await maker.make(other, { rows: answers(other, '2026-08-10', 15) }),
      await maker.make(commune, {
        number: 2,
        previous: first.name,
        rows: [told, follows(told, { kind: 'change', score: 1, step: 3 })],
      }),
    ];
    const second = await again();
    await second.importFiles(
      more.map(({ file }) => file),
      today,
    );
    expect(await counts(second)).not.toEqual(before);

    // two batches of one number: nobody knows which is right
    const forks = [
      await maker.make(small, { rows: answers(small, '2026-09-07', 11) }),
      await maker.make(small, { rows: answers(small, '2026-09-08', 13) }),
    ];
    const third = await again();
    await third.importFiles([forks[0]?.file ?? ''], today);
    expect(await answersCounted(third)).toBe(12 + 15 + 11);
    const fourth = await again();
    await fourth.importFiles([forks[1]?.file ?? ''], today);
    expect(await answersCounted(fourth)).toBe(12 + 15);
    const made = await fourth.decide(
      {
        is: 'line',
        ...{ counts: forks[0]?.name ?? '', aside: [forks[1]?.name ?? ''], ground: 'senderSays' },
      },
      act,
    );
    expect(await answersCounted(fourth)).toBe(12 + 15 + 11);
    await fourth.undo(made?.id ?? '', act);
    expect(await answersCounted(fourth)).toBe(12 + 15);
    await fourth.rebuild();
    expect(await answersCounted(fourth)).toBe(12 + 15);
    await counts(fourth);
  });

  it('is marked anew by whatever changes it, and by nothing else', async () => {
    const store = await aStore([commune]);
    await store.importFiles(
      [(await maker.make(commune, { rows: answers(commune, '2026-07-06', 12) })).file],
      today,
    );
    await store.evaluationSource(today);
    closeAll();
    const mark = markOfStore(at);
    const looking = await again();
    await looking.evaluationSource(today);
    await looking.report({ asOf: today, silentAfterDays: 14 });
    closeAll();
    expect(markOfStore(at)).toBe(mark);
    const taking = await again();
    await taking.importFiles([(await maker.make(commune, { number: 3 })).file], today);
    closeAll();
    expect(markOfStore(at)).not.toBe(mark);
  });
});

describe('the evaluation of a store', () => {
  it('parts answers as open data publishes them', async () => {
    const store = await aStore([commune, other, small]);
    const made = [
      await maker.make(commune, {
        rows: [
          ...answers(commune, '2026-07-06', 40),
          ...answers(commune, '2026-08-06', 31),
          ...answers(commune, '2026-09-07', 25, { model_code: 'gio-them' }),
          ...answers(commune, '2026-09-07', 22, { scale_order: 'ascending' }),
          ...answers(commune, '2026-07-06', 14, {
            channel: 'portable',
            device_mode: 'interviewer',
          }),
          ...answers(commune, '2026-10-05', 1),
        ],
      }),
      await maker.make(other, {
        rows: [...answers(other, '2026-07-06', 60), ...answers(other, '2026-08-06', 3)],
      }),
      await maker.make(small, { rows: answers(small, '2026-08-06', 4) }),
    ];
    await store.importFiles(
      made.map(({ file }) => file),
      today,
    );
    const source = await store.evaluationSource(today);
    const out = join(root, randomUUID());
    const say = (key: string) => createWords('vi')(`open-data:${key}`);
    await store.openData({ quarters: ['2026-Q3'], floor: 10, out, on: today, vi: say, en: say });
    const [published] = openRegister(join(at, 'open-data')).list();
    const rows = published?.satisfaction.map(({ way, labelSet, scaleOrder, ...row }) => ({
      series: JSON.stringify([way, labelSet, scaleOrder]),
      ...{ quarter: row.quarter, months: row.months, unit: row.unit ?? undefined, n: row.n },
    }));
    // models part a block further, never across
    const blocks = Map.groupBy(blocksOf(source), ({ series, months, unit: of }) =>
      JSON.stringify([series, months, of ?? null]),
    );
    const joined = [...blocks.values()].map((some) => ({
      ...some[0],
      n: some.reduce((sum, { n }) => sum + n, 0),
    }));
    const sorted = (list: readonly object[] = []) =>
      list.map((one) => JSON.stringify(one, keys)).toSorted();
    const keys = ['series', 'quarter', 'months', 'unit', 'n'];
    expect(sorted(joined)).toEqual(sorted(rows));
    expect(source.cube.waiting).toEqual(['2026-Q4']);
    expect(published?.satisfaction.length).toBeGreaterThan(3);
  });

  it('says what is missing, undated and unknown, and evaluates', async () => {
    const store = await aStore([commune, other]);
    await store.importFiles(
      [
        (await maker.make(commune, { rows: answers(commune, '2026-07-06', 30) })).file,
        (
          await maker.make(commune, {
            number: 4,
            rows: [
              ...answers(commune, '2026-09-28', 30),
              answer(commune, '2026-09-28', { clock_state: 'unset' }),
            ],
          })
        ).file,
      ],
      today,
    );
    const source = await store.evaluationSource(today);
    expect(source).toMatchObject({
      closedTo: '2026-11-20',
      months: ['2026-07', '2026-09'],
      undated: 1,
      isRunBlind: true,
      isSimulated: false,
      units: [{ code: '21609', name: 'Xã 21609' }],
    });
    expect(source.incomplete).toEqual([
      { unit: '21609', month: '2026-07', missing: 2 },
      // and the station has not sent since September ended
      { unit: '21609', month: '2026-09', missing: 3 },
    ]);
    const known = knownOf(source, {
      place: 'store',
      ...{ office: unit, madeOn: today, ruleVersion: 'misuse-2', floor: 10 },
      ...{ models: [], figures: [], facts: [] },
    });
    const question = {
      from: '2026-07',
      to: '2026-09',
      model: null,
      units: [],
      beside: 'none',
    } as const;
    const evaluation = evaluate(source.cube, known, { ...question, units: [] });
    expect(evaluation.chosen.figure?.raw.n).toBe(60);
    expect(evaluation.notices).toEqual(
      expect.arrayContaining(['incomplete', 'runsUnknown', 'clockInDoubt']),
    );
  });
});

it('keeps each question of an earlier survey apart, where it was asked in known words', async () => {
  const store = await aStore([commune]);
  await store.importFiles(
    [(await maker.make(commune, { rows: answers(commune, '2026-07-06', 30) })).file],
    today,
  );
  const lines = Array.from({ length: 12 }, (_, nth) =>
    [`06/07/2026 08:${10 + nth}:00`, 'Xã 21609', nth < 9 ? 'Hài lòng' : 'Không hài lòng', 5].join(),
  );
  const file = join(root, `${randomUUID()}.csv`);
  writeFileSync(
    file,
    ['Dấu thời gian,Đơn vị,Mức độ hài lòng,Chấm điểm', ...lines, ''].join('\r\n'),
  );
  await store.surveys.map(file, 'phieu', new Map());
  const mapping = join(at, 'survey-mappings', 'phieu.json');
  const proposal = JSON.parse(readFileSync(mapping, 'utf8')) as {
    questions: { column: string; scale: object }[];
  };
  const words = { values: { 'Rất hài lòng': 3, 'Hài lòng': 2, 'Không hài lòng': 1 } };
  const filled = {
    ...{
      checked: true,
      form: 'phieu',
      name: 'Phiếu một cửa',
      source: 'Phòng Nội vụ',
      mode: 'online',
    },
    unit: { column: 'Đơn vị', codes: { 'Xã 21609': '21609' } },
    questions: proposal.questions.map((question) =>
      question.column === 'Mức độ hài lòng'
        ? { ...question, code: 'muc-do', name: 'Mức độ hài lòng', scale: words }
        : question,
    ),
  };
  writeFileSync(mapping, JSON.stringify({ ...proposal, ...filled }));
  const order = { file, mapping: 'phieu', again: false, on: today };
  expect(await store.surveys.importFile(order)).toMatchObject({ done: true });

  const { cube } = await store.evaluationSource(today);
  expect(cube.series.map(({ kind, labelSet, words: said }) => [kind, labelSet, ...said])).toEqual([
    ['selfService', 'hl5.1', 'descending', 'kiosk', 'self'],
    ['survey', 'hl3.1', 'Phiếu một cửa', 'Mức độ hài lòng'],
  ]);
  expect(cube.blocks.map(({ n, days }) => [n, days.map(({ clean }) => clean)])).toEqual([
    [30, [[6, 6, 6, 6, 6]]],
    [12, [[0, 0, 0, 9, 3]]],
  ]);
});

async function answersCounted(store: GatherStore): Promise<number> {
  return blocksOf(await store.evaluationSource(today)).reduce((sum, { n }) => sum + n, 0);
}

async function countedRows(store: GatherStore) {
  await store.evaluationSource(today);
  closeAll();
  const warehouse = await openWarehouse(join(at, 'warehouse.duckdb'), join(at, 'scratch'), {
    kind: 'real',
    decisions: () => noDecisions,
  });
  try {
    const { counted, undated } = await (await openEvaluationStore(warehouse.db)).read();
    const byText = (one: unknown, two: unknown) =>
      JSON.stringify(one) < JSON.stringify(two) ? -1 : 1;
    expect(
      counted.days.every(({ clean, leftOut }) => sizeOfCounts(clean) + sizeOfCounts(leftOut) > 0),
    ).toBe(true);
    return {
      undated,
      days: counted.days
        .map(({ series, model, day, clean, leftOut }) => [
          ...[(JSON.parse(series) as string[])[0], model, day, clean.join(' '), leftOut.join(' ')],
        ])
        .toSorted(byText),
      hours: counted.hours.toSorted(byText),
      reasons: counted.reasons.toSorted((one, two) =>
        (one.reason ?? '') < (two.reason ?? '') ? -1 : 1,
      ),
    };
  } finally {
    warehouse.close();
  }
}
