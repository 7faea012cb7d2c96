import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { parseCsv } from 'hucre/csv';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { batchFiles } from '#main/gather-files.ts';
import { createWords } from '#main/words.ts';
import { DataPackage } from '#tests/support/data-package.ts';
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
import { openGatherStore, type GatherStore } from '../index.ts';
import { createStore } from '../store-folder.ts';
import { sha256Of } from '#main/platform/sha256-of.ts';
import { openRegister } from './register.ts';

const today = '2026-11-21';
const unit = { code: '52', codeSystem: 'QD19-2025', name: 'Sở Nội vụ' };
const vi = (key: string) => createWords('vi')(`open-data:${key}`);
const en = (key: string) => createWords('en')(`open-data:${key}`);

let root: string;
let makers: Record<'real' | 'simulated', BatchMaker>;
let at: string;
let open: GatherStore[] = [];

beforeAll(async () => {
  root = makeTempFolder();
  const made = async (kind: 'real' | 'simulated') => {
    await createStore(join(root, kind), { kind, unit }, batchFiles);
    const store = await openGatherStore(join(root, kind), batchFiles);
    const { recipient } = JSON.parse(store.ownCard(today).document) as { recipient: string };
    store.close();
    return await createBatchMaker(join(root, `made-${kind}`), recipient);
  };
  makers = { real: await made('real'), simulated: await made('simulated') };
});
afterAll(() => {
  for (const maker of Object.values(makers)) maker.close();
  removeFolder(root);
});
beforeEach(() => {
  at = join(root, randomUUID());
  return () => {
    for (const store of open) store.close();
    open = [];
  };
});

async function aStore(
  lives: readonly Life[],
  kind: 'real' | 'simulated' = 'real',
): Promise<GatherStore> {
  cpSync(join(root, kind), at, { recursive: true });
  const store = await openGatherStore(at, batchFiles);
  open.push(store);
  store.trust(lives.map((life) => writeCard(join(root, 'cards'), life)));
  return store;
}

/** So many answers of a month, at nine in the morning of its tenth day. */
function answers(
  life: Life,
  month: string,
  count: number,
  given: Partial<RatingRow> = {},
): readonly RatingRow[] {
  return Array.from({ length: count }, (_, nth) =>
    aRatingRow(life, {
      label_set: 'hl5.1',
      score: 5 - (nth % 5),
      recorded_at_ms: Date.parse(`${month}-10T02:00:00Z`),
      ...given,
    }),
  );
}

/** What shows that a station has sent everything of the third quarter. */
const afterQuarter = (life: Life) => answers(life, '2026-10', 1);

interface Extract {
  readonly folder: string;
  readonly files: readonly string[];
  rowsOf(table: string): readonly Readonly<Record<string, string>>[];
}

let extracts = 0;
async function extract(
  store: GatherStore,
  quarters: readonly string[] = ['2026-Q3'],
  floor = 10,
): Promise<Extract & { readonly outcome: Awaited<ReturnType<GatherStore['openData']>> }> {
  extracts += 1;
  const folder = join(root, `extract-${extracts}`);
  const outcome = await store.openData({ quarters, floor, out: folder, on: today, vi, en });
  return {
    outcome,
    folder,
    files: outcome.files,
    rowsOf(table) {
      const file = join(folder, table);
      if (!existsSync(file)) return [];
      const [header = [], ...rows] = parseCsv(readFileSync(file, 'utf8'));
      return rows.map((row) =>
        Object.fromEntries(header.map((name, column) => [String(name), String(row[column])])),
      );
    },
  };
}

function bytesOf({ folder, files }: Extract): Readonly<Record<string, string>> {
  return Object.fromEntries(
    files.map((name) => [name, readFileSync(join(folder, name)).toString('base64')]),
  );
}

const big = aLife({ unitCode: '21609' });
const middle = aLife({ unitCode: '21616' });
const small = aLife({ unitCode: '21622' });
const lives = [big, middle, small];

/**
 * Two units that can be shown alone and one that cannot, by every threshold that can be drawn. Gives back the
 * name of the first unit's batch.
 */
async function aQuarter(store: GatherStore): Promise<string> {
  const files = [
    await makers.real.make(big, {
      rows: [
        ...answers(big, '2026-07', 40),
        ...answers(big, '2026-08', 30, { field_code: 'dat-dai' }),
        ...answers(big, '2026-09', 25),
        ...afterQuarter(big),
      ],
    }),
    await makers.real.make(middle, {
      rows: [
        ...answers(middle, '2026-07', 60),
        ...answers(middle, '2026-08', 3),
        ...afterQuarter(middle),
      ],
    }),
    await makers.real.make(small, {
      rows: [...answers(small, '2026-08', 4), ...afterQuarter(small)],
    }),
  ];
  const { refused } = await store.importFiles(
    files.map(({ file }) => file),
    today,
  );
  expect(refused).toEqual([]);
  return files[0]?.name ?? '';
}

describe('open data', () => {
  it('shows no row of fewer than the floor, and each answer once', async () => {
    const store = await aStore(lives);
    await aQuarter(store);
    const { rowsOf, outcome } = await extract(store);
    const rows = rowsOf('satisfaction.csv');
    expect(rows.every(({ n }) => Number(n) >= 10)).toBe(true);
    expect(rows.reduce((sum, { n }) => sum + Number(n), 0)).toBe(40 + 30 + 25 + 63 + 4);
    // four answers of one unit are with a whole other unit, which one is drawn
    const joined = rows.filter((row) => row['unit_code'] === '');
    expect(new Set(joined.map((row) => row['unit_name']))).toEqual(
      new Set(['Các đơn vị còn lại (gộp)']),
    );
    expect(rows.some((row) => row['unit_code'] === '21622')).toBe(false);
    for (const row of rows) {
      const scores = [5, 4, 3, 2, 1].map((score) => Number(row[`n_${score}`]));
      expect(scores.reduce((sum, n) => sum + n, 0)).toBe(Number(row['n']));
    }
    for (const table of ['hours.csv', 'fields.csv']) {
      expect(rowsOf(table).reduce((sum, { n }) => sum + Number(n), 0)).toBe(162);
      expect(rowsOf(table).every(({ n }) => Number(n) >= 10)).toBe(true);
    }
    expect(outcome).toMatchObject({ fresh: ['2026-Q3'], incomplete: [], late: 0 });
  });

  it('says beforehand what will be shown and kept back, and publishes nothing by that', async () => {
    const store = await aStore(lives);
    await aQuarter(store);
    expect(await store.closedQuarters(today)).toEqual([{ quarter: '2026-Q3', published: null }]);
    const order = { quarters: ['2026-Q3'], floor: 10, on: today };
    const outlook = await store.weighOpenData(order);
    expect(existsSync(join(at, 'open-data'))).toBe(false);
    expect(outlook).toMatchObject({ answers: 162, shown: 162, keptBack: 0, incomplete: [] });

    const { rowsOf } = await extract(store);
    const rows = rowsOf('satisfaction.csv');
    const units = new Set(rows.flatMap((row) => row['unit_code'] || []));
    const fields = rowsOf('fields.csv').filter(({ field }) => field !== '');
    expect(outlook).toMatchObject({
      unitsAlone: units.size,
      unitsJoined: 3 - units.size,
      fieldsAlone: new Set(fields.map(({ field }) => field)).size,
    });
    expect(await store.weighOpenData(order)).toBeUndefined();
    expect(await store.closedQuarters(today)).toEqual([{ quarter: '2026-Q3', published: today }]);
  });

  it('keeps all back, and says so, where there are too few', async () => {
    const store = await aStore([small]);
    await store.importFiles(
      [(await makers.real.make(small, { rows: answers(small, '2026-08', 9) })).file],
      today,
    );
    const outlook = await store.weighOpenData({ quarters: ['2026-Q3'], floor: 10, on: today });
    expect(outlook).toMatchObject({ answers: 9, shown: 0, keptBack: 9, unitsAlone: 0 });
  });

  it('publishes nothing where there are too few in all', async () => {
    const store = await aStore([small]);
    await store.importFiles(
      [(await makers.real.make(small, { rows: answers(small, '2026-08', 9) })).file],
      today,
    );
    const { files } = await extract(store);
    expect(files).toEqual([
      ...['README.md', 'code-lists.csv', 'code-lists.parquet', 'datapackage.json'],
      ...['periods.csv', 'periods.parquet'],
    ]);
  });

  it('names a field where all sources name it alike, and leaves the bare code where they do not', async () => {
    const store = await aStore([big, middle]);
    const codebook = (...fields: readonly (readonly [string, string])[]) => ({
      'codebook.json': JSON.stringify({ fields: fields.map(([code, name]) => ({ code, name })) }),
    });
    const rows = (life: Life) =>
      ['dat-dai', 'ho-tich', 'xay-dung'].flatMap((field_code) =>
        answers(life, '2026-07', 40, { field_code }),
      );
    const batches = [
      await makers.real.make(big, {
        rows: rows(big),
        instead: codebook(['dat-dai', 'Đất đai'], ['ho-tich', 'Hộ tịch'], ['khac', 'Khác']),
      }),
      await makers.real.make(middle, {
        rows: rows(middle),
        // the same words, written in another form of Unicode
        instead: codebook(['dat-dai', 'Đất  đai'.normalize('NFD')], ['ho-tich', 'Tư pháp']),
      }),
    ];
    await store.importFiles(
      batches.map(({ file }) => file),
      today,
    );
    const first = await extract(store);
    const named = first
      .rowsOf('code-lists.csv')
      .filter(({ list }) => list === 'field')
      .map((row) => [row['code'], row['name_vi'], row['name_en']]);
    expect(named).toEqual([
      ['dat-dai', 'Đất đai', ''],
      ['ho-tich', '', ''],
      ['xay-dung', '', ''],
    ]);

    // renamed afterwards: what was published stays
    const renamed = await makers.real.make(big, {
      ...{ number: 2, previous: batches[0]?.name ?? null },
      rows: answers(big, '2026-10', 1),
      instead: codebook(['dat-dai', 'Địa chính']),
    });
    await store.importFiles([renamed.file], today);
    expect(bytesOf(await extract(store))).toEqual(bytesOf(first));
  });

  it('never changes what was published, and brings what came late with a later quarter', async () => {
    const store = await aStore(lives);
    const previous = await aQuarter(store);
    const first = await extract(store);
    const published = bytesOf(first);
    expect(bytesOf(await extract(store))).toEqual(published);

    // twenty more of July come late, with a change of a score that was published
    const late = await makers.real.make(big, {
      number: 2,
      previous,
      rows: [...answers(big, '2026-07', 20), ...answers(big, '2026-10', 30)],
    });
    await store.importFiles([late.file], today);
    expect(bytesOf(await extract(store))).toEqual(published);
    await store.rebuild();
    expect(bytesOf(await extract(store))).toEqual(published);

    const both = await extract(store, ['2026-Q3', '2026-Q4']);
    const rows = both.rowsOf('satisfaction.csv');
    const before = first.rowsOf('satisfaction.csv');
    expect(rows.filter(({ quarter }) => quarter === '2026-Q3')).toEqual(before);
    expect(rows.filter(({ period }) => period === 'late')).toMatchObject([{ n: '20' }]);
    expect(both.outcome).toMatchObject({ before: ['2026-Q3'], fresh: ['2026-Q4'], late: 20 });
    // once published, they are not late again
    const third = await extract(store, ['2026-Q2']);
    expect(third.rowsOf('satisfaction.csv')).toEqual([]);
    expect(
      openRegister(join(at, 'open-data'))
        .list()
        .map(({ hasLate }) => hasLate),
    ).toEqual([...[false, true, false]]);
  });

  it('keeps back what came late until there is enough of it', async () => {
    const store = await aStore(lives);
    const previous = await aQuarter(store);
    await extract(store);
    const second = await makers.real.make(big, {
      number: 2,
      previous,
      rows: [...answers(big, '2026-07', 6), ...answers(big, '2026-10', 30)],
    });
    await store.importFiles([second.file], today);
    expect((await extract(store, ['2026-Q4'])).outcome.late).toBe(0);
    const third = await makers.real.make(big, {
      number: 3,
      previous: second.name,
      rows: [...answers(big, '2026-07', 5), ...answers(big, '2027-01', 30)],
    });
    await store.importFiles([third.file], '2027-05-01');
    const { outcome } = await extract(store, ['2027-Q1']);
    expect(outcome.late).toBe(11); // six that waited and five that came
  });

  it('says where batches are missing', async () => {
    const store = await aStore([big]);
    const batch = await makers.real.make(big, { number: 2, rows: answers(big, '2026-07', 40) });
    await store.importFiles([batch.file], today);
    const { rowsOf, outcome } = await extract(store);
    expect(outcome.incomplete).toEqual(['21609']);
    expect(rowsOf('satisfaction.csv')).toMatchObject([{ n: '40', complete: 'false' }]);
  });

  it('never adds up series, and leaves out what has no sure day', async () => {
    const store = await aStore([big]);
    const facts = (rows: readonly RatingRow[], question: string, choices: string) =>
      rows.map((row) =>
        aRatingRow(big, {
          ...row,
          id: randomUUID(),
          response_id: row.response_id,
          kind: 'fact',
          score: null,
          question,
          choices,
        }),
      );
    const alone = answers(big, '2026-07', 30);
    const helped = answers(big, '2026-07', 25);
    // typed in October, filled in in August
    const paper = answers(big, '2026-10', 22, { channel: 'paper', device_mode: 'paper' });
    const doubtful = answers(big, '2026-07', 50, { clock_state: 'suspect' });
    const given = { channel: 'portable', device_mode: 'assisted', counter_code: null } as const;
    const atHomes = [...answers(big, '2026-07', 11, given), ...answers(big, '2026-08', 2, given)];
    const batch = await makers.real.make(big, {
      rows: [
        ...[...alone, ...helped, ...paper, ...doubtful, ...atHomes, ...afterQuarter(big)],
        ...facts(helped, 'pressed_by', '["officer"]'),
        ...facts(paper, 'form_day', '["2026-08-20"]'),
        ...facts(alone.slice(0, 20), 'reasons', '["waiting","fee"]'),
        ...facts(helped, 'reasons', '["place"]'),
      ],
    });
    const { refused } = await store.importFiles([batch.file], today);
    expect(refused).toEqual([]);
    const { rowsOf } = await extract(store);
    expect(rowsOf('satisfaction.csv').map(({ way, months, n }) => [way, months, n])).toEqual([
      ['kiosk', '2026-07', '30'],
      ['kiosk-helped', '2026-07', '25'],
      ['paper', '2026-08', '22'],
      ['portable', '2026-07 2026-08 2026-09', '13'], // a month of two waits for the quarter
    ]);
    for (const table of ['hours.csv', 'fields.csv']) {
      expect(rowsOf(table).map(({ n }) => n)).toEqual(['30']); // nothing but the counters
    }
    expect(
      rowsOf('reasons.csv').map(({ reason, chosen, answered, n }) => [reason, chosen, answered, n]),
    ).toEqual([
      ['fee', '20', '20', '30'],
      ['waiting', '20', '20', '30'],
    ]);
  });

  it('shows earlier surveys in a table of their own, by their source and on their own scale', async () => {
    const store = await aStore([]);
    mkdirSync(join(at, 'survey-mappings'));
    const mapping = {
      format: 'hai-long-survey-mapping/1',
      checked: true,
      form: 'phieu-1',
      name: 'Phiếu quý III',
      source: 'Uỷ ban Mặt trận Tổ quốc xã',
      mode: 'paper',
      header: ['Ngày', 'Xã', 'Thái độ', 'Trễ hẹn'],
      time: { column: 'Ngày', order: 'dmy', keep: 'day' },
      unit: { column: 'Xã', codes: { A: '21609', B: '21616', C: '21622' } },
      counter: null,
      rowId: null,
      questions: [
        {
          ...{ column: 'Thái độ', code: 'thai-do', name: 'Thái độ phục vụ' },
          scale: { values: { Tốt: 3, 'Bình thường': 2, Kém: 1 } },
        },
        {
          ...{ column: 'Trễ hẹn', code: 'tre-hen', name: 'Có trễ hẹn không' },
          scale: { values: { Không: 2, Có: 1, 'Chưa đến hẹn': null } },
        },
      ],
    };
    writeFileSync(join(at, 'survey-mappings', 'phieu-1.json'), JSON.stringify(mapping));
    const forms = (unit: string, count: number, late: (nth: number) => string) =>
      Array.from({ length: count }, (_, nth) =>
        ['20/08/2026', unit, nth % 3 === 0 ? 'Kém' : 'Tốt', late(nth)].join(','),
      );
    const file = join(root, 'phieu.csv');
    const lines = [
      mapping.header.join(','),
      ...forms('A', 42, (nth) => (nth < 22 ? 'Không' : 'Chưa đến hẹn')),
      ...forms('B', 30, (nth) => (nth < 3 ? 'Có' : '')),
      ...forms('C', 24, () => ''),
    ];
    writeFileSync(file, lines.join('\r\n'));
    const order = { file, mapping: undefined, again: false, on: today };
    expect(await store.surveys.importFile(order)).toMatchObject({ done: true });

    const { rowsOf, files } = await extract(store);
    expect(files).not.toContain('satisfaction.csv');
    const rows = rowsOf('earlier-surveys.csv');
    expect(new Set(rows.map(({ source, mode }) => `${source} ${mode}`))).toEqual(
      new Set(['Uỷ ban Mặt trận Tổ quốc xã paper']),
    );
    const shown = (question: string) =>
      rows
        .filter((row) => row['question'] === question)
        .map(({ unit_code, n, answered, label, given }) => [unit_code, n, answered, label, given]);
    expect(shown('thai-do')).toEqual([
      ...[
        ['21609', '42', '42', 'Kém', '14'],
        ['21609', '42', '42', 'Tốt', '28'],
      ],
      ...[
        ['21616', '30', '30', 'Kém', '10'],
        ['21616', '30', '30', 'Tốt', '20'],
      ],
      ...[
        ['21622', '24', '24', 'Kém', '8'],
        ['21622', '24', '24', 'Tốt', '16'],
      ],
    ]);
    // three of B are too few, and would be known beside those of A
    expect(shown('tre-hen')).toEqual([
      ['21609 21616', '72', '25', 'Có', '3'],
      ['21609 21616', '72', '25', 'Không', '22'],
    ]);

    const [entry] = store.surveys.list();
    await store.surveys.remove(entry?.id ?? '', today, 'trùng');
    expect((await extract(store)).files).not.toContain('earlier-surveys.csv');
  });

  it('is a data package that describes every file, the same in both forms', async () => {
    const store = await aStore(lives);
    await aQuarter(store);
    const { folder, files } = await extract(store);
    const description = readFileSync(join(folder, 'datapackage.json'), 'utf8');
    const described = DataPackage.parse(JSON.parse(description));
    const paths = described.resources.map(({ path }) => path);
    expect([...paths, 'datapackage.json', 'README.md'].toSorted()).toEqual(files);
    for (const { path, bytes, hash } of described.resources) {
      expect(hash).toBe(`sha256:${await sha256Of(join(folder, path))}`);
      expect(readFileSync(join(folder, path)).length).toBe(bytes);
    }
    const instance = await DuckDBInstance.create(':memory:');
    const connection = await instance.connect();
    const text = 'COLUMNS(*)::VARCHAR';
    for (const csv of paths.filter((path) => path.endsWith('.csv'))) {
      const parquet = join(folder, csv.replace('.csv', '.parquet'));
      const different = await connection.runAndReadAll(
        `SELECT COUNT(*) FROM (
           (SELECT ${text} FROM '${parquet}' AS row EXCEPT ALL
            SELECT ${text} FROM read_csv('${join(folder, csv)}') AS row)
           UNION ALL
           (SELECT ${text} FROM read_csv('${join(folder, csv)}') AS row EXCEPT ALL
            SELECT ${text} FROM '${parquet}' AS row))`,
      );
      expect(Number(different.getRows()[0]?.[0])).toBe(0);
    }
    connection.closeSync();
    instance.closeSync();
    const all = files.map((name) => readFileSync(join(folder, name), 'utf8')).join('\n');
    for (const own of ['may-1', 'quay-1', big.incarnation]) expect(all).not.toContain(own);
    expect(readFileSync(join(folder, 'README.md'), 'utf8')).not.toMatch(/open-data:|\{/);
    expect(description).not.toMatch(/"(field|table)\./);
  });

  it('says in every name and row that it was made up, where it was', async () => {
    const life = aLife({ folderKind: 'simulated', unitCode: '21609' });
    const store = await aStore([life], 'simulated');
    const batch = await makers.simulated.make(life, { rows: answers(life, '2026-08', 40) });
    await store.importFiles([batch.file], today);
    const { files, folder, rowsOf } = await extract(store);
    expect(files.every((name) => name.startsWith('so-lieu-gia-lap-'))).toBe(true);
    for (const name of files.filter((each) => each.endsWith('.csv'))) {
      expect(rowsOf(name).length).toBeGreaterThan(0);
      expect(rowsOf(name).every(({ mark }) => mark === 'SỐ LIỆU GIẢ LẬP')).toBe(true);
    }
    for (const name of files.filter((each) => /json|md$/.test(each))) {
      expect(readFileSync(join(folder, name), 'utf8')).toContain('SỐ LIỆU GIẢ LẬP');
    }
  });

  it('is written into an empty folder alone, and published only if it can be written', async () => {
    const store = await aStore([big]);
    await store.importFiles(
      [(await makers.real.make(big, { rows: answers(big, '2026-07', 40) })).file],
      today,
    );
    const order = { quarters: ['2026-Q3'], floor: 10, on: today, vi, en };
    await expect(store.openData({ ...order, out: root })).rejects.toMatchObject({
      problem: 'folderNotEmpty',
    });
    expect(existsSync(join(at, 'open-data'))).toBe(false);
  });
});
