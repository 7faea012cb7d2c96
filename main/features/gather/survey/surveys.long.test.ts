import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { writeXlsx } from 'hucre/xlsx';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { batchFiles } from '#main/gather-files.ts';
import { locateSurvey } from '#shared/features/survey/locate-survey.ts';
import { makeTempFolder, removeFolder } from '#tests/support/folders.ts';
import {
  aLife,
  createBatchMaker,
  writeCard,
  type BatchMaker,
} from '#tests/support/station-batches.ts';
import { openDuckDatabase, type Row } from '../duck-database.ts';
import { openGatherStore, type GatherStore } from '../index.ts';
import { createStore } from '../store-folder.ts';
import { typicalQueries } from '../typical-queries-store.ts';
import { warehouseSchema } from '../warehouse-schema-store.ts';
import { readSurveyFile } from './read-survey-file.ts';
import type { ImportOutcome } from './surveys.ts';

const today = '2026-11-21';
let root: string;
let template: string;
let maker: BatchMaker;
let at: string;
let open: GatherStore[] = [];

beforeAll(async () => {
  root = makeTempFolder();
  template = join(root, 'template');
  const unit = { code: '01', codeSystem: 'QD19-2025', name: 'Sở Nội vụ' };
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

async function aStore(path = at): Promise<GatherStore> {
  cpSync(template, path, { recursive: true });
  return await reopened(path);
}
async function reopened(path = at): Promise<GatherStore> {
  const store = await openGatherStore(path, batchFiles);
  open.push(store);
  return store;
}
function closed(store: GatherStore): void {
  store.close();
  open = open.filter((each) => each !== store);
}

const header =
  'Dấu thời gian,Họ và tên,Đơn vị,Mức độ hài lòng,Có bị trễ hẹn không?,Chấm điểm,Góp ý';
const answers = [
  '03/10/2026 08:15:30,Nguyễn Văn A,Xã An Lão,Rất hài lòng,Không bị trễ hẹn,9,Cảm ơn',
  '14/10/2026 08:40:02,Trần Thị B,Xã An Lão,Hài lòng,Đúng hẹn,"8,5",',
  '15/10/2026 14:05:00,,Xã An Vinh,Không hài lòng,Trễ hẹn,2,Chờ lâu quá',
] as const;

function aFile(lines: readonly string[], name = 'phieu.csv', top = header): string {
  mkdirSync(at, { recursive: true });
  const file = join(at, '..', `${randomUUID()}-${name}`);
  writeFileSync(file, [top, ...lines, ''].join('\r\n'));
  return file;
}

/** What a person does with a proposal: fills in every `?` and says that it was compared with the form. */
function correct(name: string, changes: object = {}): void {
  const file = join(at, 'survey-mappings', `${name}.json`);
  const proposal = JSON.parse(readFileSync(file, 'utf8')) as {
    questions: { scale: object; column: string }[];
  };
  const questions = proposal.questions.map((question) =>
    question.column === 'Mức độ hài lòng'
      ? {
          ...question,
          scale: { values: { 'Rất hài lòng': 3, 'Hài lòng': 2, 'Không hài lòng': 1 } },
        }
      : question.column === 'Có bị trễ hẹn không?'
        ? {
            ...question,
            scale: { values: { 'Đúng hẹn': 2, 'Trễ hẹn': 1, 'Không bị trễ hẹn': null } },
          }
        : question,
  );
  const filled = {
    ...proposal,
    checked: true,
    name: 'Phiếu khảo sát Bộ phận một cửa',
    source: 'Phòng Nội vụ, biểu mẫu trực tuyến',
    mode: 'online',
    unit: { column: 'Đơn vị', codes: { 'Xã An Lão': '21609', 'Xã An Vinh': '21616' } },
    questions,
    ...changes,
  };
  writeFileSync(file, JSON.stringify(filled));
}

async function aMappedStore(path = at): Promise<GatherStore> {
  const store = await aStore(path);
  await store.surveys.map(aFile([...answers, ...answers]), 'phieu-1', new Map());
  correct('phieu-1');
  return store;
}

async function imported(store: GatherStore, file: string): Promise<ImportOutcome> {
  return await store.surveys.importFile({ file, mapping: undefined, again: false, on: today });
}

/** What a query says of the warehouse, read as any program would while nobody gathers. */
async function asked(store: GatherStore, ...queries: readonly string[]): Promise<readonly Row[][]> {
  closed(store);
  const db = await openDuckDatabase(join(at, 'warehouse.duckdb'), join(at, 'scratch'));
  try {
    const results: Row[][] = [];
    for (const query of queries) results.push([...(await db.all(query))]);
    return results;
  } finally {
    db.close();
  }
}

const takenValues = `SELECT unit_code, hour, question, scale, value FROM survey_answer ORDER BY day, question`;

describe('an earlier survey', () => {
  it('is proposed with nobody’s name or words in it, and taken only once a person has checked it', async () => {
    const store = await aStore();
    const file = aFile([...answers, ...answers]);
    const mapped = await store.surveys.map(file, 'phieu-1', new Map([['21609', 'Xã An Lão']]));
    expect(mapped).toMatchObject({
      proposal: {
        personal: ['Họ và tên'],
        leftOut: ['Góp ý'],
        notes: [
          { note: 'unitMissing' },
          { note: 'scaleUnsure', column: 'Mức độ hài lòng' },
          { note: 'scaleUnknown', column: 'Có bị trễ hẹn không?' },
          { note: 'numberBounds', column: 'Chấm điểm' },
        ],
        mapping: {
          time: { order: 'dmy', keep: 'hour' },
          unit: { codes: { 'Xã An Lão': '21609', 'Xã An Vinh': '?' } },
        },
      },
    });
    const kept = readFileSync(join(at, 'survey-mappings', 'phieu-1.json'), 'utf8');
    for (const own of ['Nguyễn', 'Trần', 'Cảm ơn', 'Chờ lâu']) expect(kept).not.toContain(own);
    expect(await imported(store, file)).toMatchObject({ done: false, why: 'mapping' });
    correct('phieu-1', { checked: false });
    expect(await imported(store, file)).toMatchObject({ kept: { is: 'notChecked' } });
    correct('phieu-1');
    expect(await imported(store, file)).toMatchObject({ done: true, entry: { rows: 6 } });
  });

  it('keeps its own scale, and what is no score has none', async () => {
    const store = await aMappedStore();
    await imported(store, aFile(answers));
    const [rows] = await asked(store, takenValues);
    const value = (
      unit_code: string,
      hour: number,
      question: string,
      scale: string,
      value: number,
    ) => ({
      unit_code,
      hour,
      question,
      scale,
      value,
    });
    expect(rows).toEqual([
      value('21609', 8, 'cau-1', '1..3', 3),
      value('21609', 8, 'cau-3', '1..10', 9),
      value('21609', 8, 'cau-1', '1..3', 2),
      value('21609', 8, 'cau-2', '1..2', 2),
      value('21609', 8, 'cau-3', '1..10', 8.5),
      value('21616', 14, 'cau-1', '1..3', 1),
      value('21616', 14, 'cau-2', '1..2', 1),
      value('21616', 14, 'cau-3', '1..10', 2),
    ]);
  });

  it('leaves nothing of names, words, minutes or order in the store', async () => {
    const store = await aMappedStore();
    await imported(store, aFile([...answers].toReversed()));
    closed(store);
    const kept = readdirSync(at, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'))
      .join('\n');
    for (const own of ['Nguyễn', 'Cảm ơn', 'Chờ lâu', '08:15', '8:40', 'Dấu thời gian,']) {
      expect(kept).not.toContain(own);
    }
    const table = readdirSync(join(at, 'archive-surveys')).find((name) => name.endsWith('.csv'));
    const lines = readFileSync(join(at, 'archive-surveys', table ?? ''), 'utf8').split('\r\n');
    expect(lines.map((line) => line.split(',')[2])).toEqual([
      ...['day', '2026-10-03', '2026-10-14', '2026-10-15', undefined],
    ]);
  });

  it('is taken in once, and what two exports both have counts once', async () => {
    const store = await aMappedStore();
    const first = aFile(answers);
    await imported(store, first);
    const { hash } = await store.verify();
    expect(await imported(store, first)).toMatchObject({ isKnown: true });
    expect((await store.verify()).hash).toBe(hash);
    const next = ['16/10/2026 09:00:00,,Xã An Lão,Hài lòng,,7,', answers[1], answers[2]];
    expect(await imported(store, aFile(next))).toMatchObject({ shared: 2, entry: { rows: 3 } });
    expect(await store.surveys.sum()).toMatchObject({ forms: 4 });
  });

  it('counts two people who said the same at the same time as two', async () => {
    const store = await aMappedStore();
    expect(await imported(store, aFile([answers[0], answers[0], answers[1]]))).toMatchObject({
      entry: { rows: 3 },
    });
    await imported(store, aFile([answers[0], answers[2]]));
    expect(await store.surveys.sum()).toMatchObject({ forms: 4 });
  });

  it('is the same store in whatever order its files come, whoever holds it', async () => {
    const files = [aFile(answers), aFile([answers[1], '17/10/2026 8:00,,Xã An Vinh,Hài lòng,,5,'])];
    const store = await aMappedStore();
    for (const file of files) await imported(store, file);
    const { hash } = await store.verify();
    closed(store);
    const other = `${at}-other`;
    cpSync(at, other, { recursive: true });
    for (const gone of ['archive-surveys', 'warehouse.duckdb', 'keys.json']) {
      rmSync(join(other, gone), { recursive: true });
    }
    cpSync(join(template, 'keys.json'), join(other, 'keys.json'));
    const again = await reopened(other);
    for (const file of files.toReversed()) await imported(again, file);
    expect((await again.verify()).hash).toBe(hash);
  });

  it('enters whole or not at all, and each bad cell is named', async () => {
    const store = await aMappedStore();
    const bad = aFile([
      answers[0],
      '31/02/2026 08:00:00,,Xã An Lão,Hài lòng,,7,',
      '01/01/2027 08:00:00,,Xã Lạ,Tuyệt vời,,11,',
      '01/10/2026 08:00:00,,,Hài lòng,,7 điểm,',
    ]);
    const outcome = await imported(store, bad);
    expect(!outcome.done && outcome.why === 'cells' ? outcome.faults : []).toEqual([
      { fault: 'dayUnreadable', line: 3, column: 'Dấu thời gian', text: '31/02/2026 08:00:00' },
      { fault: 'dayAhead', line: 4, column: 'Dấu thời gian', text: '01/01/2027 08:00:00' },
      { fault: 'placeUnknown', line: 4, column: 'Đơn vị', text: 'Xã Lạ' },
      { fault: 'scoreUnknown', line: 4, column: 'Mức độ hài lòng', text: 'Tuyệt vời' },
      { fault: 'scoreOutside', line: 4, column: 'Chấm điểm', text: '11' },
      { fault: 'placeMissing', line: 5, column: 'Đơn vị' },
      { fault: 'scoreUnknown', line: 5, column: 'Chấm điểm', text: '7 điểm' },
    ]);
    expect(store.surveys.list()).toEqual([]);
    expect(await store.surveys.sum()).toMatchObject({ answers: 0 });
  });

  it('refuses a mapping that takes who answered', async () => {
    const store = await aMappedStore();
    correct('phieu-1', { rowId: 'Họ và tên' });
    expect(await imported(store, aFile(answers))).toMatchObject({
      faults: [{ fault: 'columnPersonal', column: 'Họ và tên' }],
    });
  });

  it('refuses a second mapping of a form beside rows of the first', async () => {
    const store = await aMappedStore();
    await imported(store, aFile(answers));
    correct('phieu-1', { time: { column: 'Dấu thời gian', order: 'dmy', keep: 'day' } });
    const file = aFile(answers.slice(0, 1));
    expect(await imported(store, file)).toMatchObject({ why: 'mappedOtherwise' });
    const [entry] = store.surveys.list();
    await store.surveys.remove(entry?.id.slice(0, 8) ?? '', today, 'đọc lại theo ngày');
    expect(await imported(store, file)).toMatchObject({ done: true });
  });

  it('can be removed with a reason, which stays, and be taken in again', async () => {
    const store = await aMappedStore();
    const file = aFile(answers);
    await imported(store, file);
    const { hash } = await store.verify();
    const [entry] = store.surveys.list();
    await store.surveys.remove(entry?.id.slice(0, 8) ?? '', today, 'trùng đợt');
    expect(await store.surveys.sum()).toMatchObject({ answers: 0 });
    expect(await imported(store, file)).toMatchObject({ why: 'removedBefore' });
    await store.rebuild();
    expect(await store.surveys.sum()).toMatchObject({ answers: 0 });
    await store.surveys.importFile({ file, mapping: 'phieu-1', again: true, on: today });
    expect(await store.verify()).toEqual({ hash, findings: [] });
    expect(store.surveys.list()[0]?.steps).toEqual([
      { step: 'taken', on: today },
      { step: 'removed', on: today, reason: 'trùng đợt' },
      { step: 'taken', on: today },
    ]);
  });

  it('is built again from what was kept, and an altered or missing table is found', async () => {
    const store = await aMappedStore();
    await imported(store, aFile(answers));
    const { hash } = await store.verify();
    await store.rebuild();
    expect(await store.verify()).toEqual({ hash, findings: [] });
    const [entry] = store.surveys.list();
    const name = entry?.id ?? '';
    const table = join(at, 'archive-surveys', `${name}.csv`);
    writeFileSync(table, readFileSync(table, 'utf8').replace(',9', ',1'));
    expect((await store.verify()).findings).toEqual([{ kind: 'surveyAltered', name }]);
    rmSync(table);
    expect((await store.verify()).findings).toEqual([{ kind: 'surveyMissing', name }]);
    await imported(store, aFile(answers)); // whoever still has the file mends it
    expect((await store.verify()).findings).toEqual([]);
  });

  it('changes no figure of the kiosks', async () => {
    const store = await aMappedStore();
    const life = aLife();
    store.trust([writeCard(join(root, 'cards'), life)]);
    await store.importFiles([(await maker.make(life)).file], today);
    const count = await store.count();
    const queries = [
      ...Object.values(typicalQueries),
      'SELECT * FROM response',
      'SELECT * FROM unit',
    ];
    const sorted = (results: readonly Row[][]) =>
      results.map((rows) =>
        rows
          .map((row) =>
            JSON.stringify(row, (_, value: unknown) =>
              typeof value === 'bigint' ? String(value) : value,
            ),
          )
          .toSorted(),
      );
    const before = sorted(await asked(store, ...queries));
    expect(before.filter((rows) => rows.length > 0).length).toBeGreaterThan(8);
    const again = await reopened();
    await imported(again, aFile(answers));
    expect(await again.count()).toEqual(count);
    expect(sorted(await asked(again, ...queries))).toEqual(before);
    expect(warehouseSchema).not.toMatch(/survey/);
  });
});

describe('a file of an earlier survey', () => {
  const plain = [header, ...answers, ''].join('\r\n');
  it.each([
    ['UTF-8', Buffer.from(plain)],
    ['UTF-8 with a mark', Buffer.from(`\uFEFF${plain}`)],
    ['UTF-16', Buffer.from(`\uFEFF${plain}`, 'utf16le')],
    ['semicolons', Buffer.from(`sep=;\r\n${plain.replaceAll(',', ';').replace('"8;5"', '8,5')}`)],
  ])('is read from a table in %s', async (_, bytes) => {
    const file = aFile([]);
    writeFileSync(file, bytes);
    const read = await readSurveyFile(file);
    const cells = 'rows' in read ? read.rows.map((row) => row.cells) : [];
    expect(cells).toEqual([
      header.split(','),
      ...answers.map((line) =>
        line
          .replace('"8,5"', '8;5')
          .replace(/,$/, '')
          .split(',')
          .map((cell) => cell.replace(';', ',')),
      ),
    ]);
  });

  it('is read in the code page of old Vietnamese programs, and that is said', async () => {
    const file = aFile([]);
    // marks of tone are bytes of their own there: tilde 0xde, grave 0xcc, acute 0xec
    const text = 'Xa\u00DE Hoa\u00CC;ha\u00CCi lo\u00CCng;r\u00E2\u00ECt';
    writeFileSync(file, Buffer.from(text, 'latin1'));
    expect(await readSurveyFile(file)).toEqual({
      encoding: 'windows-1258',
      separator: 'semicolon',
      rows: [{ line: 1, cells: ['Xã Hoà', 'hài lòng', 'rất'] }],
    });
  });

  it('is read from a workbook, its days as days whatever their format', async () => {
    const file = aFile([], 'phieu.xlsx');
    const rows = [['PHIẾU KHẢO SÁT'], ['Ngày', 'Điểm'], [new Date('2026-10-03T08:15:30Z'), 8.5]];
    writeFileSync(file, await writeXlsx({ sheets: [{ name: 'Trả lời', rows }] }));
    expect(await readSurveyFile(file)).toMatchObject({
      rows: [{ line: 1 }, { line: 2 }, { line: 3, cells: ['2026-10-03T08:15:30', '8.5'] }],
    });
  });

  it('is read under a header of merged cells, and a merged unit holds for each of its rows', async () => {
    const file = aFile([], 'phieu.xlsx');
    const rows = [
      ['PHIẾU KHẢO SÁT', null, null, null],
      ['Ngày', 'Đơn vị', 'Mức độ hài lòng', null],
      [null, null, 'Thái độ', 'Kết quả'],
      ['03/10/2026', 'Xã An Lão', 5, 4],
      ['04/10/2026', null, 3, 2],
    ];
    const merged = (startRow: number, startCol: number, endRow: number, endCol: number) => ({
      ...{ startRow, startCol, endRow, endCol },
    });
    const merges = [
      ...[merged(0, 0, 0, 3), merged(1, 0, 2, 0), merged(1, 1, 2, 1)],
      ...[merged(1, 2, 1, 3), merged(3, 1, 4, 1)],
    ];
    writeFileSync(file, await writeXlsx({ sheets: [{ name: 'Trả lời', rows, merges }] }));
    const read = await readSurveyFile(file);
    expect('rows' in read ? locateSurvey(read.rows) : read).toMatchObject({
      found: {
        header: ['Ngày', 'Đơn vị', 'Mức độ hài lòng – Thái độ', 'Mức độ hài lòng – Kết quả'],
        headerLine: 3,
        rows: [
          { line: 4, cells: ['03/10/2026', 'Xã An Lão', '5', '4'] },
          { line: 5, cells: ['04/10/2026', 'Xã An Lão', '3', '2'] },
        ],
      },
    });
  });

  it.each([
    ['oldExcel', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1])],
    ['notATable', Buffer.from('PK\u0003\u0004 no workbook')],
    ['notATable', Buffer.from('a\0b')],
    ['empty', Buffer.from('\r\n')],
  ])('is refused as %s', async (fault, bytes) => {
    const file = aFile([]);
    writeFileSync(file, bytes);
    expect(await readSurveyFile(file)).toEqual({ fault });
  });
});
